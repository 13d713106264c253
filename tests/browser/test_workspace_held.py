"""Held messages in the workspace: a moment in which what was sent can be undone, or turned private."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from browser.agent import agent, read_by, served
from browser.office import Office, office
from staff.house import Person


def holding(desk: Office, name: str, seconds: int = 10) -> Person:
    """Somebody whose messages are held."""
    person = desk.staff(name)
    desk.run(person.does("PUT", "/api/me/hold", json={"seconds": seconds}))
    return person


def test_a_held_message_is_undone_by_its_key_and_is_a_draft_again(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := holding(desk, "Ines")) as one:
        maria = desk.customer()
        one.opens(room := served(desk, ines, maria))
        one.writes("We never repair those.")
        expect(one.bubble("We never repair those.")).to_have_class(re.compile("pending"))
        expect(one.log).to_contain_text("Not sent yet")
        one.field.press("Control+z")
        expect(one.field).to_have_value("We never repair those.")
        expect(one.bubble("We never repair those.")).to_have_count(0)
        one.field.fill("We do repair those.")
        desk.run(ines.does("PUT", "/api/me/hold", json={"seconds": 0}))
        one.field.press("Enter")
        expect(one.bubble("We do repair those.")).not_to_have_class(re.compile("pending"))
        assert "We never" not in read_by(desk, maria, room)


def test_a_key_undoes_the_text_of_the_field_before_any_message(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := holding(desk, "Ines")) as one:
        one.opens(served(desk, ines, desk.customer()))
        one.writes("first")
        expect(one.log).to_contain_text("Not sent yet")
        one.field.press_sequentially("second")
        one.field.press("Control+z")
        expect(one.bubble("first")).to_be_visible()
        one.outside().page.keyboard.press("z")
        expect(one.bubble("first")).to_have_count(0)


def test_a_held_message_outlives_a_reload_and_is_seen_by_colleagues_as_held(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        ines, ben = holding(desk, "Ines"), desk.staff("Ben")
        room = served(desk, ines, desk.customer())
        offer = desk.run(ines.does("POST", f"/api/rooms/{room}/offers", json={"staff_id": ben.id}))
        desk.run(ben.does("POST", f"/api/offers/{offer['id']}/accept"))
        with agent(chromium, desk, ines) as one, agent(chromium, desk, ben) as other:
            other.opens(room)
            one.opens(room).writes("The plug is wet.")
            expect(other.bubble("The plug is wet.")).to_have_class(re.compile("pending"))
            expect(other.log).to_contain_text("The customer does not have it yet")
            expect(other.log.get_by_role("button", name="Undo")).to_have_count(0)
            one.page.reload()
            expect(one.bubble("The plug is wet.")).to_have_class(re.compile("pending"))
            one.at.presses("Undo")
            expect(one.field).to_have_value("The plug is wet.")
            expect(other.bubble("The plug is wet.")).to_have_count(0)


@pytest.mark.timeout(60)
def test_a_held_message_comes_to_the_customer_at_its_time(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := holding(desk, "Ines", 2)) as one:
        maria = desk.customer()
        one.opens(room := served(desk, ines, maria)).writes("At ten.")
        expect(one.bubble("At ten.")).to_have_class(re.compile("pending"))
        assert "At ten." not in read_by(desk, maria, room)
        expect(one.bubble("At ten.")).not_to_have_class(re.compile("pending"))
        assert "At ten." in read_by(desk, maria, room)


def test_one_key_makes_it_private_and_the_customer_never_had_it(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := holding(desk, "Ines")) as one:
        maria = desk.customer()
        one.opens(room := served(desk, ines, maria))
        expect(one.rooms).not_to_contain_text("unread")
        before = read_by(desk, maria, room)
        one.writes("Is she the one with the fraud flag?")
        expect(one.log).to_contain_text("Not sent yet")
        with one.page.expect_response(lambda answer: answer.url.endswith("/slips")) as counted:
            one.page.keyboard.press("Alt+Shift+P")
        assert (counted.value.status, counted.value.request.post_data_json) == (204, {"kind": "turned_private"})
        expect(one.slip("Is she the one with the fraud flag?")).to_contain_text("Private · staff only")
        expect(one.bubble("Is she the one")).to_have_count(0)
        assert read_by(desk, maria, room) == before


def test_a_failed_second_request_leaves_it_private_and_says_so(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := holding(desk, "Ines")) as one:
        maria = desk.customer()
        room = served(desk, ines, maria)
        one.page.route("**/private-files*", lambda route: route.abort())
        one.opens(room)
        with one.page.expect_file_chooser() as choosing:
            one.at.presses("Attach a file")
        choosing.value.set_files({"name": "plan.txt", "mimeType": "text/plain", "buffer": b"secret plan"})
        one.field.fill("Look at this")
        expect(one.composer.get_by_role("button", name="Send to customer")).not_to_have_attribute(
            "aria-disabled", "true"
        )
        one.field.press("Enter")
        expect(one.log).to_contain_text("Not sent yet")
        one.page.keyboard.press("Alt+Shift+P")
        expect(one.page.get_by_text("It is kept as a private draft.")).to_be_visible()
        expect(one.line).to_contain_text("Staff only")
        expect(one.field).to_have_value("Look at this")
        assert "Look at this" not in read_by(desk, maria, room)


def test_the_rules_are_set_in_the_settings_and_every_screen_is_clean(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, desk.house.ada) as ada:
        ada.at.goes("/settings/sending")
        ada.page.get_by_label("Hold messages to customers").select_option(label="5 seconds")
        ada.at.reads("Saved")
        assert ada.at.violations() == []
        ada.at.goes("/settings/alerts")
        ada.at.reads("This desk holds every message for 5 seconds at least.")
        assert ada.at.violations() == []
        ines = desk.staff("Ines")
        with agent(chromium, desk, ines) as one:
            one.opens(served(desk, ines, desk.customer())).writes("hello")
            expect(one.log).to_contain_text("Not sent yet")
            assert one.at.violations() == []

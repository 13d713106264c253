"""Reply, edit, recall and read marks, with two staff browsers and the customer beside them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect

from browser.agent import Agent, agent, read_by, served
from browser.office import office

SLIP = "Her card ends in 4417."


def choose(one: Agent, message: Locator, act: str) -> None:
    """Choose from the menu of one message, by keyboard."""
    button = message.locator("xpath=ancestor-or-self::*[self::article or .//article][1]").locator("[data-acts]")
    button.focus()
    one.at.types("Enter")
    item = one.page.get_by_role("menuitem", name=act)
    expect(item).to_be_visible()
    item.press("Enter")


def confirm(one: Agent) -> None:
    """The answer has the focus, so that Enter gives it."""
    expect(one.at.dialog.get_by_role("button", name="Recall")).to_be_focused()
    one.at.types("Enter")


def test_an_author_edits_in_place_and_the_customer_reads_it(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        maria = desk.customer()
        room = served(desk, ines, maria)
        one.opens(room).writes("Your bike is on our recal list.")
        choose(one, one.bubble("recal list"), "Edit")
        field = one.page.get_by_label("The message, to be said otherwise")
        expect(field).to_be_focused()
        expect(field).to_have_accessible_description("Maria sees the new text, and that it was edited")
        field.fill("Your bike is on our recall list.")
        field.press("Enter")
        expect(one.bubble("recall list")).to_contain_text("edited")
        assert "recal list" not in read_by(desk, maria, room)


def test_escape_leaves_a_message_as_it_is(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        room = served(desk, ines, desk.customer())
        one.opens(room).writes("One moment.")
        choose(one, one.bubble("One moment."), "Edit")
        one.page.keyboard.insert_text("Never mind")
        one.at.types("Escape")
        expect(one.bubble("One moment.")).to_be_visible()


@pytest.mark.parametrize(("handed", "told"), [(False, "Maria had not received it"), (True, "It had reached Maria")])
def test_a_recall_says_whether_the_customer_had_it(chromium: Browser, tmp_path: Path, handed: bool, told: str) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        maria = desk.customer()
        room = served(desk, ines, maria)
        one.opens(room).writes(SLIP)
        expect(one.bubble(SLIP)).to_be_visible()
        if handed:
            assert SLIP in read_by(desk, maria, room)
        choose(one, one.bubble(SLIP), "Recall")
        expect(one.at.dialog).to_contain_text("Maria sees “Message removed” in its place")
        assert one.at.violations() == []
        confirm(one)
        one.at.reads(told)
        one.at.reads("You recalled this message")
        assert SLIP not in one.page.locator("main").inner_text()
        assert SLIP not in read_by(desk, maria, room)
        expect(one.rooms.first).to_contain_text("Message recalled")


def test_a_private_message_is_answered_privately_even_from_chat(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        maria = desk.customer()
        room = served(desk, ines, maria)
        desk.run(desk.house.ada.whispers(room, "Offer a courtesy bike."))
        one.opens(room)
        expect(one.composer).not_to_have_class("private")
        choose(one, one.slip("courtesy"), "Reply")
        expect(one.line).to_contain_text("Staff only")
        expect(one.field).to_be_focused()
        one.writes("Will do.")
        said = one.slip("Will do.")
        expect(said.locator(".quote.private")).to_contain_text("Offer a courtesy bike.")
        assert "courtesy" not in read_by(desk, maria, room)


def test_a_public_message_is_answered_in_chat_and_the_customer_reads_the_quote(
    chromium: Browser, tmp_path: Path
) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        maria = desk.customer()
        room = served(desk, ines, maria, "The motor stops.")
        one.opens(room)
        choose(one, one.bubble("The motor stops."), "Reply")
        expect(one.composer).to_contain_text("The motor stops.")
        one.writes("Since when?")
        expect(one.bubble("Since when?").locator(".quote")).to_contain_text("The motor stops.")
        expect(one.composer).not_to_contain_text("The motor stops.")
        entries = desk.run(maria.ask("GET", f"/api/enquiries/{room}/entries")).json()["entries"]
        assert entries[-1]["quote"]["text"] == "The motor stops."


def test_a_quote_leads_to_its_message_and_is_empty_once_that_was_recalled(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        room = served(desk, ines, desk.customer())
        first = desk.run(ines.whispers(room, SLIP)).json()["id"]
        for n in range(90):
            desk.run(ines.whispers(room, f"Line {n}"))
        desk.run(ines.whispers(room, "See above.", quotes_private=first))
        one.opens(room)
        quote = one.slip("See above.").locator(".quote")
        expect(quote).to_contain_text(SLIP)
        quote.click()
        expect(one.page.locator(".lit")).to_contain_text(SLIP)
        choose(one, one.page.locator(".lit"), "Recall")
        confirm(one)
        one.at.reads("Private message recalled")
        one.at.presses("Jump to latest")
        expect(one.slip("See above.").locator(".quote")).to_contain_text("Message recalled")


def test_colleagues_see_who_has_read_a_private_message(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        room = served(desk, ines, desk.customer())
        one.opens(room)
        one.switches().writes("Do we know this one?")
        button = one.slip("Do we know this one?").locator("[data-acts]")
        button.focus()
        expect(button).to_have_accessible_description("Not read yet")
        head = desk.run(ines.does("GET", f"/api/rooms/{room}"))["private_head"]
        desk.run(desk.house.ada.does("POST", f"/api/rooms/{room}/private-seen", json={"up_to": head}))
        expect(button).to_have_accessible_description("Read by Ada")
        expect(one.page.get_by_text("Read by Ada")).to_be_visible()


def test_only_ones_own_fresh_messages_can_be_changed(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        room = served(desk, ines, desk.customer(), "The motor stops.")
        one.opens(room)
        one.bubble("The motor stops.").hover()
        one.log.locator("[data-acts]").last.click()
        expect(one.page.get_by_role("menuitem", name="Reply")).to_be_visible()
        for act in ("Edit", "Recall", "History"):
            expect(one.page.get_by_role("menuitem", name=act)).to_have_count(0)


def test_an_administrator_reads_what_was_said_before(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, desk.house.ada) as one:
        ines = desk.staff("Ines")
        room = served(desk, ines, desk.customer())
        sent = desk.run(ines.speaks(room, SLIP)).json()["id"]
        body = {"audience": "customer", "key": "ab" * 16}
        desk.run(ines.does("POST", f"/api/rooms/{room}/messages/{sent}/recall", json=body))
        one.at.goes(f"/overview/{room}")
        choose(one, one.bubble("Ines recalled this message"), "History")
        expect(one.at.dialog).to_contain_text(SLIP)
        expect(one.at.dialog).to_contain_text("the customer had not received the wording before")
        assert one.at.violations() == []


def test_the_filter_finds_what_was_said_privately_far_back(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        room = served(desk, ines, desk.customer())
        desk.run(ines.whispers(room, SLIP))
        for n in range(130):
            desk.run(ines.speaks(room, f"Line {n}"))
        one.opens(room)
        expect(one.log).to_contain_text("Line 129")
        one.at.presses("Show private messages only")
        expect(one.log).to_contain_text(SLIP)
        expect(one.log).not_to_contain_text("Line 1")


def test_a_link_to_a_public_message_lifts_the_filter(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        room = served(desk, ines, desk.customer(), "The motor stops.")
        desk.run(
            ines.whispers(room, "About that:", quotes_message=first_of(desk.run(ines.does("GET", timeline(room)))))
        )
        one.opens(room)
        one.at.presses("Show private messages only")
        expect(one.log.locator(".bubble")).to_have_count(0)
        one.slip("About that:").locator(".quote").click()
        expect(one.page.locator(".lit")).to_contain_text("The motor stops.")


def timeline(room: str) -> str:
    return f"/api/rooms/{room}/timeline"


def first_of(page: dict[str, Any]) -> str:
    """The id of the first public message of a page."""
    return str(next(entry["id"] for entry in page["entries"] if entry["kind"] == "message"))

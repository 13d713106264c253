"""The audience guard: one question before a text that seems meant for colleagues, and none before any other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Browser, Locator, expect

from browser.agent import Agent, agent, read_by, served
from browser.office import Office, office
from staff.house import Customer, Person

ASIDE = "The plug behind the display has the old seal, do not let her open the housing."


@contextmanager
def advised(chromium: Browser, folder: Path) -> Iterator[tuple[Office, Agent, Customer, str, Person]]:
    """Ines at a room of Maria's, in which Ben has joined and said something aside."""
    with office(folder) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        maria, ben = desk.customer(), desk.staff("Ben", "administrator")
        room = served(desk, ines, maria)
        desk.run(ben.does("POST", f"/api/rooms/{room}/join"))
        desk.run(ben.whispers(room, ASIDE))
        one.opens(room)
        expect(one.slip(ASIDE)).to_be_visible()
        yield desk, one, maria, room, ben


def question(one: Agent) -> Locator:
    return one.page.get_by_role("alertdialog")


def slips(desk: Office) -> dict[str, int]:
    """What the report says of slips today."""
    today = datetime.now(UTC).date()
    path = f"/api/report/figures?from={today - timedelta(1)}&to={today + timedelta(1)}"
    found = desk.run(desk.house.ada.does("GET", path))["slips"]
    return {one["kind"]: one["count"] for one in found if one["count"]}


def test_one_key_makes_private_what_was_meant_for_a_colleague(chromium: Browser, tmp_path: Path) -> None:
    with advised(chromium, tmp_path) as (desk, one, maria, room, _ben):
        before = read_by(desk, maria, room)
        one.writes("Ben, is the seal in stock?")
        expect(question(one)).to_contain_text("Send this to Maria?")
        expect(question(one)).to_contain_text("It speaks to Ben.")
        expect(question(one).get_by_role("button", name="Make it private")).to_be_focused()
        assert one.at.violations() == []
        with one.page.expect_response(lambda answer: answer.url.endswith("/slips")):
            one.page.keyboard.press("p")
        expect(one.slip("Ben, is the seal in stock?")).to_be_visible()
        expect(one.field).to_have_value("")
        assert read_by(desk, maria, room) == before
        assert [frame["type"] for frame in one.sent if "text" in frame] == ["send_private_message"]
        assert slips(desk) == {"guard_private": 1}


def test_the_private_words_that_a_text_repeats_are_shown_on_both_sides(chromium: Browser, tmp_path: Path) -> None:
    with advised(chromium, tmp_path) as (_desk, one, _maria, _room, _ben):
        one.writes(ASIDE)
        expect(question(one)).to_contain_text("It repeats words from a private message of this room.")
        expect(question(one).locator(".side.private")).to_contain_text("Private · Ben")
        expect(question(one).locator(".side mark")).to_have_count(2)


def test_keeping_keeps_the_text_and_sending_sends_it(chromium: Browser, tmp_path: Path) -> None:
    with advised(chromium, tmp_path) as (desk, one, maria, room, _ben):
        one.writes("Ben, is the seal in stock?")
        expect(question(one)).to_be_visible()
        one.page.keyboard.press("Escape")
        expect(one.field).to_be_focused()
        expect(one.field).to_have_value("Ben, is the seal in stock?")
        one.field.press("Enter")
        with one.page.expect_response(lambda answer: answer.url.endswith("/slips")):
            question(one).get_by_role("button", name="Send to customer").click()
        expect(one.bubble("Ben, is the seal in stock?")).to_be_visible()
        expect(one.field).to_be_focused()
        assert "is the seal in stock" in read_by(desk, maria, room)
        assert slips(desk) == {"guard_kept": 1, "guard_sent": 1}


def test_what_is_meant_for_the_customer_goes_without_a_question(chromium: Browser, tmp_path: Path) -> None:
    with advised(chromium, tmp_path) as (_desk, one, _maria, _room, _ben):
        for text in (
            "Ben from our workshop will look at it himself.",
            "The plug has let in moisture, Maria.",
            "Of course!",
        ):
            one.writes(text)
            expect(one.bubble(text)).to_be_visible()
            expect(question(one)).to_have_count(0)


def test_what_cannot_be_said_privately_stays_a_private_draft(chromium: Browser, tmp_path: Path) -> None:
    with advised(chromium, tmp_path / "desk") as (desk, one, maria, room, _ben):
        before, note = read_by(desk, maria, room), tmp_path / "serials.txt"
        note.write_text("TE2-2405")
        with one.page.expect_response(f"**/api/rooms/{room}/files?name=serials.txt"):
            one.page.locator("input[type=file]").set_input_files(note)
        one.page.route("**/private-files*", lambda route: route.abort())
        expect(one.composer.get_by_role("button", name="Send to customer")).not_to_have_attribute(
            "aria-disabled", "true"
        )
        one.writes("Ben, these serials?")
        expect(question(one)).to_be_visible()
        one.page.keyboard.press("Enter")
        expect(one.line).to_contain_text("Staff only:")
        expect(one.field).to_have_value("Ben, these serials?")
        assert read_by(desk, maria, room) == before


def test_the_desks_own_words_are_kept_on_the_staff_side_and_asked_about(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, desk.house.ada) as boss:
        boss.at.goes("/settings/sending").fills("Words and addresses, one a line", "Kestrel\nwiki.tarn.example")
        assert boss.at.violations() == []
        with boss.page.expect_response(lambda answer: answer.url.endswith("/api/guard") and answer.status == 200):
            boss.at.presses("Save", exact=True)
        ines, maria = desk.staff("Ines"), desk.customer()
        room = served(desk, ines, maria)
        with agent(chromium, desk, ines) as one:
            one.opens(room)
            expect(one.field).to_be_visible()
            one.writes("Your bike belongs to project Kestrel, Maria.")
            expect(question(one)).to_contain_text("It contains “Kestrel”, which this desk keeps to itself.")
        for path in ("/api/desk", "/", f"/api/enquiries/{room}/entries"):
            assert "Kestrel" not in desk.run(maria.ask("GET", path)).text


def test_pasting_from_a_private_block_into_chat_asks(chromium: Browser, tmp_path: Path) -> None:
    wishes = {"permissions": ["clipboard-read", "clipboard-write"]}
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines"), **wishes) as one:
        maria, ben = desk.customer(), desk.staff("Ben", "administrator")
        room = served(desk, ines, maria, "My motor cuts out in the rain.")
        desk.run(ben.does("POST", f"/api/rooms/{room}/join"))
        desk.run(ben.whispers(room, ASIDE))
        one.opens(room)
        copies(one, one.slip(ASIDE))
        one.field.press("Control+v")
        expect(question(one)).to_contain_text("This comes from a private message")
        expect(question(one).get_by_role("button", name="Do not paste").last).to_be_focused()
        one.page.keyboard.press("Enter")
        expect(one.field).to_have_value("")
        one.field.press("Control+v")
        question(one).get_by_role("button", name="Paste into Chat").click()
        expect(one.field).to_have_value(ASIDE)
        one.field.fill("")
        copies(one, one.bubble("My motor cuts out"))
        one.field.press("Control+v")
        expect(one.field).to_have_value("My motor cuts out in the rain.")
        one.switches()
        copies(one, one.slip(ASIDE))
        one.field.press("Control+v")
        expect(one.field).to_have_value(ASIDE)


def copies(one: Agent, message: Locator) -> None:
    """Select a message's words and copy them, as by hand."""
    one.outside()
    message.locator(".text").evaluate("(text) => getSelection().selectAllChildren(text)")
    one.page.keyboard.press("Control+c")
    one.field.focus()

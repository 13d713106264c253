"""A colleague suggests a reply; the owner sends it, edits it first, or sets it aside."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Locator, expect

from browser.agent import Agent, agent
from browser.office import Office, office
from customers import new_key

WORDS = "It is under warranty. Come by tomorrow from nine."


def suggests(desk: Office, room: str, reply: str = WORDS, note: str = "") -> None:
    """Ada proposes a reply, watching."""
    body = {"audience": "staff", "key": new_key(), "reply": reply, "text": note}
    desk.run(desk.house.ada.does("POST", f"/api/rooms/{room}/suggestions", json=body))


def card(at: Agent) -> Locator:
    return at.log.get_by_role("article").filter(has=at.page.locator(".proposal")).last


def test_a_suggestion_is_sent_with_one_key_and_both_see_it(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        ana = desk.staff("Ana")
        room = desk.handled(ana)
        with agent(chromium, desk, ana) as at_ana, agent(chromium, desk, desk.house.ada) as at_ada:
            at_ana.opens(room)
            at_ada.at.goes(f"/overview/{room}")
            at_ada.page.get_by_role("button", name="Suggest a reply to Ana").click()
            at_ada.page.get_by_label("What Ana could say to Maria").fill(WORDS)
            at_ada.page.keyboard.press("Enter")
            expect(card(at_ana)).to_contain_text(WORDS)
            expect(card(at_ana)).to_contain_text("Goes out under your name, Ana")
            assert at_ana.at.violations() == []
            at_ana.page.locator("body").press("Control+Enter")
            for one in (at_ana, at_ada):
                expect(card(one)).to_contain_text("Sent as it was by Ana")
            expect(at_ana.log.get_by_role("article", name="Ana,").first).to_contain_text(WORDS)


def test_a_suggestion_that_is_edited_first_shows_what_was_changed(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        ana = desk.staff("Ana")
        room = desk.handled(ana)
        suggests(desk, room)
        with agent(chromium, desk, ana) as at_ana:
            at_ana.opens(room)
            at_ana.field.fill("One moment")
            card(at_ana).get_by_role("button", name="Edit first").click()
            at_ana.at.dialog.get_by_role("button", name="Replace the draft").click()
            expect(at_ana.field).to_have_value(WORDS)
            expect(at_ana.field).to_be_focused()
            expect(at_ana.composer).to_contain_text("From Ada’s suggestion")
            at_ana.field.fill("It is under warranty. Come by on Friday from nine.")
            at_ana.page.reload()
            expect(at_ana.composer).to_contain_text("From Ada’s suggestion")
            at_ana.field.press("Enter")
            expect(card(at_ana)).to_contain_text("Sent with changes by Ana")
            card(at_ana).get_by_text("What was changed").click()
            expect(card(at_ana).locator("del")).to_contain_text("tomorrow")
            expect(card(at_ana).locator("ins")).to_contain_text("on Friday")
            assert at_ana.at.violations() == []


def test_a_suggestion_is_set_aside_with_a_reason(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        ana = desk.staff("Ana")
        room = desk.handled(ana)
        suggests(desk, room, note="She was here in May.")
        with agent(chromium, desk, ana) as at_ana:
            at_ana.opens(room)
            expect(card(at_ana)).to_contain_text("She was here in May.")
            card(at_ana).get_by_role("button", name="Dismiss").click()
            card(at_ana).get_by_label("Why?").fill("The warranty has ended.")
            at_ana.page.keyboard.press("Enter")
            expect(card(at_ana)).to_contain_text("Dismissed by Ana")
            expect(card(at_ana)).to_contain_text("The warranty has ended.")
            expect(card(at_ana).get_by_role("button", name="Send as my reply")).to_have_count(0)


def test_the_key_that_sends_is_not_taken_from_a_text_that_is_being_written(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        ana = desk.staff("Ana")
        room = desk.handled(ana)
        suggests(desk, room)
        with agent(chromium, desk, ana) as at_ana:
            at_ana.opens(room)
            at_ana.switches()
            at_ana.field.fill("Is it, Ada?")
            at_ana.field.press("Control+Enter")
            expect(at_ana.log.get_by_text("Is it, Ada?")).to_be_visible()
            expect(card(at_ana).get_by_role("button", name="Send as my reply")).to_be_visible()
            assert all(frame["type"] != "send_message" for frame in at_ana.sent)


def test_a_card_holds_on_a_phone_and_in_the_dark(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        ana = desk.staff("Ana")
        room = desk.handled(ana)
        suggests(desk, room, note="Say so.")
        with agent(chromium, desk, ana, viewport={"width": 390, "height": 844}, color_scheme="dark") as at_ana:
            at_ana.opens(room)
            expect(card(at_ana).get_by_role("button", name="Send as my reply")).to_be_visible()
            assert at_ana.at.fits()
            assert at_ana.at.violations() == []


def test_the_report_counts_what_came_of_suggestions(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        ana = desk.staff("Ana")
        room = desk.handled(ana)
        suggests(desk, room)
        suggests(desk, room, "Or leave it with us.")
        desk.run(ana.does("POST", f"/api/rooms/{room}/suggestions/1/dismiss", json={}))
        with agent(chromium, desk, desk.house.ada) as at_ada:
            at_ada.at.goes("/report")
            section = at_ada.page.get_by_role("region", name="Suggested replies")
            table = section.get_by_role("table")
            expect(table.get_by_role("row", name="Ada")).to_contain_text("50%")
            at_ada.page.get_by_text("Whose enquiry", exact=True).click()
            expect(table.get_by_role("row", name="Ana")).to_be_visible()
            assert at_ada.at.violations() == []
            with at_ada.page.expect_download() as taken:
                section.get_by_role("link").click()
            assert "author,Ada,2,0,0,1,1" in taken.value.path().read_text("utf-8-sig")

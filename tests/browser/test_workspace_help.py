"""Somebody asks for help from a room; whoever may answer sees it first, wherever they look."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from browser.agent import agent
from browser.office import office


def test_a_call_for_help_comes_first_and_a_private_answer_ends_it(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        ana = desk.staff("Ana")
        first, room = desk.handled(ana, by="Nora"), desk.handled(ana)
        with agent(chromium, desk, ana) as at_ana, agent(chromium, desk, desk.house.ada) as at_ada:
            at_ada.at.goes("/overview")
            expect(at_ada.at.column("handling").locator("[data-room]").first).to_have_attribute("data-room", first)
            at_ana.opens(room).outside()
            at_ana.page.keyboard.press("f")
            at_ana.at.dialog.get_by_label("What about?").fill("Is E010 covered?")
            assert at_ana.at.violations() == []
            at_ana.page.keyboard.press("Enter")
            expect(at_ana.page.get_by_text("You asked for help")).to_be_visible()
            expect(at_ana.log.get_by_text("Ana asked for help. “Is E010 covered?”")).to_be_visible()
            expect(at_ada.at.column("handling").locator("[data-room]").first).to_have_attribute("data-room", room)
            expect(at_ada.at.card(room)).to_contain_text("Help asked")
            expect(at_ada.page.get_by_text("E010")).to_have_count(0)
            at_ada.page.get_by_role("region", name="Notices").get_by_role("button", name="Watch").click()
            expect(at_ada.at.panel).to_contain_text("Ana asked for help")
            assert at_ada.at.violations() == []
            at_ada.writes("It is, until May.")
            expect(at_ada.at.panel.get_by_text("Lower flag")).to_have_count(0)
            expect(at_ana.page.get_by_text("You asked for help")).to_have_count(0)
            expect(at_ada.at.column("handling").locator("[data-room]").first).to_have_attribute("data-room", first)


def test_who_asked_takes_it_back(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        ana = desk.staff("Ana")
        room = desk.handled(ana)
        desk.run(ana.does("POST", f"/api/rooms/{room}/flag", json={}))
        with agent(chromium, desk, ana, viewport={"width": 390, "height": 844}) as at_ana:
            at_ana.opens(room)
            assert at_ana.at.fits()
            at_ana.at.presses("Lower flag")
            expect(at_ana.log.get_by_text("Ana lowered the flag.")).to_be_visible()
            expect(at_ana.page.get_by_text("You asked for help")).to_have_count(0)

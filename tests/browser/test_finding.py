"""Finding a message in a room by keyboard, and what the curtain keeps back."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from browser.agent import agent, served
from browser.office import office


def test_a_message_is_found_by_keyboard_and_shown_in_its_place(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        room = served(desk, ines, desk.customer(), "The needle is here.")
        for number in range(70):
            desk.run(ines.whispers(room, f"hay {number}"))
        one.opens(room).outside().at.types("s")
        expect(one.page.get_by_role("textbox", name="Words to find")).to_be_focused()
        one.page.keyboard.type("hay 69")
        hit = one.at.dialog.get_by_role("listitem")
        expect(hit).to_have_count(1)
        expect(hit).to_contain_text("Private · staff only")
        assert one.at.violations() == []
        one.page.get_by_role("textbox", name="Words to find").fill("needle")
        expect(hit).to_contain_text("Maria")
        one.page.keyboard.press("Enter")
        expect(one.at.dialog).to_have_count(0)
        expect(one.bubble("The needle is here.")).to_be_in_viewport()


def test_what_is_not_there_says_so_and_the_curtain_keeps_private_hits_back(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines"), color_scheme="dark") as one:
        room = served(desk, ines, desk.customer(), "The blue one?")
        desk.run(ines.whispers(room, "blue is sold out"))
        one.opens(room).outside().at.types("s")
        search = one.page.get_by_role("textbox", name="Words to find")
        search.fill("blue")
        expect(one.at.dialog.get_by_role("listitem")).to_have_count(2)
        assert one.at.violations() == []
        search.fill("green")
        one.at.reads("No message in this room has these words.")
        one.page.keyboard.press("Escape")
        one.page.keyboard.press("Alt+c")
        one.outside().at.types("s")
        search.fill("blue")
        expect(one.at.dialog.get_by_role("listitem")).to_have_count(1)
        expect(one.at.dialog).not_to_contain_text("sold out")

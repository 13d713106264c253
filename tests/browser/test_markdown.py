"""Light Markdown: written by keys in the workspace, drawn there and in the widget, and never anything but its marks."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from browser.agent import agent, served
from browser.office import office

WRITTEN = "- **bold** [terms](https://shop.example/t)\n- <img src=x onerror=alert(1)> [x](javascript:alert(1))"


def test_marks_are_set_by_keys_undone_and_drawn(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        one.opens(served(desk, ines, desk.customer()))
        one.field.fill("really")
        one.field.press("Control+a")
        one.field.press("Control+b")
        expect(one.field).to_have_value("**really**")
        one.field.press("Control+i")
        expect(one.field).to_have_value("***really***")
        one.field.press("Control+i")
        one.field.press("Control+z")
        expect(one.field).to_have_value("***really***")
        one.field.press("Enter")
        expect(one.bubble("really").locator("strong em")).to_have_text("really")


def test_what_is_no_mark_is_text_on_both_sides(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        room = served(desk, ines, desk.customer())
        desk.run(ines.speaks(room, WRITTEN))
        desk.run(ines.whispers(room, WRITTEN))
        one.opens(room)
        for said in (one.bubble("bold"), one.slip("bold")):
            expect(said.locator("li")).to_have_count(2)
            expect(said.locator("img")).to_have_count(0)
            link = said.get_by_role("link")
            expect(link).to_have_count(1)
            expect(link).to_have_attribute("href", "https://shop.example/t")
            expect(link).to_have_attribute("rel", "noopener noreferrer nofollow")
        assert one.at.violations() == []

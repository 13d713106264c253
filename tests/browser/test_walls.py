"""Settings, Walls: which lock holds is told in words, by keyboard, at every size, and never by colour alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from browser.office import office, seated


def test_an_administrator_reads_which_locks_hold_and_how_that_was_tried(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, seated(chromium, desk, desk.house.ada) as ada:
        ada.goes("/health").reads("8 locks hold")
        locks = ada.page.get_by_role("list", name="The ten locks").locator("> li")
        expect(locks).to_have_count(10)
        expect(locks.nth(2)).to_contain_text("K3Stores")
        expect(locks.nth(2)).to_contain_text("Holds")
        expect(locks.nth(4)).to_contain_text("Holds in part")
        expect(locks.nth(6)).to_contain_text("Not in force")
        summary = locks.nth(3).locator("summary")
        summary.focus()
        ada.page.keyboard.press("Enter")
        expect(locks.nth(3)).to_contain_text("statements denied")
        ada.page.get_by_role("button", name="Look again").click()
        expect(locks).to_have_count(10)


def test_somebody_who_does_not_run_the_desk_finds_no_such_section(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        ana = desk.staff("Ana")
        with seated(chromium, desk, ana) as at_ana:
            at_ana.goes("/settings/walls")
            expect(at_ana.page.get_by_role("heading", name="Profile")).to_be_visible()
            expect(at_ana.page.get_by_role("link", name="Walls")).to_have_count(0)


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_the_page_is_for_everybody(chromium: Browser, tmp_path: Path, look: str, size: tuple[int, int]) -> None:
    window = {"viewport": {"width": size[0], "height": size[1]}, "color_scheme": look}
    with office(tmp_path) as desk, seated(chromium, desk, desk.house.ada, **window) as ada:
        ada.goes("/settings/walls").reads("8 locks hold")
        ada.page.locator("summary").nth(3).click()
        ada.reads("statements denied")
        assert ada.violations() == []
        assert ada.fits()

"""Withdrawing a conversation from somebody who was in it, as an Administrator does it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from browser.office import office, seated


def test_an_administrator_takes_a_conversation_back(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, seated(chromium, desk, desk.house.ada) as ada:
        ana = desk.staff("Ana")
        room = desk.closed(ana, aside="said aside")
        with seated(chromium, desk, ana) as at_ana:
            at_ana.goes(f"/closed/{room}").reads("said aside")
            ada.goes(f"/closed/{room}").page.get_by_role("tab", name="Details").click()
            ada.presses("Who may read this").reads("was there at the close")
            assert ada.violations() == []
            ada.presses("Withdraw from Ana").reads("Ana can no longer read this conversation")
            expect(ada.dialog).to_contain_text("Withdrawn")
            expect(at_ana.page.get_by_text("said aside")).to_have_count(0)
            at_ana.page.reload()
            at_ana.reads("There is nothing here")
        ada.presses("Give back to Ana").reads("Ana can read this conversation again")
        assert ada.violations() == []

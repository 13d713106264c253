"""The audit screen: who read what, and whether the record of it is whole."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from playwright.sync_api import Browser, expect

from browser.office import office, seated


def test_the_ledger_is_read_narrowed_and_verified(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, seated(chromium, desk, desk.house.ada) as ada:
        ana = desk.staff("Ana")
        room = desk.closed(ana, aside="said aside")
        desk.run(ana.does("GET", f"/api/rooms/{room}/timeline"))
        desk.run(desk.house.ada.does("POST", "/api/roles", json={"name": "Night", "reach": "all", "permissions": []}))
        ada.goes("/settings/audit").reads("Not verified yet").reads("read the private messages after the close")
        ada.reads("made the role Night")
        ada.page.get_by_label("Kind").select_option("Reading")
        expect(ada.page.get_by_text("made the role Night")).to_have_count(0)
        expect(ada.page.get_by_label("Lines of the ledger").get_by_role("listitem")).to_have_count(1)
        ada.presses("Verify now").reads("Verified up to line")
        ada.presses("Clear").reads("verified the ledger")
        assert ada.violations() == []
        with closing(sqlite3.connect(tmp_path / "private" / "desk.db")) as link, link:
            link.execute("UPDATE ledger SET staff_id = 'x' WHERE n = 2")
        ada.presses("Verify now").reads("The ledger is not as it was written").reads("Line 2 was edited.")
        assert ada.violations() == []
        ada.page.get_by_text("ENQ-").first.click()
        ada.reads("said aside")

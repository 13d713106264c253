"""Assistants in the settings, and what they say in a room."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from browser.agent import agent, served
from browser.office import office
from staff.test_assistants import Bot, said


def test_an_assistant_is_let_in_shown_its_token_once_and_ended(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, desk.house.ada) as ada:
        ada.at.goes("/settings/assistants")
        ada.at.reads("It cannot speak to a customer, by any way.")
        ada.at.presses("New assistant")
        ada.at.fills("Name", "Handbook")
        assert ada.at.violations() == []
        ada.at.presses("Make its token")
        secret = ada.page.get_by_role("region", name="Token").inner_text().strip()
        assert secret.startswith("bc_bot_")
        ada.at.presses("I have it")
        ada.at.reads("not used yet")
        assert secret not in ada.page.content()
        ines = desk.staff("Ines")
        room = served(desk, ines, desk.customer())
        bot = Bot(desk.house, secret)
        desk.run(bot.does("POST", f"/api/assistant/rooms/{room}/private-messages", json=said("From the handbook")))
        with agent(chromium, desk, ines) as one:
            one.opens(room)
            expect(one.slip("From the handbook")).to_contain_text("Handbook")
            expect(one.slip("From the handbook")).to_contain_text("Assistant")
            assert one.at.violations() == []
        ada.page.reload()
        ada.at.reads("last used")
        ada.at.presses("End… Handbook")
        ada.at.dialog.locator("[data-confirm]").click()
        ada.at.reads("No assistants yet")
        assert desk.run(bot.ask("GET", "/api/assistant")).status_code == 401

"""The workspace for everybody: nothing for axe to say, nothing wider than the window, in each state and size."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from browser.agent import Agent, agent, served
from browser.office import office

SIZES = {"wide": (1440, 900), "narrow": (1100, 800), "phone": (390, 844)}


def is_clean(one: Agent, state: str) -> None:
    assert one.at.violations() == [], state
    assert one.at.fits(), state


def with_open(one: Agent, key: str, state: str) -> None:
    """Open what a key opens, look at it, and close it."""
    one.outside().page.keyboard.press(key)
    expect(one.at.dialog).to_be_visible()
    is_clean(one, state)
    one.page.keyboard.press("Escape")
    expect(one.at.dialog).to_have_count(0)


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_every_state_of_the_workspace(chromium: Browser, tmp_path: Path, size: str, look: str) -> None:
    window = {"viewport": dict(zip(("width", "height"), SIZES[size], strict=True)), "color_scheme": look}
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines"), **window) as one:
        one.at.goes("/rooms").reads("No rooms yet.")
        is_clean(one, "empty")
        maria = desk.customer("Maximiliane von Hohenstein-Oberbergheim")
        room = served(desk, ines, maria, "Passt die Umwerferbefestigungsschraube auch an das Modell von 2021?")
        desk.run(desk.house.ada.whispers(room, "Offer a courtesy bike."))
        desk.enquiry("Do you true wheels while one waits?", by="Omar")
        one.at.reads("Do you true wheels")
        is_clean(one, "list")
        one.opens(room)
        expect(one.slip("Offer a courtesy bike.")).to_be_visible()
        is_clean(one, "room")
        one.switches()
        is_clean(one, "private")
        one.composer.locator(".bc-channel").click()
        expect(one.page.get_by_role("menu")).to_be_visible()
        is_clean(one, "menu")
        one.page.keyboard.press("Escape")
        for key, state in (("Control+k", "palette"), ("Shift+?", "keys"), ("a", "add staff"), ("e", "close")):
            with_open(one, key, state)
        desk.run(ines.does("POST", f"/api/rooms/{room}/close"))
        one.at.reads("This enquiry is closed.")
        is_clean(one, "closed")

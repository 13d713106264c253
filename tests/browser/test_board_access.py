"""Board, report, settings and the ways in, for everybody: axe on each, light and dark, wide and narrow."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator

from browser.office import Office, Staffer, office, seated, stranger

SECTIONS = ("desk", "tags", "channels", "staff", "roles", "departments", "audit", "profile")
LOOKS = [(theme, width) for theme in ("light", "dark") for width in (1440, 390)]
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung " * 3


def look_of(theme: str, width: int) -> dict[str, object]:
    return {"color_scheme": theme, "viewport": {"width": width, "height": 844}}


def edge(part: Locator) -> float:
    """Where a part begins, in pixels from the left."""
    return float(part.evaluate("(element) => element.getBoundingClientRect().left"))


def sound(who: Staffer, state: str) -> None:
    """Nothing for axe to say, and nothing wider than the window."""
    assert (state, who.violations(), who.fits()) == (state, [], True)


def a_full_desk(desk: Office) -> tuple[str, str]:
    """Enquiries in every column with long words; answers a handled and a closed one."""
    ana = desk.staff("Ana")
    desk.enquiry(LONG, by=LONG[:60])
    handled = desk.handled(ana, LONG, by="نورا الحسيني")
    desk.run(ana.whispers(handled, LONG))
    return handled, desk.closed(ana, LONG, aside=LONG)


@pytest.mark.parametrize(("theme", "width"), LOOKS)
def test_overview_and_report_are_sound(chromium: Browser, tmp_path: Path, theme: str, width: int) -> None:
    with office(tmp_path) as desk, seated(chromium, desk, desk.house.ada, **look_of(theme, width)) as ada:
        ada.goes("/overview").reads("Nothing is being handled")
        sound(ada, "empty board")
        handled, closed = a_full_desk(desk)
        ada.page.reload()
        ada.card(handled).wait_for()
        sound(ada, "board")
        ada.card(handled).click()
        ada.panel.get_by_role("button", name="Send privately").wait_for()
        sound(ada, "panel")
        ada.panel.get_by_role("button", name="Join").click()
        ada.dialog.wait_for()
        sound(ada, "question")
        ada.goes("/overview?view=table").page.get_by_role("table").wait_for()
        sound(ada, "table")
        ada.goes(f"/closed/{closed}").page.get_by_role("button", name="Send privately").wait_for()
        sound(ada, "closed")
        ada.goes("/report").page.get_by_role("table").wait_for()
        sound(ada, "report")


@pytest.mark.parametrize(("theme", "width"), LOOKS)
def test_settings_are_sound(chromium: Browser, tmp_path: Path, theme: str, width: int) -> None:
    with office(tmp_path) as desk, seated(chromium, desk, desk.house.ada, **look_of(theme, width)) as ada:
        desk.staff("Ana")
        for section in SECTIONS:
            ada.goes(f"/settings/{section}").page.get_by_role("heading", level=1).wait_for()
            ada.page.get_by_role("status", name="Loading").wait_for(state="detached")
            sound(ada, section)
        ada.goes("/settings/roles").presses("New role").dialog.wait_for()
        sound(ada, "new role")


@pytest.mark.parametrize(("theme", "width"), LOOKS)
def test_the_ways_in_are_sound(chromium: Browser, tmp_path: Path, theme: str, width: int) -> None:
    with office(tmp_path, set_up=False) as desk, stranger(chromium, desk, **look_of(theme, width)) as ruth:
        ruth.page.goto(f"{desk.house.staff_url}/setup#{desk.run(desk.house.desk.setup_link())}")
        ruth.presses("Continue").reads("Write what customers call you.")
        sound(ruth, "first step")
        desk.run(desk.house.is_set_up())
        ruth.page.goto(desk.house.staff_url)
        ruth.presses("Sign in").reads("Write your e-mail address")
        sound(ruth, "sign-in")


def test_the_board_stands_mirrored(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, seated(chromium, desk, desk.house.ada) as ada:
        handled, _ = a_full_desk(desk)
        ada.goes(f"/overview/{handled}").panel.get_by_role("button", name="Send privately").wait_for()
        ada.page.evaluate("document.documentElement.dir = 'rtl'")
        assert edge(ada.panel) == 0
        assert edge(ada.column("open")) > edge(ada.column("closed"))
        assert ada.fits()

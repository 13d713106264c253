"""The curtain: one key hides everything private while others see the screen, and nothing is written behind it."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, expect

from browser.agent import Agent, agent, read_by, served
from browser.office import office

SECRET = "fraud flag 7711"
HIDDEN = "Private messages are hidden"


def shown(one: Agent) -> str:
    """All that the page shows, its title included."""
    return f"{one.page.title()}\n{one.page.inner_text('body')}"


def hides(one: Agent) -> Agent:
    one.page.keyboard.press("Alt+c")
    expect(one.page.get_by_text("Private content is hidden on this screen.")).to_be_visible()
    return one


def shows(one: Agent) -> Agent:
    one.page.keyboard.press("Alt+c")
    expect(one.page.get_by_text("Private content is hidden on this screen.")).to_have_count(0)
    return one


def test_one_key_hides_what_is_private_through_a_reload_and_in_every_tab(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        room = served(desk, ines, desk.customer())
        desk.run(desk.house.ada.whispers(room, SECRET))
        one.opens(room)
        expect(one.slip(SECRET)).to_be_visible()
        tab = Agent(type(one.at)(one.at.context, one.at.address)).opens(room)
        expect(tab.slip(SECRET)).to_be_visible()
        hides(one)
        expect(one.log).to_contain_text(HIDDEN)
        expect(one.page.get_by_role("button", name="Private only")).to_have_count(0)
        assert SECRET not in shown(one)
        expect(tab.log).to_contain_text(HIDDEN)
        one.page.reload()
        expect(one.log).to_contain_text(HIDDEN)
        assert SECRET not in shown(one)
        shows(one)
        expect(one.slip(SECRET)).to_be_visible()
        expect(tab.slip(SECRET)).to_be_visible()


def test_nothing_is_written_privately_behind_it_and_nothing_private_turns_into_chat(
    chromium: Browser, tmp_path: Path
) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        maria = desk.customer()
        one.opens(room := served(desk, ines, maria))
        one.switches()
        one.field.fill(SECRET)
        hides(one)
        expect(one.composer).to_have_count(0)
        expect(one.page.locator(".dock")).to_contain_text(HIDDEN)
        one.page.keyboard.type("to nobody")
        one.page.keyboard.press("Enter")
        one.at.presses("Write to the customer")
        expect(one.line).to_contain_text("To Maria (customer)")
        expect(one.field).to_have_value("")
        expect(one.line).not_to_contain_text("draft")
        one.switches()
        expect(one.page.get_by_text("Show them to write privately.").last).to_be_visible()
        expect(one.line).to_contain_text("To Maria (customer)")
        one.writes("One moment")
        expect(one.bubble("One moment")).to_be_visible()
        assert SECRET not in read_by(desk, maria, room)
        assert "to nobody" not in read_by(desk, maria, room)
        shows(one).switches()
        expect(one.field).to_have_value(SECRET)


def test_no_notice_count_or_title_tells_of_a_private_message(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        first, second = (served(desk, ines, desk.customer(name)) for name in ("Maria", "Noura"))
        hides(one.opens(first))
        expect(one.rooms).to_have_count(2)
        desk.run(desk.house.ada.whispers(second, SECRET))
        desk.run(desk.house.ada.whispers(first, SECRET))
        expect(one.log).to_contain_text(HIDDEN)
        assert "Ada" not in shown(one)
        expect(one.page).to_have_title(re.compile(r"^(\(1\) )?Workspace"))
        shows(one)
        expect(one.rooms.filter(has_text="Noura")).to_contain_text("1 private message")


def test_the_overview_and_closed_enquiries_hang_behind_it_too(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, desk.house.ada) as ada:
        ines = desk.staff("Ines")
        room = desk.handled(ines)
        over = desk.closed(ines, aside=SECRET, by="Noura")
        desk.run(ines.whispers(room, SECRET))
        ada.at.goes("/overview")
        expect(ada.at.card(room)).to_contain_text("1 private message")
        hides(ada)
        expect(ada.at.card(room)).not_to_contain_text("private", ignore_case=True, use_inner_text=True)
        ada.at.card(room).click()
        expect(ada.at.panel).to_contain_text(HIDDEN)
        expect(ada.composer).to_have_count(0)
        ada.at.goes(f"/closed/{over}")
        expect(ada.log).to_contain_text(HIDDEN)
        assert SECRET not in shown(ada)
        assert ada.at.violations() == []

"""The menu of one message: by pointer, by keyboard, by a long press; and the link that leads back to it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, expect

from browser.agent import Agent, agent, served
from browser.office import office

READ_CLIPBOARD: dict[str, Any] = {"permissions": ["clipboard-read", "clipboard-write"]}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def menu_of(one: Agent, message: Locator) -> Locator:
    """Open a message's menu as a pointer does."""
    message.hover()
    message.locator("xpath=ancestor-or-self::*[@data-spoken or .//*[@data-spoken]][1]").get_by_role("button").click()
    return one.page.get_by_role("menu")


def copied(one: Agent) -> str:
    return str(one.page.evaluate("navigator.clipboard.readText()"))


def test_a_message_is_copied_from_its_menu(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines"), **READ_CLIPBOARD) as one:
        room = served(desk, ines, desk.customer(), "The motor stops.")
        one.opens(room)
        menu_of(one, one.bubble("The motor stops.")).get_by_role("menuitem", name="Copy text").click()
        one.at.reads("Text copied")
        assert copied(one) == "The motor stops."


def test_the_menu_opens_by_keyboard_and_gives_the_focus_back(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines"), **READ_CLIPBOARD) as one:
        room = served(desk, ines, desk.customer(), "The motor stops.")
        desk.run(ines.speaks(room, "One moment."))
        one.opens(room)
        one.field.focus()
        on_message = one.page.locator("[data-acts]:focus")
        for _ in range(9):
            one.at.types("Shift+Tab")
            if on_message.count():
                break
        one.at.types("ArrowUp", "Enter")
        expect(one.page.get_by_role("menuitem", name="Reply")).to_be_focused()
        one.at.types("ArrowDown", "Enter")
        one.at.reads("Text copied")
        assert copied(one) == "The motor stops."
        expect(on_message).to_have_accessible_name(re.compile("Message of Maria.*more"))


def test_a_link_opens_the_room_at_its_message(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines"), **READ_CLIPBOARD) as one:
        room = served(desk, ines, desk.customer())
        desk.run(ines.whispers(room, "Her frame is on the recall list."))
        for n in range(90):
            desk.run(ines.speaks(room, f"Line {n}"))
        desk.run(desk.house.ada.does("GET", f"/api/rooms/{room}/timeline"))
        private = desk.run(ines.does("GET", f"/api/rooms/{room}/timeline?limit=200"))["entries"]
        whispered = next(entry for entry in private if entry["kind"] == "private_message")
        one.at.goes(f"/private-message/{room}/{whispered['id']}")
        expect(one.page.locator(".lit")).to_contain_text("recall list")
        expect(one.slip("recall list")).to_be_in_viewport()
        menu_of(one, one.slip("recall list")).get_by_role("menuitem", name="Copy link").click()
        one.at.reads("Link copied")
        assert copied(one).endswith(f"#/private-message/{room}/{whispered['id']}")


def test_a_link_to_what_one_may_not_read_looks_like_one_to_nothing(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, desk.staff("Ben")) as other:
        ines = desk.staff("Ines")
        room = served(desk, ines, desk.customer())
        sent = desk.run(ines.whispers(room, "Her frame is on the recall list.")).json()["id"]
        pages = []
        for address in (f"{room}/{sent}", f"{room}/never-was", f"never-was/{sent}"):
            other.at.goes(f"/private-message/{address}")
            other.at.reads("This message is not open to you")
            pages.append(other.page.locator("main").inner_html())
        assert len(set(pages)) == 1


def test_a_long_press_opens_the_menu_on_a_phone(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines"), **PHONE) as one:
        room = served(desk, ines, desk.customer(), "The motor stops.")
        one.opens(room)
        box = one.bubble("The motor stops.").bounding_box()
        assert box is not None
        finger = {"x": box["x"] + 20, "y": box["y"] + 12}
        touch = one.at.context.new_cdp_session(one.page)
        touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [finger]})
        expect(one.page.get_by_role("menuitem", name="Copy text")).to_be_visible()
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        expect(one.page.get_by_role("menuitem", name="Copy text")).to_be_visible()
        assert one.at.violations() == []

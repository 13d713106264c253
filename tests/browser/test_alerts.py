"""How staff hear of what comes in: apart for customers and private messages, without text until they want it."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, expect

from browser.agent import agent, served
from browser.office import office

SECRET = "fraud flag 7711"
HEARD = """
window.heard = []
window.Notification = class {
  static permission = 'granted'
  static requestPermission = async () => 'granted'
  constructor(title, options) { window.heard.push([title, options.body]) }
  close() {}
}
document.hasFocus = () => false
"""
"""Stands in for what the system would show, which a browser without a screen cannot."""


def test_notices_of_private_messages_have_no_text_until_it_is_allowed(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        first, second = (served(desk, ines, desk.customer(name)) for name in ("Maria", "Noura"))
        one.page.add_init_script(HEARD)
        one.opens(first)
        desk.run(desk.house.ada.whispers(second, SECRET))
        toast = one.page.locator(".toast")
        expect(toast).to_contain_text("In the room of Noura. Open it to read.")
        expect(one.page).to_have_title(re.compile(r"^\(\d \+ 1\) Workspace"))
        assert one.page.evaluate("window.heard") == [
            ["Private message from Ada", "In the room of Noura. Open it to read."]
        ]
        assert SECRET not in one.page.inner_text("body") + one.page.title()
        one.at.goes("/settings/alerts")
        one.page.get_by_label("Show the text of private messages in notices").check()
        one.at.reads("Saved")
        one.at.goes(f"/rooms/{first}")
        desk.run(desk.house.ada.whispers(second, SECRET))
        expect(toast.filter(has_text=SECRET)).to_be_visible()
        assert one.page.evaluate("window.heard.at(-1)") == ["Private message from Ada", SECRET]


def test_each_kind_is_told_by_the_ways_that_were_chosen(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        maria = desk.customer()
        first, second = served(desk, ines, maria), served(desk, ines, desk.customer("Noura"))
        one.page.add_init_script(HEARD)
        one.at.goes("/settings/alerts")
        one.page.get_by_label("Private messages: In the workspace").uncheck()
        one.at.reads("Saved")
        one.page.get_by_label("Private messages: On this computer").uncheck()
        expect(one.page.get_by_label("Private messages: On this computer")).not_to_be_checked()
        assert one.at.violations() == []
        one.page.reload()
        expect(one.page.get_by_label("Private messages: On this computer")).not_to_be_checked()
        one.opens(second)
        desk.run(desk.house.ada.whispers(first, SECRET))
        desk.run(maria.says(first, "sentinel"))
        expect(one.page.locator(".toast")).to_have_count(1)
        expect(one.page.locator(".toast")).to_contain_text("sentinel")
        assert one.page.evaluate("window.heard") == [["Maria", "sentinel"]]

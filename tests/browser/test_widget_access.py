"""The widget for everybody: keyboard, screen reader, small screens, other scripts, dark rooms, strict pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from backchannel.public.directory.settings import DeskSettings
from browser.counter import host_page
from browser.shopper import Shopper, shop, shopper

CAREFUL = DeskSettings("Tarn Bikes", "Hello!", "#1d5b4a", ask_name=True, ask_email=True)
ACCENTS = ("#1d5b4a", "#2a5bd7", "#c2302b", "#f7cb15", "#ffffff", "#000000", "#808080", "#00ff00", "#ff00ff", "#00ffff")
CONTRAST = """([name, ground]) => {
  const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const probe = document.body.appendChild(document.createElement('i'))
  const light = (colour) => {
    probe.style.color = colour
    paint.fillStyle = getComputedStyle(probe).color
    paint.fillRect(0, 0, 1, 1)
    const [r, g, b] = [...paint.getImageData(0, 0, 1, 1).data].slice(0, 3)
      .map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const [one, other] = [light(`var(${name})`), light(`var(${ground})`)]
  probe.remove()
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
}"""


def fits(maria: Shopper) -> bool:
    """Nothing in the frame is wider than the frame."""
    frame = maria.page.frames[-1]
    return bool(frame.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_state_has_a_violation_nor_scrolls_sideways(chromium: Browser, tmp_path: Path, scheme: str) -> None:
    small = {"viewport": {"width": 320, "height": 640}, "color_scheme": scheme}
    with shop(tmp_path) as (desk, address), shopper(chromium, address, **small) as maria:
        desk.settle(CAREFUL)

        def sound(state: str) -> None:
            assert (state, maria.violations(), fits(maria)) == (state, [], True)

        sound("button")
        maria.opens().reads("What is it about?")
        sound("directory")
        maria.presses("Workshop Repairs, service, warranty").presses("Start the conversation")
        maria.reads("Please tell us your name.")
        sound("form with mistakes")
        for label, said in (("Your name", "Maria"), ("E-mail", "m@lopez.example"), ("Your question", "Long" * 60)):
            maria.panel.get_by_label(label).fill(said)
        maria.presses("Start the conversation").reads("Sent")
        sound("waiting")
        (room,) = desk.rooms()
        desk.misses(room)
        maria.reads("Nobody could answer in time")
        sound("missed")
        desk.picks_up(room)
        desk.says(room, "See https://example.com/" + "a" * 90)
        desk.types(room)
        maria.reads("Ines Duarte is typing")
        sound("chat")
        maria.presses("Options")
        sound("menu")
        maria.presses("End the chat").reads("End this chat?")
        sound("question")
        maria.presses("End the chat").reads("How did we do?")
        sound("rating")
        maria.presses("Back").reads("Your conversations")
        sound("conversations")


def test_everything_goes_by_keyboard_and_focus_comes_back(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path) as (desk, address), shopper(chromium, address) as maria:
        keyboard = maria.page.keyboard
        expect(maria.button).to_be_visible()
        maria.page.get_by_role("link", name="A link").focus()
        keyboard.press("Tab")
        expect(maria.button).to_be_focused()
        keyboard.press("Enter")
        expect(maria.panel.get_by_role("heading", level=1)).to_be_focused()
        keyboard.press("Tab")
        keyboard.press("Tab")
        expect(maria.panel.get_by_role("button", name="Workshop")).to_be_focused()
        keyboard.press("Enter")
        expect(maria.panel.get_by_role("heading", level=1, name="Workshop")).to_be_focused()
        maria.panel.get_by_label("Your question").focus()
        keyboard.type("By hand")
        keyboard.press("Tab")
        keyboard.press("Tab")
        keyboard.press("Enter")
        maria.reads("Sent")
        expect(maria.composer).to_be_focused()
        keyboard.press("Escape")
        expect(maria.button).to_be_focused()
        expect(maria.page.locator("iframe")).to_be_hidden()
        keyboard.press("Enter")
        expect(maria.composer).to_be_focused()
        assert len(desk.rooms()) == 1


def test_escape_closes_what_is_open_within_before_the_panel(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path) as (_, address), shopper(chromium, address) as maria:
        maria.opens().asks("Hello").menu("End the chat").reads("End this chat?")
        maria.page.keyboard.press("Escape")
        expect(maria.panel.get_by_role("dialog")).to_have_count(0)
        expect(maria.composer).to_be_visible()
        maria.page.keyboard.press("Escape")
        expect(maria.page.locator("iframe")).to_be_hidden()


def test_a_page_from_right_to_left_in_chinese(chromium: Browser, tmp_path: Path) -> None:
    wishes = ' data-lang="zh-Hant" data-accent="#8a2be2"'
    with shop(tmp_path, wishes=wishes, more=' dir="rtl"') as (_, address), shopper(chromium, address) as maria:
        box = maria.button.bounding_box()
        assert box is not None
        assert box["x"] < 100
        maria.opens().reads("請問要諮詢什麼？")
        root = maria.panel.locator("html")
        expect(root).to_have_attribute("dir", "rtl")
        expect(root).to_have_attribute("lang", "zh-Hant")
        assert root.evaluate("root => root.style.getPropertyValue('--accent')") == "#8a2be2"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_any_colour_can_be_read_and_written_on(chromium: Browser, tmp_path: Path, theme: str) -> None:
    with shop(tmp_path, wishes=f' data-theme="{theme}"') as (_, address), shopper(chromium, address) as maria:
        maria.opens().reads("What is it about?")
        frame = maria.page.frames[-1]
        for accent in ACCENTS:
            frame.evaluate("accent => document.documentElement.style.setProperty('--accent', accent)", accent)
            for pair in (["--on-host", "--host"], ["--ink", "--canvas"]):
                assert frame.evaluate(CONTRAST, pair) >= 4.5, (accent, pair)


def test_a_page_with_the_strictest_rules_still_shows_it(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path) as (desk, _):
        rules = f"default-src 'none'; script-src {desk.address}; frame-src {desk.address}; "
        rules += f"connect-src {desk.address}; require-trusted-types-for 'script'"
        body = (
            f'<!doctype html><title>Strict</title><h1>Strict</h1><script async src="{desk.address}/widget.js"></script>'
        )
        with host_page(body, {"Content-Security-Policy": rules}) as address, shopper(chromium, address) as maria:
            expect(maria.button).to_have_css("background-color", "rgb(29, 91, 74)")
            maria.opens().asks("Let in?")


def test_the_page_keeps_its_own_names(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path) as (_, address), shopper(chromium, address) as maria:
        names = "Object.getOwnPropertyNames(window).sort()"
        maria.opens().reads("What is it about?")
        with_widget = set(maria.page.evaluate(names))
        maria.page.route("**/widget.js", lambda route: route.abort())
        maria.page.reload()
        assert with_widget - set(maria.page.evaluate(names)) <= {"0"}


def test_a_browser_that_keeps_nothing_for_frames_can_still_talk(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path) as (desk, address):
        elsewhere = address.replace("127.0.0.1", "localhost")
        with shopper(chromium, elsewhere) as maria:
            maria.opens().asks("Hello")
            (room,) = desk.rooms()
            desk.picks_up(room)
            desk.says(room, "Hi there")
            maria.reads("Hi there")


def test_the_page_of_the_link_is_the_same_chat_without_a_page_around(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path) as (desk, _), shopper(chromium, f"{desk.address}/") as maria:
        expect(maria.page).to_have_title("Tarn Bikes")
        maria.asks("From the link")
        expect(maria.panel.get_by_role("button", name="Close")).to_have_count(0)
        assert maria.violations() == []
        (room,) = desk.rooms()
        assert desk.channel(room) == "link"

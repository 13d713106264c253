"""A customer with a browser, on a page that carries the widget."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, FrameLocator, Locator, Page, expect

from browser.counter import Counter, counter, host_page

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
SHOP = '<!doctype html><html lang="en"{more}><meta name="viewport" content="width=device-width"><title>Shop</title>'
SHOP += '<main><h1>Shop</h1><a href="#x">A link</a></main><script async src="{desk}/widget.js"{wishes}></script>'
PATIENCE_MS = 10_000


class Shopper:
    """What a customer does, and what they see."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context, self.address = context, address
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENCE_MS)
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.goto(address)

    @property
    def button(self) -> Locator:
        """The widget's button on the page."""
        return self.page.get_by_role("button").first

    @property
    def panel(self) -> FrameLocator:
        """The chat in its frame."""
        return self.page.frame_locator("iframe")

    @property
    def composer(self) -> Locator:
        return self.panel.get_by_label("Write a message")

    @property
    def log(self) -> Locator:
        return self.panel.get_by_role("log")

    def opens(self) -> Shopper:
        self.button.click()
        return self

    def asks(self, text: str, tag: str = "Workshop") -> Shopper:
        """Choose a tag, send a first message, and wait until the desk has it."""
        self.panel.get_by_role("button", name=tag).click()
        self.panel.get_by_label("Your question").fill(text)
        self.panel.get_by_role("button", name="Start the conversation").click()
        expect(self.log).to_contain_text(text)
        return self.reads("Sent")

    def writes(self, text: str) -> Shopper:
        self.composer.fill(text)
        self.composer.press("Enter")
        return self

    def reads(self, text: str) -> Shopper:
        expect(self.panel.locator("body")).to_contain_text(text, timeout=PATIENCE_MS)
        return self

    def presses(self, name: str) -> Shopper:
        self.panel.get_by_role("button", name=name, exact=True).last.click()
        return self

    def menu(self, item: str) -> Shopper:
        return self.presses("Options").presses(item)

    def bubbles(self) -> list[str]:
        """What was said, from top to bottom."""
        return self.log.locator(".wm").all_inner_texts()

    def violations(self) -> list[Any]:
        """What axe-core finds in the frame, and on the page around it."""
        frames = [frame for frame in self.page.frames if frame.url.startswith("http")]
        found: list[Any] = []
        for frame in frames:
            frame.evaluate(AXE.read_text(encoding="utf-8"))
            rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
            run = frame.evaluate("(tags) => axe.run({ runOnly: tags })", rules)
            found += [(one["id"], [node["html"] for node in one["nodes"]]) for one in run["violations"]]
        return found


@contextmanager
def shop(folder: Path, wishes: str = "", more: str = "", **settings: Any) -> Iterator[tuple[Counter, str]]:
    """A desk with somebody at it, and a page of another origin that carries its widget."""
    with counter(folder, **settings) as desk:
        body = SHOP.format(desk=desk.address, wishes=wishes, more=more)
        with host_page(body) as address:
            yield desk, address


@contextmanager
def shopper(chromium: Browser, address: str, **options: Any) -> Iterator[Shopper]:
    """A new customer on that page; whatever goes wrong in their browser fails the test."""
    sized = {"viewport": {"width": 390, "height": 720}, "locale": "en-GB", **options}
    context = chromium.new_context(**sized)
    try:
        somebody = Shopper(context, address)
        yield somebody
        assert somebody.errors == []
    finally:
        context.close()

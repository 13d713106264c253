"""A whole desk on a loop of its own, so that staff with browsers can sit at it; and these staff."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from browser.shopper import AXE
from staff.house import Customer, House, Person, open_house

T = TypeVar("T")
PATIENCE_MS = 10_000
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Office:
    """A desk with both doors; what its people do over HTTP is done here and now."""

    def __init__(self, house: House, loop: asyncio.AbstractEventLoop) -> None:
        self.house, self.loop = house, loop

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Something on the desk's own loop."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(30)

    def staff(self, name: str, role: str = "agent", department: str | None = None) -> Person:
        return self.run(self.house.staff(name, role, department))

    def customer(self, name: str = "Maria") -> Customer:
        return self.run(self.house.customer(name))

    def enquiry(self, text: str = "Hello?", by: str = "Maria") -> str:
        """A customer's question that has been offered."""

        async def ask() -> str:
            return await self.house.offered(await (await self.house.customer(by)).starts(text))

        return self.run(ask())

    def handled(self, owner: Person, text: str = "Hello?", by: str = "Maria") -> str:
        """A question that somebody has picked up."""
        room = self.enquiry(text, by)
        self.run(owner.picks_up(room))
        return room

    def closed(self, owner: Person, text: str = "Hello?", by: str = "Maria", aside: str = "") -> str:
        """A finished enquiry, with something that its owner said aside."""
        room = self.handled(owner, text, by)
        if aside:
            self.run(owner.whispers(room, aside))
        self.run(owner.does("POST", f"/api/rooms/{room}/close"))
        return room


class Staffer:
    """A staff member in front of a browser: what they do, and what they see."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context, self.address = context, address
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENCE_MS)
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def goes(self, path: str) -> Staffer:
        """Open a screen by its address."""
        self.page.goto(f"{self.address}/#{path}")
        return self

    def presses(self, name: str, exact: bool = False) -> Staffer:
        self.page.get_by_role("button", name=name, exact=exact).click()
        return self

    def follows(self, name: str) -> Staffer:
        self.page.get_by_role("link", name=name).click()
        return self

    def fills(self, label: str, text: str) -> Staffer:
        self.page.get_by_label(label, exact=True).fill(text)
        return self

    def types(self, *keys: str) -> Staffer:
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def reads(self, text: str) -> Staffer:
        """Wait until a text is in view."""
        expect(self.page.get_by_text(text).first).to_be_visible()
        return self

    def column(self, name: str) -> Locator:
        """A column of the board."""
        return self.page.locator(f"[data-col={name}]")

    def card(self, room: str) -> Locator:
        """An enquiry on the board, or in its table."""
        return self.page.locator(f'[data-room="{room}"]')

    @property
    def panel(self) -> Locator:
        return self.page.locator("[data-panel]")

    @property
    def dialog(self) -> Locator:
        return self.page.get_by_role("dialog")

    def violations(self) -> list[str]:
        """What axe has against the page, motions ended."""
        self.page.evaluate("Promise.all(document.getAnimations().map((motion) => motion.finished.catch(() => null)))")
        self.page.evaluate(AXE.read_text())
        run = "(rules) => axe.run(document, { runOnly: rules })"
        found = self.page.evaluate(run, RULES)["violations"]
        return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]

    def fits(self) -> bool:
        """Nothing is wider than the window."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@contextmanager
def office(folder: Path, set_up: bool = True) -> Iterator[Office]:
    """An open desk, set up by Ada unless it shall be empty."""
    loop, opened, end = asyncio.new_event_loop(), threading.Event(), asyncio.Event()
    made: list[Office] = []

    async def serve() -> None:
        async with open_house(folder) as house:
            if set_up:
                await house.is_set_up()
            made.append(Office(house, loop))
            opened.set()
            await end.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),), daemon=True)
    thread.start()
    assert opened.wait(20), "the desk did not open"
    try:
        yield made[0]
    finally:
        loop.call_soon_threadsafe(end.set)
        thread.join(20)
        loop.close()


@contextmanager
def stranger(chromium: Browser, desk: Office, **wishes: Any) -> Iterator[Staffer]:
    """Somebody with a browser who is not signed in."""
    usual = {"viewport": {"width": 1440, "height": 900}, "locale": "en-GB", "timezone_id": "Europe/London"}
    context = chromium.new_context(**usual | wishes)
    one = Staffer(context, desk.house.staff_url)
    try:
        yield one
        assert one.errors == []
    finally:
        context.close()


@contextmanager
def seated(chromium: Browser, desk: Office, person: Person, **wishes: Any) -> Iterator[Staffer]:
    """A staff member who is signed in."""
    with stranger(chromium, desk, **wishes) as one:
        cookie = {"name": desk.house.cookie_name, "value": person.token, "url": desk.house.staff_url}
        one.context.add_cookies([cookie])  # type: ignore[list-item]
        yield one

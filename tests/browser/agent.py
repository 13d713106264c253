"""Somebody in the workspace, with a room before them: what they do in it, and what they see of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Locator, WebSocket, expect

from browser.office import Office, Staffer, seated
from staff.house import Customer, Person

PRIVATE_MODE = "Private mode. The customer will not see this."
CHAT_MODE = "Chat. The customer will read this."


class Agent:
    """A seated staff member, by the words of a room."""

    def __init__(self, at: Staffer) -> None:
        self.at, self.page = at, at.page
        self.sent: list[dict[str, Any]] = []
        self.page.on("websocket", self._listens)

    def _listens(self, socket: WebSocket) -> None:
        socket.on("framesent", lambda said: self.sent.append(json.loads(said)))

    def opens(self, room: str) -> Agent:
        """Open a room and wait until it can be written in, or says why not."""
        self.at.goes(f"/rooms/{room}")
        expect(self.page.locator(".dock .in > *")).to_be_visible()
        return self

    @property
    def field(self) -> Locator:
        return self.page.locator(".composer textarea")

    @property
    def composer(self) -> Locator:
        return self.page.locator(".composer")

    @property
    def line(self) -> Locator:
        """The line that says who will read it."""
        return self.page.locator(".audience")

    @property
    def log(self) -> Locator:
        return self.page.get_by_role("log")

    @property
    def rooms(self) -> Locator:
        """My rooms, from top to bottom."""
        return self.page.get_by_role("navigation", name="My rooms").get_by_role("link")

    @property
    def queue(self) -> Locator:
        return self.page.get_by_role("listitem").filter(has=self.page.get_by_role("button", name="Pick up"))

    def bubble(self, text: str) -> Locator:
        """A public message, by its text."""
        return self.log.locator(".bubble").filter(has_text=text)

    def slip(self, text: str) -> Locator:
        """A private message, by its text."""
        return self.log.locator(".slip").filter(has_text=text)

    def writes(self, text: str) -> Agent:
        self.field.fill(text)
        self.field.press("Enter")
        return self

    def switches(self) -> Agent:
        """Change the send channel by its key."""
        self.page.keyboard.press("Alt+p")
        return self

    def hears(self, words: str) -> Agent:
        """What a screen reader is told at once."""
        expect(self.page.locator(".dock [aria-live=assertive]")).to_have_text(words)
        return self

    def outside(self) -> Agent:
        """Leave every field, so that single letters are keys."""
        self.page.evaluate("document.activeElement.blur()")
        return self


@contextmanager
def agent(chromium: Browser, desk: Office, person: Person, **wishes: Any) -> Iterator[Agent]:
    """A staff member who is signed in and sits at the workspace."""
    with seated(chromium, desk, person, **wishes) as one:
        yield Agent(one)


def asked(desk: Office, customer: Customer, text: str) -> str:
    """A customer's question that has been offered."""

    async def ask() -> str:
        return await desk.house.offered(await customer.starts(text))

    return desk.run(ask())


def served(desk: Office, owner: Person, customer: Customer, text: str = "The motor stops.") -> str:
    """A customer's question that somebody has picked up."""
    room = asked(desk, customer, text)
    desk.run(owner.picks_up(room))
    return room


def read_by(desk: Office, customer: Customer, room: str) -> str:
    """Everything that a customer can read of an enquiry, as it comes."""
    return desk.run(customer.ask("GET", f"/api/enquiries/{room}/entries")).text

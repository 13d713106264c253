"""Waiting for news: who asks what is new in some rooms is answered when something is, or after waiting enough."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress

from backchannel.private.messages.events import PrivateEntry
from backchannel.public.entries import RoomChanged, RoomEntry


class Hearing:
    """Everybody who waits for something new, and for which rooms."""

    def __init__(self) -> None:
        self._waiting: dict[asyncio.Event, Callable[[str], bool]] = {}

    def committed(self, events: Iterable[object]) -> None:
        """Hear what one commit of either store emitted."""
        for event in events:
            if isinstance(event, RoomEntry | RoomChanged | PrivateEntry):
                self.rung(event.room)

    def rung(self, room: str) -> None:
        """Something is new in a room."""
        for woken, concerns in self._waiting.items():
            if concerns(room):
                woken.set()

    def listen(self, concerns: Callable[[str], bool]) -> asyncio.Event:
        """Listen from now on for news of the rooms that `concerns` names; `forget` ends it."""
        woken = asyncio.Event()
        self._waiting[woken] = concerns
        return woken

    def forget(self, woken: asyncio.Event) -> None:
        """Listen no more."""
        self._waiting.pop(woken, None)


async def news(woken: asyncio.Event, seconds: float) -> None:
    """Wait until something is new, at most so many seconds."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await woken.wait()

"""A feed over a log of one room, and readers that keep what they get."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from backchannel.live.feed import Feed, Placed, Seat


@dataclass(frozen=True)
class Entry:
    room: str
    seq: int


class Log:
    """A store of one room's entries that can be made to wait, and counts how often it is read."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.reads = 0
        self.encoded = 0
        self.open = asyncio.Event()
        self.open.set()
        self.broken = False

    async def read_after(self, room: str, after: int, limit: int) -> list[Entry]:
        self.reads += 1
        found = [entry for entry in self.entries if entry.room == room and entry.seq > after][:limit]
        await self.open.wait()
        if self.broken:
            raise OSError("no disk")
        return found

    def encode(self, entry: Entry, view: str) -> bytes:
        self.encoded += 1
        return f"{view}{entry.seq}".encode()

    def add(self, feed: Feed[Entry, bytes] | None = None, room: str = "room") -> None:
        """Commit an entry, and publish it when a feed of this process did it."""
        entry = Entry(room, len(self.entries) + 1)
        self.entries.append(entry)
        if feed is not None:
            feed.published(entry)


class Reader:
    """A seat's reader: what it got, and how often it was told to have caught up."""

    def __init__(self, position: int = 0, view: str = "") -> None:
        self.got: list[str] = []
        self.heads: list[int] = []
        self.gone = self.lost = False

        def view_of(_entry: Placed) -> str:
            return view

        self.seat: Seat[bytes] = Seat("room", position, self.take, self.heads.append, view_of, self.lose)

    def take(self, frame: bytes) -> bool:
        if not self.gone:
            self.got.append(frame.decode())
        return not self.gone

    def lose(self) -> None:
        self.lost = True


async def settled() -> None:
    """Let everything run that can run."""
    for _ in range(20):
        await asyncio.sleep(0)


def numbers(first: int, last: int) -> list[str]:
    return [str(number) for number in range(first, last + 1)]


Test = Callable[[Feed[Entry, bytes], Log], Awaitable[None]]


def never(_entry: Entry) -> bool:
    return False


def with_feed(test: Test, rewrites: Callable[[Entry], bool] = never) -> None:
    async def run() -> None:
        log = Log()
        await test(Feed(log.read_after, log.encode, rewrites), log)

    asyncio.run(run())

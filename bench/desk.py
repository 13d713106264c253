"""The workload *desk*: rooms with one customer and two staff, each on a connection of their own.

A member posts a text of 200 bytes; it is committed with fsync and acknowledged; the other two get it; they take turns.
*sat*: closed loop, one message under way in each room. *light*: 50 messages a second over all rooms; latency counts
from the moment a message was due. *half*: like *light*, at half of what *sat* reached.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from bench.lines import Line
from bench.server import Server

TEXT_BYTES = 200
LIGHT_PER_S = 50.0
DELIVERIES = 2


class Member(Protocol):
    """One member of a room, at the system under measurement."""

    line: Line

    def post(self, text: str) -> None:
        """Send a text to the room."""

    def is_receipt(self, frame: bytes) -> bool:
        """Whether a frame acknowledges a post of this member's."""

    def is_delivery(self, frame: bytes) -> bool:
        """Whether a frame brings another member's text."""


@dataclass(frozen=True)
class Figures:
    """What one run showed.

    Args:
        sent: messages acknowledged and delivered to both others.
        delivered_per_s: deliveries in a second.
        cpu_s_per_1000: seconds of the server's processors for 1,000 messages.
        p50_ms: median latency from due to the last delivery.
        p99_ms: the 99th percentile of it.
    """

    sent: int
    delivered_per_s: float
    cpu_s_per_1000: float
    p50_ms: float
    p99_ms: float


class Room:
    """Three members who take turns; one message under way at a time."""

    def __init__(self, number: int, members: list[Member], done: Callable[[Room, float], None]) -> None:
        self.number, self.members, self._done = number, members, done
        self._turn = self._count = 0
        self._due = 0.0
        self._awaited = 0
        for at, member in enumerate(members):
            member.line.heard = self._hears(at, member)

    @property
    def busy(self) -> bool:
        """Whether a message is under way."""
        return self._awaited > 0

    def post(self, due: float) -> None:
        """Let the next member speak; `due` is when it should have been, in seconds of the loop's clock."""
        self._turn = (self._turn + 1) % len(self.members)
        self._count += 1
        self._due, self._awaited = due, DELIVERIES + 1
        self.members[self._turn].post(f"r{self.number} m{self._count} ".ljust(TEXT_BYTES, "x"))

    def _hears(self, at: int, member: Member) -> Callable[[bytes], None]:
        def heard(frame: bytes) -> None:
            speaks = at == self._turn
            if (speaks and member.is_receipt(frame)) or (not speaks and member.is_delivery(frame)):
                self._awaited -= 1
                if self._awaited == 0:
                    self._done(self, time.monotonic() - self._due)

        return heard


async def saturate(server: Server, rooms_of: list[list[Member]], seconds: float) -> Figures:
    """Closed loop: each room goes on as soon as its last message has arrived."""
    latencies: list[float] = []
    going = True

    def done(room: Room, latency: float) -> None:
        latencies.append(latency)
        if going:
            room.post(time.monotonic())

    rooms = [Room(number, members, done) for number, members in enumerate(rooms_of)]
    for room in rooms:
        room.post(time.monotonic())
    await asyncio.sleep(min(1.0, seconds / 4))
    latencies.clear()
    began, cpu = time.monotonic(), server.cpu_s()
    await asyncio.sleep(seconds)
    took, used, kept = time.monotonic() - began, server.cpu_s() - cpu, list(latencies)
    going = False
    await _quiet(rooms)
    return _figures(kept, took, used)


async def pace(server: Server, rooms_of: list[list[Member]], per_s: float, seconds: float) -> Figures:
    """Open loop: so many messages a second over all rooms, each due at its time."""
    latencies: list[float] = []
    rooms = [
        Room(number, members, lambda _room, took: latencies.append(took)) for number, members in enumerate(rooms_of)
    ]
    began, cpu = time.monotonic(), server.cpu_s()
    for number in range(int(per_s * seconds)):
        due = began + number / per_s
        if (wait := due - time.monotonic()) > 0:
            await asyncio.sleep(wait)
        room = rooms[number % len(rooms)]
        while room.busy:
            await asyncio.sleep(0)
        room.post(due)
    await _quiet(rooms)
    return _figures(latencies, time.monotonic() - began, server.cpu_s() - cpu)


async def _quiet(rooms: list[Room]) -> None:
    end = time.monotonic() + 10
    while any(room.busy for room in rooms):
        if time.monotonic() > end:
            lost = sorted({member.line.lost or "" for room in rooms for member in room.members})
            busy = [room.number for room in rooms if room.busy]
            raise RuntimeError(f"messages are missing in rooms {busy}; sockets: {lost}")
        await asyncio.sleep(0.005)


def _figures(latencies: list[float], took: float, cpu: float) -> Figures:
    if len(latencies) < 100:
        raise RuntimeError(f"only {len(latencies)} messages went through")
    marks = statistics.quantiles(latencies, n=100)
    return Figures(
        sent=len(latencies),
        delivered_per_s=DELIVERIES * len(latencies) / took,
        cpu_s_per_1000=1000 * cpu / len(latencies),
        p50_ms=1000 * marks[49],
        p99_ms=1000 * marks[98],
    )

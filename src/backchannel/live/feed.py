"""Who watches which room, where each has read to, and how a committed entry becomes frames.

One `Feed` follows one log of one universe for one door, and sends one kind of frame. Going live and catching up are the
same code: every seat has a position, and `_advance` gives it whatever comes next, from the room's ring, or from the
store when the ring is too short.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Generic, Protocol, TypeVar

_LOG = logging.getLogger("backchannel.live")
RING_LENGTH = 64
READ_AT_ONCE = 200


class Placed(Protocol):
    """An entry of a room's gapless log."""

    @property
    def room(self) -> str:
        """The enquiry's id."""

    @property
    def seq(self) -> int:
        """Its place, from 1."""


E = TypeVar("E", bound=Placed)
F = TypeVar("F", bound=bytes)

ReadAfter = Callable[[str, int, int], Awaitable[list[E]]]
"""Reads a room's entries after a place, oldest first, at most so many."""

Encode = Callable[[E, str], F]
"""The frame of an entry for one kind of reader (see `Seat.view`)."""


Rewrites = Callable[[E], bool]
"""Whether an entry makes an earlier one read otherwise: what the ring holds from before it is then out of date."""


def _never(_entry: Placed) -> bool:
    return False


def _nothing() -> None:
    """For seats whose readers begin anew by themselves."""


class Seat(Generic[F]):
    """One socket's place in one room's log.

    Args:
        room: the enquiry's id.
        position: the last place its reader has.
        send: queues a frame; false when the socket is gone.
        caught_up: called with the position each time the seat has been given all there is after having read.
        views: for an entry, the name of the view that this reader gets; frames are encoded once per view.
        lost: called when the store could not be read, so that the reader must begin anew.
    """

    __slots__ = ("caught_up", "held", "lost", "position", "reading", "room", "send", "views")

    def __init__(
        self,
        room: str,
        position: int,
        send: Callable[[F], bool],
        caught_up: Callable[[int], None],
        views: Callable[[Placed], str],
        lost: Callable[[], None] = _nothing,
    ) -> None:
        self.room, self.position = room, position
        self.send, self.caught_up, self.views, self.lost = send, caught_up, views, lost
        self.held = False
        self.reading = False


class _Ring(Generic[E, F]):
    """The last entries of a watched room, each encoded once per view."""

    def __init__(self, encode: Encode[E, F]) -> None:
        self.seats: dict[Seat[F], None] = {}
        self.head = 0
        self._encode = encode
        self._kept: deque[tuple[E, dict[str, F]]] = deque(maxlen=RING_LENGTH)

    def keep(self, entry: E) -> None:
        if self._kept and entry.seq != self._kept[-1][0].seq + 1:
            if entry.seq <= self._kept[-1][0].seq:
                return
            self._kept.clear()
        self._kept.append((entry, {}))
        self.head = max(self.head, entry.seq)

    def forget(self) -> None:
        """Hold nothing any more: who is behind reads it from the store, as it reads now."""
        self._kept.clear()

    def frame(self, seq: int, seat: Seat[F]) -> F | None:
        if not self._kept:
            return None
        at = seq - self._kept[0][0].seq
        if not 0 <= at < len(self._kept):
            return None
        entry, frames = self._kept[at]
        view = seat.views(entry)
        if (frame := frames.get(view)) is None:
            frame = frames[view] = self._encode(entry, view)
        return frame


class Feed(Generic[E, F]):
    """Follows one log for one door.

    Args:
        read_after: reads what the ring no longer has.
        encode: makes a frame of an entry for a view.
        rewrites: tells the entries that make an earlier one read otherwise.
    """

    def __init__(self, read_after: ReadAfter[E], encode: Encode[E, F], rewrites: Rewrites[E] = _never) -> None:
        self._read_after, self._encode, self._rewrites = read_after, encode, rewrites
        self._rings: dict[str, _Ring[E, F]] = {}
        self._reading: set[asyncio.Task[None]] = set()

    def watch(self, seat: Seat[F]) -> None:
        """Take a seat: it gets all entries after its position, then what comes."""
        self._rings.setdefault(seat.room, _Ring(self._encode)).seats[seat] = None
        self._read(seat)

    def leave(self, seat: Seat[F]) -> None:
        """Give a seat up; leaving twice is leaving once."""
        if (ring := self._rings.get(seat.room)) is not None:
            ring.seats.pop(seat, None)
            if not ring.seats:
                del self._rings[seat.room]

    def seats(self, room: str) -> list[Seat[F]]:
        """Those who watch a room."""
        ring = self._rings.get(room)
        return list(ring.seats) if ring is not None else []

    def published(self, entry: E) -> None:
        """An entry was committed by this process; called in the order of commits."""
        if (ring := self._rings.get(entry.room)) is None:
            return
        if self._rewrites(entry):
            ring.forget()
        ring.keep(entry)
        for seat in tuple(ring.seats):
            self._advance(ring, seat)

    def bell(self, room: str, seq: int) -> None:
        """Another process committed up to a place; a bell that is late or doubled changes nothing."""
        if (ring := self._rings.get(room)) is None or seq <= ring.head:
            return
        ring.head = seq
        for seat in tuple(ring.seats):
            self._advance(ring, seat)

    def tell(self, room: str, frame: F, but: Callable[[Seat[F]], bool]) -> None:
        """Send a frame that is in no log to those who watch a room, but not to some."""
        for seat in self.seats(room):
            if not seat.held and not but(seat):
                seat.send(frame)

    def hold(self, seat: Seat[F]) -> None:
        """Keep everything back from a seat while its reader's rights are looked at."""
        seat.held = True

    def release(self, seat: Seat[F]) -> None:
        """Give a held seat what it has missed, read from the store."""
        seat.held = False
        if self._ring_of(seat) is not None and not seat.reading:
            self._read(seat)

    def _ring_of(self, seat: Seat[F]) -> _Ring[E, F] | None:
        """The ring that a seat still sits at, or None when it has been given up."""
        ring = self._rings.get(seat.room)
        return ring if ring is not None and seat in ring.seats else None

    def _advance(self, ring: _Ring[E, F], seat: Seat[F]) -> None:
        if seat.held or seat.reading:
            return
        while (frame := ring.frame(seat.position + 1, seat)) is not None:
            seat.position += 1
            if not seat.send(frame):
                self.leave(seat)
                return
        if seat.position < ring.head:
            self._read(seat)

    def _read(self, seat: Seat[F]) -> None:
        seat.reading = True
        task = asyncio.get_running_loop().create_task(self._catch_up(seat))
        self._reading.add(task)
        task.add_done_callback(self._reading.discard)

    async def _catch_up(self, seat: Seat[F]) -> None:
        try:
            while len(await self._read_some(seat)) == READ_AT_ONCE:
                pass
        except Exception:  # noqa: BLE001 - whatever the store raised, the reader begins anew
            _LOG.exception("a room could not be read")
            self.leave(seat)
            seat.lost()
        finally:
            seat.reading = False
        if (ring := self._ring_of(seat)) is None or seat.held:
            return
        self._advance(ring, seat)
        if not seat.reading:
            seat.caught_up(seat.position)

    async def _read_some(self, seat: Seat[F]) -> list[E]:
        entries = await self._read_after(seat.room, seat.position, READ_AT_ONCE)
        if seat.held or (ring := self._ring_of(seat)) is None:
            return []
        # Only what was read counts: a reader may claim to have places that are still to come.
        ring.head = max([ring.head, *(entry.seq for entry in entries[-1:])])
        for entry in entries:
            if entry.seq <= seat.position:
                continue
            seat.position = entry.seq
            if not seat.send(self._encode(entry, seat.views(entry))):
                self.leave(seat)
                return []
        return entries

"""Entries that another process committed: read from the store when its bell rings, and heard as if committed here."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

from backchannel.live.feed import READ_AT_ONCE, Placed, ReadAfter
from backchannel.live.tasks import Tasks

MOST_ROOMS = 20_000
_LOG = logging.getLogger("backchannel.live")

E = TypeVar("E", bound=Placed)


class Abroad(Generic[E]):
    """Follows what other processes write into one universe's room logs.

    Args:
        read_after: reads a room's entries after a place.
        heard: gets each entry once, in the order of its room.
        lost: called with room and place when they cannot be read, so that whoever watches reads for themselves.
        tasks: runs the reading.
    """

    def __init__(
        self,
        read_after: ReadAfter[E],
        heard: Callable[[list[E]], None],
        lost: Callable[[str, int], None],
        tasks: Tasks,
    ) -> None:
        self._read_after, self._heard, self._lost, self._tasks = read_after, heard, lost, tasks
        self._known: OrderedDict[str, int] = OrderedDict()
        self._wanted: dict[str, int] = {}

    def here(self, entry: E) -> None:
        """This process has committed an entry, and heard of it already."""
        self._know(entry.room, entry.seq)

    def bell(self, room: str, seq: int) -> None:
        """A room has something new up to a place; of a room not heard of before, only that last entry is news."""
        if seq <= self._known.get(room, 0):
            return
        reading = room in self._wanted
        self._wanted[room] = max(seq, self._wanted.get(room, 0))
        if not reading:
            self._known.setdefault(room, seq - 1)
            self._tasks.run(self._read(room))

    async def _read(self, room: str) -> None:
        try:
            while self._known.get(room, 0) < self._wanted[room]:
                entries = await self._read_after(room, self._known.get(room, 0), READ_AT_ONCE)
                fresh = [entry for entry in entries if entry.seq > self._known.get(room, 0)]
                self._know(room, entries[-1].seq if entries else self._wanted[room])
                if fresh:
                    self._heard(fresh)
        except Exception:  # noqa: BLE001 - whatever the store raised, those who watch look for themselves
            _LOG.exception("what another process wrote could not be read")
            self._lost(room, self._wanted[room])
        finally:
            del self._wanted[room]

    def _know(self, room: str, seq: int) -> None:
        self._known[room] = max(seq, self._known.get(room, 0))
        self._known.move_to_end(room)
        while len(self._known) > MOST_ROOMS:
            self._known.popitem(last=False)

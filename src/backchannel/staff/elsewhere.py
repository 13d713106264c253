"""Who has which room open at the other processes of this door: told as it changes, told again, else forgotten."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator

from backchannel.private.news import Looking

SAID_AGAIN_EVERY_S = 5.0
BELIEVED_S = 12.0
NEW_HERE = ""
"""In place of a room: a process that has just come, and knows nothing of the others yet."""


class Elsewhere:
    """What other processes say about who looks at what, and what this one says to them.

    Args:
        tell: tells the other processes.
        ticks: seconds that only move forward.
    """

    def __init__(self, tell: Callable[[object], None], ticks: Callable[[], float] = time.monotonic) -> None:
        self._tell, self._ticks = tell, ticks
        self._me = os.urandom(8).hex()
        self._said: dict[str, Looking] = {}
        self._heard: dict[str, dict[str, tuple[float, Looking]]] = {}

    def say(self, room: str, viewers: frozenset[str], monitors: list[str]) -> None:
        """Tell the others who has a room open here now, when that has changed."""
        before, now = self._said.pop(room, None), Looking(self._me, room, tuple(sorted(viewers)), tuple(monitors))
        if viewers:
            self._said[room] = now
        if now != before and (viewers or before is not None):
            self._tell(now)

    def heard(self, looking: Looking) -> bool:
        """Another process says who looks at a room; answers whether anything is different now."""
        if looking.room == NEW_HERE:
            self.say_all()
            return False
        rooms = self._heard.setdefault(looking.room, {})
        before = rooms.pop(looking.process, None)
        if looking.viewers:
            rooms[looking.process] = (self._ticks(), looking)
        elif not rooms:
            del self._heard[looking.room]
        return before is None or before[1] != looking

    def viewers(self, room: str) -> frozenset[str]:
        """The ids of those who have a room open at another process."""
        return frozenset(staff_id for looking in self._all(room) for staff_id in looking.viewers)

    def monitors(self, room: str) -> list[str]:
        """The ids of those who watch a room from outside at another process."""
        return [staff_id for looking in self._all(room) for staff_id in looking.monitors]

    def say_that_this_is_new(self) -> None:
        """Ask the others to tell what they have told before."""
        self._tell(Looking(self._me, NEW_HERE, (), ()))

    def say_all(self) -> None:
        """Tell again what is still so."""
        for looking in self._said.values():
            self._tell(looking)

    def forget_the_silent(self) -> list[str]:
        """Forget what a process has stopped telling; answers the rooms."""
        oldest, forgotten = self._ticks() - BELIEVED_S, list[str]()
        for room, rooms in tuple(self._heard.items()):
            for process in [process for process, (at, _) in rooms.items() if at <= oldest]:
                del rooms[process]
                forgotten.append(room)
            if not rooms:
                del self._heard[room]
        return forgotten

    def _all(self, room: str) -> Iterator[Looking]:
        return (looking for _, looking in self._heard.get(room, {}).values())

"""One socket's work that has to wait for a store: done one after another, in the order it came."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from backchannel.live.budget import too_many
from backchannel.live.tasks import Tasks

MOST_WAITING = 200


@dataclass(frozen=True, slots=True)
class Errand:
    """Something to do for one frame.

    Args:
        about: the frame's type.
        room: the room it names, or None.
        key: a message's key, or None.
        work: does it; what it raises is the frame's refusal.
    """

    about: str
    room: str | None
    key: str | None
    work: Callable[[], Awaitable[None]]


class Lane:
    """Does errands in order, and none while its socket's rights are being looked at.

    Args:
        tasks: runs the lane.
        refuse: told when an errand fails.
    """

    def __init__(self, tasks: Tasks, refuse: Callable[[Errand, BaseException], None]) -> None:
        self._tasks, self._refuse = tasks, refuse
        self._errands: deque[Errand] = deque()
        self._clear = asyncio.Event()
        self._clear.set()
        self._running = self._closed = False

    @property
    def idle(self) -> bool:
        """Whether nothing waits, so that a new frame overtakes no other."""
        return not self._running and self._clear.is_set()

    @property
    def held(self) -> bool:
        """Whether errands wait for rights to be looked at."""
        return not self._clear.is_set()

    def add(self, errand: Errand) -> None:
        """Do this after what waits."""
        if len(self._errands) >= MOST_WAITING:
            self._refuse(errand, too_many(1))
            return
        self._errands.append(errand)
        if not self._running:
            self._running = True
            self._tasks.run(self._run())

    def hold(self) -> None:
        """Do nothing more for now."""
        self._clear.clear()

    def release(self) -> None:
        """Go on."""
        self._clear.set()

    def close(self) -> None:
        """Do nothing more at all."""
        self._closed = True
        self._errands.clear()
        self._clear.set()

    async def _run(self) -> None:
        try:
            while self._errands and not self._closed:
                await self._clear.wait()
                if self._errands:
                    await self._do(self._errands.popleft())
        finally:
            self._running = False

    async def _do(self, errand: Errand) -> None:
        try:
            await errand.work()
        except Exception as why:  # noqa: BLE001 - what a frame fails by is its sender's answer
            self._refuse(errand, why)

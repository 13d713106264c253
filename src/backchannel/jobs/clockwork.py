"""Runs due work at its time: sleeps until the next is due, wakes when something new is, and outlives whatever fails."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

from backchannel.kernel.clock import Clock

LOOK_AT_LEAST_EVERY_S = 5.0
REST_AFTER_FAILING_S = 1.0
_LOG = logging.getLogger("backchannel.jobs")


class Clockwork:
    """One loop over one universe's due work.

    Args:
        run_due: does some of what is due now; answers how much it did, 0 when nothing is left.
        next_due: answers when the next is due, in UTC milliseconds, or None.
        clock: the universe's clock.
        by_itself: false when work runs only by `run_all_due`, so that a test's order is the only order.
    """

    def __init__(
        self,
        run_due: Callable[[], Awaitable[int]],
        next_due: Callable[[], Awaitable[int | None]],
        clock: Clock,
        *,
        by_itself: bool = True,
    ) -> None:
        self._run_due, self._next_due, self._clock = run_due, next_due, clock
        self._by_itself = by_itself
        self._woken = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Run work from now on, each when it is due; what became due meanwhile, at once."""
        if self._by_itself and self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._run())

    def wake(self) -> None:
        """Something may have become due; call it on the event loop."""
        self._woken.set()

    async def stop(self) -> None:
        """Run no more; what had begun is finished by the store or undone."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    async def run_all_due(self) -> int:
        """Run everything that is due now, and what becomes due by it; answers how much that was."""
        done = 0
        while some := await self._run_due():
            done += some
        return done

    async def _run(self) -> None:
        while True:
            self._woken.clear()
            await self._sleep(await self._look())

    async def _look(self) -> float:
        """Run what is due; answers the seconds until there may be more."""
        try:
            await self.run_all_due()
            due_at = await self._next_due()
        except Exception:  # noqa: BLE001 - the store may be away, or a handler wrong: neither ends the loop
            _LOG.exception("due work could not be run; it will be tried again")
            return REST_AFTER_FAILING_S
        if due_at is None:
            return LOOK_AT_LEAST_EVERY_S
        return min(LOOK_AT_LEAST_EVERY_S, max(0.001, (due_at - self._clock()) / 1000))

    async def _sleep(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._woken.wait()

"""What happens on the public side when time passes: routing, missed enquiries and lapsed offers."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress

from backchannel.kernel.errors import Refusal, Unconfirmed
from backchannel.public.enquiries import timers
from backchannel.public.enquiries.lifecycle import miss
from backchannel.public.enquiries.members import lapse_offer
from backchannel.public.enquiries.routing import route
from backchannel.public.store import Tx
from backchannel.wiring.public_side import PublicSide

HANDLERS: dict[str, timers.Handler] = {
    timers.ROUTE: route,
    timers.MISSED: miss,
    timers.OFFER_LAPSES: lapse_offer,
}
LOOK_AT_LEAST_EVERY_S = 5.0
_LOG = logging.getLogger("backchannel.jobs")


class PublicJobs:
    """Runs due timers as the principal ``outbound``.

    Args:
        public: the universe.
        by_itself: false when timers run only by `run_due`, as tests want it.
    """

    def __init__(self, public: PublicSide, *, by_itself: bool) -> None:
        self._access = public.access("outbound")
        self._clock, self._by_itself = public.universe.clock, by_itself
        self._wake = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        public.universe.store.listen(self._heard)

    async def start(self) -> None:
        """Run timers from now on, each when it is due."""
        if self._by_itself:
            self._task = asyncio.get_running_loop().create_task(self._run())

    async def stop(self) -> None:
        """Run no more timers."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    async def run_due(self) -> None:
        """Run everything that is due now, and what becomes due by it."""
        while await self._access.write(_run_some):
            pass

    def _heard(self, events: list[object]) -> None:
        if any(isinstance(event, timers.TimerStarted) for event in events):
            self._wake.set()

    async def _run(self) -> None:
        while True:
            self._wake.clear()
            try:
                await self.run_due()
                due_at = await self._access.read(timers.next_due)
            except (Refusal, Unconfirmed):
                _LOG.warning("the store took no timer; trying again")
                due_at = None
            await self._sleep(due_at)

    async def _sleep(self, due_at: int | None) -> None:
        seconds = LOOK_AT_LEAST_EVERY_S
        if due_at is not None:
            seconds = min(seconds, max(0.001, (due_at - self._clock()) / 1000))
        with suppress(TimeoutError):
            await asyncio.wait_for(self._wake.wait(), seconds)


async def _run_some(tx: Tx) -> int:
    return await timers.run_due(tx, HANDLERS)

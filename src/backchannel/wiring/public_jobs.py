"""What happens on the public side when time passes: routing, missed enquiries and lapsed offers."""

from __future__ import annotations

from backchannel.jobs import Clockwork
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


def public_jobs(public: PublicSide, *, by_itself: bool) -> Clockwork:
    """The public side's due work, run as the principal ``outbound``.

    Args:
        public: the universe.
        by_itself: false when work runs only when asked, so that a test's order is the only order.
    """
    access = public.access("outbound")

    async def run_due() -> int:
        return await access.write(_run_due)

    async def next_due() -> int | None:
        return await access.read(timers.next_due)

    work = Clockwork(run_due, next_due, public.universe.clock, by_itself=by_itself)

    def committed(events: list[object]) -> None:
        if any(isinstance(event, timers.TimerStarted) for event in events):
            work.wake()

    public.universe.store.listen(committed)
    return work


async def _run_due(tx: Tx) -> int:
    return await timers.run_due(tx, HANDLERS)

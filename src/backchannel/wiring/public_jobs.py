"""What the passing of time does on the public side: routes, misses, lapses offers, releases, forgets unused files."""

from __future__ import annotations

from backchannel.jobs import Clockwork
from backchannel.live.tasks import Tasks
from backchannel.public.enquiries import timers
from backchannel.public.enquiries.lifecycle import miss
from backchannel.public.enquiries.members import lapse_offer
from backchannel.public.enquiries.routing import route
from backchannel.public.messages.attachments import FileUnused, forget_unused
from backchannel.public.messages.held import RELEASE
from backchannel.public.messages.release import release_held
from backchannel.wiring.public_side import PublicSide

HANDLERS: dict[str, timers.Handler] = {
    timers.ROUTE: route,
    timers.MISSED: miss,
    timers.OFFER_LAPSES: lapse_offer,
    timers.FILE_UNUSED: forget_unused,
    RELEASE: release_held,
}


def public_jobs(public: PublicSide, *, by_itself: bool) -> Clockwork:
    """The public side's due work, run as the principal ``outbound``.

    Args:
        public: the universe.
        by_itself: false when work runs only when asked, so that a test's order is the only order.
    """
    access = public.access("outbound")

    async def run_due() -> int:
        return await timers.run_some(access, HANDLERS)

    async def next_due() -> int | None:
        return await access.read(timers.next_due)

    work = Clockwork(run_due, next_due, public.universe.clock, by_itself=by_itself)
    forgetting = Tasks()

    def committed(events: list[object]) -> None:
        if any(isinstance(event, timers.TimerStarted) for event in events):
            work.wake()
        for unused in (event for event in events if isinstance(event, FileUnused)):
            forgetting.run(public.universe.files.forget(unused.id))

    public.universe.store.listen(committed)
    public.bells.hear(lambda event: committed([event]))
    return work

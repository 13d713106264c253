"""What happens on the staff's side when time passes: calls for help that nobody answers are passed on."""

from __future__ import annotations

from backchannel.jobs import Clockwork
from backchannel.private.coaching.flags import escalate_flags
from backchannel.private.coaching.standing_flags import next_flag_due
from backchannel.private.messages.events import PrivateEntry
from backchannel.private.store import PrivateAccess
from backchannel.wiring.universe import Universe


def staff_jobs(private: Universe, *, by_itself: bool) -> Clockwork:
    """The staff's side's due work.

    Args:
        private: the universe that only staff reach.
        by_itself: false when work runs only when asked, so that a test's order is the only order.
    """
    access: PrivateAccess = private.store.principal("staff_private")

    async def run_due() -> int:
        due_at = await access.read(next_flag_due)
        return await access.write(escalate_flags) if due_at is not None and due_at <= private.clock() else 0

    async def next_due() -> int | None:
        return await access.read(next_flag_due)

    work = Clockwork(run_due, next_due, private.clock, by_itself=by_itself)

    def committed(events: list[object]) -> None:
        if any(isinstance(event, PrivateEntry) and event.kind == "flag_raised" for event in events):
            work.wake()

    private.store.listen(committed)
    return work

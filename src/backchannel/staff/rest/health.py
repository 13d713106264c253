"""Whether the locks between the two universes hold, as the processes of this desk found when they started."""

from __future__ import annotations

from litestar import get
from litestar.di import NamedDependency

from backchannel.kernel.clock import moment
from backchannel.locks import Verdict
from backchannel.locks.checkup import Attempt, LockState, checkup
from backchannel.private.team.admission import may
from backchannel.private.team.me import Me
from backchannel.staff.parts import Parts
from backchannel.staff.wire.health import HealthView, LockTrial, LockVerdict, LockView, ProcessView

_VERDICTS: dict[Verdict | None, LockVerdict] = {
    Verdict.HOLDS: "holds",
    Verdict.IN_PART: "in_part",
    Verdict.NOT_IN_FORCE: "not_in_force",
    Verdict.BROKEN: "broken",
    None: "not_tried",
}


@get("/api/health")
async def read_health(me: NamedDependency[Me], parts: NamedDependency[Parts]) -> HealthView:
    """The ten locks, how each process tried them, and what it saw."""
    may(me, "look_at_health")
    reports = parts.health.reports()
    processes = [ProcessView(one.process, moment(one.since)) for one in reports]  # type: ignore[arg-type]
    return HealthView([_lock(one) for one in checkup(reports).locks], processes)


def _lock(state: LockState) -> LockView:
    return LockView(state.id, _VERDICTS[state.verdict], [_trial(one) for one in state.attempts])


def _trial(one: Attempt) -> LockTrial:
    return LockTrial(one.by, one.tried, one.seen, _VERDICTS[one.verdict])  # type: ignore[arg-type]


HANDLERS = (read_health,)

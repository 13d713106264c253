"""What a process that serves both doors tries before they open."""

from __future__ import annotations

from backchannel.locks import Findings, Trial, Verdict
from backchannel.locks.trials import judged
from backchannel.wiring.desk.opening import Desk
from backchannel.wiring.egress import egress
from backchannel.wiring.staff_trials import staff_side_trials


async def try_locks(desk: Desk) -> Findings:
    """Try every lock of a desk whose doors are served by one process."""
    apart = desk.customers.app is not desk.staff.app and desk.customers.sockets is not desk.staff.sockets
    seen = "two applications and two doors for sockets" if apart else "they are one"
    doors = judged("K5", "the two doors were compared", seen, holds=apart)
    found = await staff_side_trials(desk.public, desk.private, desk.bells)
    return found.and_((doors, TOGETHER, *egress(desk.customers.app)))


TOGETHER = Trial(
    "K5",
    "whether the system keeps the customers' process out of the private folder",
    "one process serves both doors: whoever takes it over has both folders; serve the planes apart to have the system "
    "keep them apart",
    Verdict.NOT_IN_FORCE,
)

"""For how long public speech is kept back: the desk's rule for everybody, and a longer one of somebody's own."""

from __future__ import annotations

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import Refusal
from backchannel.kernel.proof import StaffProof
from backchannel.public.directory.doings import keep_doing
from backchannel.public.messages.tables import hold_rule
from backchannel.public.store import Rx, Tx
from backchannel.storage.database import prepare_write
from backchannel.storage.statements import Upsert

MOST_HELD_S = 10
DESK = "desk"
"""Whose rule it is that holds for everybody; no staff member has this id."""


class HoldRules(msgspec.Struct, frozen=True):
    """Seconds by which messages to customers are kept back, 0 for not at all; the longer one is in force."""

    desk_s: int
    own_s: int

    @property
    def in_force_s(self) -> int:
        """The seconds by which this person's messages are kept back."""
        return max(self.desk_s, self.own_s)


_PUT = prepare_write(Upsert(hold_rule, ("who",), ("seconds",)))
_RULES = prepare_write(
    sa.select(hold_rule.c.who, hold_rule.c.seconds).where(
        sa.or_(hold_rule.c.who == DESK, hold_rule.c.who == sa.bindparam("who"))
    )
)
HOLDS = (
    sa.select(sa.func.coalesce(sa.func.max(hold_rule.c.seconds), 0))
    .where(sa.or_(hold_rule.c.who == DESK, hold_rule.c.who == sa.bindparam("who")))
    .scalar_subquery()
)
"""The rule in force for the one who is bound as ``who``, as part of another question."""


async def hold_rules(rx: Rx, staff_id: str) -> HoldRules:
    """The desk's rule and somebody's own."""
    found = {who: int(seconds) for who, seconds in await rx.all(_RULES, who=staff_id)}
    return HoldRules(found.get(DESK, 0), found.get(staff_id, 0))


async def change_hold(tx: Tx, proof: StaffProof, seconds: int) -> None:
    """Keep what anybody says to customers back for so long at least.

    Raises:
        Refusal: `hold_out_of_range`.
    """
    before = (await hold_rules(tx, DESK)).desk_s
    await keep_doing(tx, proof, (None, ""), ("seconds", str(before), str(_checked(seconds))))
    await tx.run(_PUT, who=DESK, seconds=_checked(seconds))


async def change_own_hold(tx: Tx, proof: StaffProof, seconds: int) -> None:
    """Keep what I say to customers back for so long, if the desk's rule is not longer.

    Raises:
        Refusal: `hold_out_of_range`.
    """
    await tx.run(_PUT, who=proof.staff_id, seconds=_checked(seconds))


def _checked(seconds: int) -> int:
    if not 0 <= seconds <= MOST_HELD_S:
        raise Refusal("hold_out_of_range", 422, f"Messages are held for 0 to {MOST_HELD_S} seconds.")
    return seconds

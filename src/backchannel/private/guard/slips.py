"""Slips: texts that nearly went to the wrong side, or did. What was written is not kept, only that it happened."""

from __future__ import annotations

from typing import Literal, get_args

import sqlalchemy as sa

from backchannel.kernel.errors import Refusal
from backchannel.kernel.proof import StaffProof
from backchannel.private.desk.tables import desk_begun, desk_enquiry
from backchannel.private.guard.tables import slip
from backchannel.private.store import Rx, Tx
from backchannel.storage.database import prepare_write

SlipKind = Literal["guard_private", "guard_kept", "guard_sent", "undone", "turned_private", "recalled"]
"""The guard asked, and the text was made private, kept for more writing, or sent all the same; a held message was
undone, or turned private; a message was recalled."""
SLIP_KINDS: tuple[SlipKind, ...] = get_args(SlipKind)

_INSERT = prepare_write(
    sa.insert(slip).values(**{name: sa.bindparam(name) for name in ("kind", "staff_id", "room", "at")})
)
_OF_REACH = prepare_write(
    sa.select(slip.c.kind, sa.func.count())
    .join_from(slip, desk_enquiry, desk_enquiry.c.id == slip.c.room)
    .join(
        desk_begun,
        sa.and_(
            desk_begun.c.who == sa.bindparam("who"),
            desk_begun.c.created_at == desk_enquiry.c.created_at,
            desk_begun.c.room == slip.c.room,
        ),
    )
    .where(slip.c.at >= sa.bindparam("start"), slip.c.at < sa.bindparam("end"))
    .group_by(slip.c.kind)
)


async def count_slip(tx: Tx, proof: StaffProof, kind: SlipKind) -> None:
    """Count a slip of the proof's person in its room.

    Args:
        tx: the act's transaction.
        proof: for this act, in a room.
        kind: what happened.

    Raises:
        Refusal: `not_allowed` for a proof of another act.
    """
    if proof.act != "count_slip" or proof.room is None:
        raise Refusal("not_allowed", 403, "You cannot write here.")
    await tx.run(_INSERT, kind=kind, staff_id=proof.staff_id, room=proof.room, at=tx.now)


async def slips_of(rx: Rx, reach: str, start: int, end: int) -> dict[str, int]:
    """How many slips of each kind happened in rooms within a reach.

    Args:
        rx: a view of the store.
        reach: the list that the reader's role reaches, from `desk.keys.reach_key`.
        start: UTC milliseconds, included.
        end: UTC milliseconds, not included.
    """
    found = {row[0]: row[1] for row in await rx.all(_OF_REACH, who=reach, start=start, end=end)}
    return {kind: found.get(kind, 0) for kind in SLIP_KINDS}

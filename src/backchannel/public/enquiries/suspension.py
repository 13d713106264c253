"""What becomes of the rooms of a colleague who is suspended: their enquiries wait for somebody else."""

from __future__ import annotations

import sqlalchemy as sa

from backchannel.public.enquiries import room_log, timers
from backchannel.public.enquiries.facts import HANDLED
from backchannel.public.enquiries.members import end_membership
from backchannel.public.enquiries.tables import enquiry, member
from backchannel.public.entries import Actor
from backchannel.public.store import Tx
from backchannel.storage.database import prepare_write

WAITING = {"ongoing": "open", "followed_up": "missed"}

_OWNED = prepare_write(
    sa.select(enquiry.c.id, enquiry.c.status)
    .join(member, member.c.room == enquiry.c.id)
    .where(
        member.c.staff_id == sa.bindparam("staff_id"),
        member.c.ended_at.is_(None),
        enquiry.c.owner_id == sa.bindparam("staff_id"),
        sa.or_(*(enquiry.c.status == handled for handled in sorted(HANDLED))),
    )
    .order_by(enquiry.c.id)
)
_GIVE_UP = prepare_write(
    sa.update(enquiry)
    .where(enquiry.c.id == sa.bindparam("room"))
    .values(owner_id=None, status=sa.bindparam("waits_as"))
)
_JOINED = prepare_write(
    sa.select(member.c.room)
    .join(enquiry, enquiry.c.id == member.c.room)
    .where(member.c.staff_id == sa.bindparam("staff_id"), member.c.ended_at.is_(None), enquiry.c.status != "closed")
    .order_by(member.c.room)
)


async def offer_again(tx: Tx, staff_id: str) -> list[str]:
    """Offer the enquiries that a suspended colleague owned to their destinations again; answers their ids.

    They leave the other rooms they were in too. The customers read that they left.
    """
    actor = await room_log.staff_actor(tx, staff_id)
    owned = await tx.all(_OWNED, staff_id=staff_id)
    for room, status in owned:
        await tx.run(_GIVE_UP, room=room, waits_as=WAITING[status])
        await timers.start(tx, timers.ROUTE, room, tx.now)
    for (room,) in await tx.all(_JOINED, staff_id=staff_id):
        await _leave(tx, room, actor)
    return [room for room, _ in owned]


async def _leave(tx: Tx, room: str, actor: Actor) -> None:
    await end_membership(tx, room, str(actor.id))
    await room_log.append(tx, room, "left", actor)

"""How far each staff member has read a room's private log, and what they have not read of it."""

from __future__ import annotations

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import Refusal
from backchannel.kernel.proof import StaffProof
from backchannel.private.messages.events import PrivateSeen
from backchannel.private.messages.queries import private_room_facts
from backchannel.private.messages.tables import private_message, private_seen
from backchannel.private.store import Rx, Tx
from backchannel.private.team.tables import staff
from backchannel.storage.database import prepare, prepare_write
from backchannel.storage.statements import Upsert

MOST_COUNTED = 100

_MARK = prepare_write(Upsert(private_seen, ("room", "staff_id"), ("up_to", "at")))
_UP_TO = prepare_write(
    sa.select(private_seen.c.up_to).where(
        private_seen.c.room == sa.bindparam("room"), private_seen.c.staff_id == sa.bindparam("staff_id")
    )
)
_UNREAD = prepare_write(
    sa.select(private_message.c.seq)
    .where(
        private_message.c.room == sa.bindparam("room"),
        private_message.c.seq > sa.bindparam("after"),
        private_message.c.author_id != sa.bindparam("staff_id"),
        private_message.c.recalled_at.is_(None),
    )
    .limit(MOST_COUNTED)
)


class PrivateReader(msgspec.Struct, frozen=True):
    """A colleague and the place that they have read a room's private log to."""

    staff_id: str
    name: str
    picture: str | None
    up_to: int


_READERS = prepare(
    sa.select(private_seen.c.staff_id, staff.c.name, staff.c.picture, private_seen.c.up_to)
    .join(staff, staff.c.id == private_seen.c.staff_id)
    .where(private_seen.c.room == sa.bindparam("room"), private_seen.c.up_to > 0)
    .order_by(staff.c.name, staff.c.id),
    PrivateReader,
)


async def private_readers(rx: Rx, room: str) -> list[PrivateReader]:
    """Who has read how far in a room's private log, by name."""
    return await rx.all(_READERS, room=room)


async def mark_private_seen(tx: Tx, proof: StaffProof, room: str, seq: int) -> None:
    """Private entries up to a place are read. Going back changes nothing.

    Raises:
        Refusal: `not_allowed` for a proof of another act or room.
    """
    if proof.act != "mark_private_seen" or proof.room != room:
        raise Refusal("not_allowed", 403, "You cannot read private messages here.")
    up_to = min(seq, (await private_room_facts(tx, room)).head)
    if up_to > await private_seen_up_to(tx, room, proof.staff_id):
        await tx.run(_MARK, room=room, staff_id=proof.staff_id, up_to=up_to, at=tx.now)
        tx.emit(PrivateSeen(room, proof.staff_id, up_to))


async def private_seen_up_to(rx: Rx, room: str, staff_id: str) -> int:
    """The place that a staff member has read the private log to; 0 before the first."""
    row = await rx.one(_UP_TO, room=room, staff_id=staff_id)
    return int(row[0]) if row is not None else 0


async def private_unread(rx: Rx, room: str, staff_id: str) -> int:
    """How many private messages of others a staff member has not read; counting stops at 100."""
    after = await private_seen_up_to(rx, room, staff_id)
    return len(await rx.all(_UNREAD, room=room, after=after, staff_id=staff_id))

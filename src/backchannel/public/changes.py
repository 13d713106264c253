"""All rooms' entries in the order of their commits, for those who keep a copy of public facts."""

from __future__ import annotations

import msgspec
import sqlalchemy as sa

from backchannel.public.enquiries.tables import room_change
from backchannel.public.store import Rx
from backchannel.storage.database import prepare


class Change(msgspec.Struct, frozen=True):
    """One entry was added: place `n` among all, place `seq` in `room`, of this `kind`; see `RoomEntry`.

    Facts that changed without an entry have the kind ``changed`` and the room's newest place.
    """

    n: int
    room: str
    seq: int
    kind: str


_AFTER = prepare(
    sa.select(room_change.c.n, room_change.c.room, room_change.c.seq, room_change.c.kind)
    .where(room_change.c.n > sa.bindparam("after"))
    .order_by(room_change.c.n)
    .limit(sa.bindparam("limit")),
    Change,
)


async def changes_after(rx: Rx, after: int, limit: int) -> list[Change]:
    """The changes after place `after`, oldest first, at most `limit` of them."""
    return await rx.all(_AFTER, after=after, limit=limit)

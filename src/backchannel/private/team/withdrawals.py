"""From whom a room was withdrawn: somebody who was in it reads nothing of it any more, unless their role reaches it.

It is over when they are in the room again while it goes on: who is added late sees the whole of it.
"""

from __future__ import annotations

import msgspec
import sqlalchemy as sa

from backchannel.private.store import Rx, Tx
from backchannel.private.team.tables import withdrawal
from backchannel.storage.database import prepare, prepare_write

Withdrawn = tuple[tuple[str, int], ...]
"""The rooms that were withdrawn from somebody, each with when (UTC milliseconds)."""


class Withdrawal(msgspec.Struct, frozen=True):
    """A room was withdrawn from a colleague by another; `at` in UTC milliseconds."""

    room: str
    staff_id: str
    at: int
    by_id: str


_COLUMNS = (withdrawal.c.room, withdrawal.c.staff_id, withdrawal.c.at, withdrawal.c.by_id)
_OF_STAFF = prepare_write(
    sa.select(withdrawal.c.room, withdrawal.c.at)
    .where(withdrawal.c.staff_id == sa.bindparam("staff_id"))
    .order_by(withdrawal.c.room)
)
_IN_ROOM = prepare(sa.select(*_COLUMNS).where(withdrawal.c.room == sa.bindparam("room")), Withdrawal)
_ALL = prepare_write(sa.select(withdrawal.c.staff_id, withdrawal.c.room, withdrawal.c.at))
_PUT = prepare_write(sa.insert(withdrawal))
_END = prepare_write(
    sa.delete(withdrawal).where(
        withdrawal.c.room == sa.bindparam("in_room"), withdrawal.c.staff_id == sa.bindparam("from_staff")
    )
)


async def withdrawn_from(rx: Rx, staff_id: str) -> Withdrawn:
    """The rooms that were withdrawn from somebody."""
    return tuple((row[0], int(row[1])) for row in await rx.all(_OF_STAFF, staff_id=staff_id))


async def withdrawals_in(rx: Rx, room: str) -> list[Withdrawal]:
    """From whom a room was withdrawn."""
    return await rx.all(_IN_ROOM, room=room)


async def all_withdrawn(rx: Rx) -> dict[str, Withdrawn]:
    """Everybody from whom something was withdrawn, by staff id."""
    found: dict[str, Withdrawn] = {}
    for staff_id, room, at in await rx.all(_ALL):
        found[staff_id] = (*found.get(staff_id, ()), (room, int(at)))
    return found


async def put_withdrawal(tx: Tx, new: Withdrawal) -> None:
    """Withdraw a room from somebody; one that stands already is replaced."""
    await end_withdrawal(tx, new.room, new.staff_id)
    await tx.run(_PUT, **msgspec.structs.asdict(new))


async def end_withdrawal(tx: Tx, room: str, staff_id: str) -> bool:
    """A withdrawal is over; false when there was none."""
    return await tx.run(_END, in_room=room, from_staff=staff_id) > 0

"""Facts about staff that go down: name and picture for customers, department, capacity and standing for routing.

An act on the team leaves a row here in its own transaction; `pass_down` carries rows into the public store, where each
is an upsert, so that carrying one twice is carrying it once. Nothing else leads down.
"""

from __future__ import annotations

from typing import Any

import msgspec
import sqlalchemy as sa

from backchannel.private.store import PrivateAccess, Rx, Tx
from backchannel.private.team.events import FactsWait
from backchannel.private.team.permissions import rights_of
from backchannel.private.team.tables import outgoing, role, staff
from backchannel.public.directory.staff_cards import RosterLine, StaffCard, put_roster, put_staff_card
from backchannel.public.enquiries.suspension import offer_again
from backchannel.public.store import PublicAccess
from backchannel.public.store import Tx as PublicTx
from backchannel.storage.database import prepare, prepare_write

MOST_AT_ONCE = 100


class Fact(msgspec.Struct, frozen=True):
    """What the public universe is to know of a staff member; `n` is its place among all such rows."""

    n: int
    staff_id: str
    name: str
    picture: str | None
    department_id: str | None
    capacity: int
    takes_offers: bool
    suspended: bool


def _fact(*row: Any) -> Fact:
    return Fact(*(*row[:-2], *map(bool, row[-2:])))


_SOURCE = (
    sa.select(
        staff.c.id,
        staff.c.name,
        staff.c.picture,
        staff.c.department_id,
        staff.c.capacity,
        staff.c.suspended_at,
        role.c.kind,
        role.c.permissions,
        role.c.reach,
    )
    .join_from(staff, role, role.c.id == staff.c.role_id)
    .order_by(staff.c.id)
)
_OF_STAFF = prepare_write(_SOURCE.where(staff.c.id == sa.bindparam("staff_id")))
_OF_ROLE = prepare_write(_SOURCE.where(staff.c.role_id == sa.bindparam("role_id")))
_COLUMNS = tuple(column for column in outgoing.columns if column.name not in ("n", "created_at"))
_INSERT = prepare_write(
    sa.insert(outgoing).values(
        created_at=sa.bindparam("created_at"), **{column.name: sa.bindparam(column.name) for column in _COLUMNS}
    )
)
_WAITING = prepare(
    sa.select(outgoing.c.n, *_COLUMNS).order_by(outgoing.c.n).limit(sa.bindparam("limit")),
    _fact,
)
_DONE = prepare_write(sa.delete(outgoing).where(outgoing.c.n <= sa.bindparam("up_to")))


async def leave_fact(tx: Tx, staff_id: str) -> None:
    """Let a staff member's facts as they are now go down."""
    for row in await tx.all(_OF_STAFF, staff_id=staff_id):
        await _leave(tx, row)


async def leave_facts_of_role(tx: Tx, role_id: str) -> None:
    """Let the facts of everybody who holds a role go down."""
    for row in await tx.all(_OF_ROLE, role_id=role_id):
        await _leave(tx, row)


async def _leave(tx: Tx, row: tuple[Any, ...]) -> None:
    staff_id, name, picture, department_id, capacity, suspended_at, kind, permissions, reach = row
    takes = suspended_at is None and "message.send" in rights_of(kind, permissions, reach).permissions
    await tx.run(
        _INSERT,
        staff_id=staff_id,
        name=name,
        picture=picture,
        department_id=department_id,
        capacity=capacity,
        takes_offers=takes,
        suspended=suspended_at is not None,
        created_at=tx.now,
    )
    tx.emit(FactsWait(staff_id))


async def facts_waiting(rx: Rx, limit: int = MOST_AT_ONCE) -> list[Fact]:
    """The facts that have not gone down yet, oldest first."""
    return await rx.all(_WAITING, limit=limit)


async def facts_passed(tx: Tx, up_to: int) -> None:
    """The facts up to a place have gone down."""
    await tx.run(_DONE, up_to=up_to)


async def pass_down(private: PrivateAccess, public: PublicAccess) -> int:
    """Carry waiting facts down, oldest first; answers how many. Run at the start and whenever `FactsWait` comes.

    The enquiries of a suspended colleague are offered to their destinations again. One at a time: two that run at once
    could carry older facts after newer ones.
    """
    facts = await private.read(facts_waiting)
    if not facts:
        return 0

    async def put(tx: PublicTx) -> None:
        for fact in facts:
            await put_staff_card(tx, StaffCard(fact.staff_id, fact.name, fact.picture))
            await put_roster(tx, RosterLine(fact.staff_id, fact.department_id, fact.capacity, fact.takes_offers))
            if fact.suspended:
                await offer_again(tx, fact.staff_id)

    async def passed(tx: Tx) -> None:
        await facts_passed(tx, facts[-1].n)

    await public.write(put, ahead=True)
    await private.write(passed, ahead=True)
    return len(facts)

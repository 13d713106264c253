"""Everybody who can be reached at the desk, with the rights that they hold, for whoever must know who would be told."""

from __future__ import annotations

from typing import Any

import msgspec
import sqlalchemy as sa

from backchannel.private.store import Rx
from backchannel.private.team.permissions import Rights, rights_of
from backchannel.private.team.tables import role, staff
from backchannel.private.team.withdrawals import Withdrawn, all_withdrawn
from backchannel.storage.database import prepare


class Holder(msgspec.Struct, frozen=True):
    """A colleague who has joined and is not suspended.

    Args:
        staff_id: who.
        name: the shown name.
        picture: the picture's id, or None.
        department_id: where they belong, or None.
        role_name: what their role is called.
        rights: permissions and reach.
        withdrawn: the rooms that were withdrawn from them, each with when (UTC milliseconds).
    """

    staff_id: str
    name: str
    picture: str | None
    department_id: str | None
    role_name: str
    rights: Rights
    withdrawn: Withdrawn = ()


def _holder(*row: Any) -> Holder:
    return Holder(*(*row[:5], rights_of(*row[5:])))


_ALL = prepare(
    sa.select(
        staff.c.id,
        staff.c.name,
        staff.c.picture,
        staff.c.department_id,
        role.c.name,
        role.c.kind,
        role.c.permissions,
        role.c.reach,
    )
    .join_from(staff, role, role.c.id == staff.c.role_id)
    .where(staff.c.password_hash.is_not(None), staff.c.suspended_at.is_(None))
    .order_by(staff.c.name, staff.c.id),
    _holder,
)


async def holders(rx: Rx) -> list[Holder]:
    """Everybody who can be reached, by name."""
    withdrawn = await all_withdrawn(rx)
    everybody = await rx.all(_ALL)
    return [msgspec.structs.replace(one, withdrawn=withdrawn.get(one.staff_id, ())) for one in everybody]

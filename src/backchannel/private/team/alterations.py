"""What an act of administration changed, in the words that the ledger keeps: names as they were then, not ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from backchannel.private.audit.ledger import Altered, Subject
from backchannel.private.store import Rx
from backchannel.private.team.permissions import Rights
from backchannel.private.team.tables import department, role, staff
from backchannel.storage.database import prepare_write

if TYPE_CHECKING:
    from backchannel.private.team.staff import Colleague

_STAFF = prepare_write(sa.select(staff.c.name).where(staff.c.id == sa.bindparam("id")))
_ROLE = prepare_write(sa.select(role.c.name).where(role.c.id == sa.bindparam("id")))
_DEPARTMENT = prepare_write(sa.select(department.c.name).where(department.c.id == sa.bindparam("id")))


async def this_colleague(rx: Rx, staff_id: str) -> Subject:
    """A staff member as a line names them."""
    row = await rx.one(_STAFF, id=staff_id)
    return Subject(staff_id, row[0] if row is not None else "")


async def this_role(rx: Rx, role_id: str) -> Subject:
    """A role as a line names it."""
    row = await rx.one(_ROLE, id=role_id)
    return Subject(role_id, row[0] if row is not None else "")


async def this_department(rx: Rx, department_id: str) -> Subject:
    """A department as a line names it."""
    return Subject(department_id, await _department_name(rx, department_id) or "")


async def account_alterations(rx: Rx, before: Colleague | None, after: Colleague) -> list[Altered]:
    """What differs between an account as it was and as it is.

    Args:
        rx: a view of the private store.
        before: the account as it was; None for a new one.
        after: as it is.
    """
    was = await _account(rx, before) if before is not None else {}
    return [Altered(name, was.get(name), value) for name, value in (await _account(rx, after)).items()]


def rights_alterations(before: Rights | None, after: Rights | None) -> list[Altered]:
    """What differs between a role's rights: its reach, and every permission that was given or taken.

    Args:
        before: the rights as they were; None for a new role.
        after: as they are; None for one that is gone.
    """
    had, has = (one.permissions if one is not None else frozenset() for one in (before, after))
    given = [Altered("permission", None, name) for name in sorted(has - had)]
    taken = [Altered("permission", name, None) for name in sorted(had - has)]
    reach = Altered("reach", before.reach if before is not None else None, after.reach if after is not None else None)
    return [reach, *given, *taken]


async def _account(rx: Rx, one: Colleague) -> dict[str, str | None]:
    return {
        "name": one.name,
        "email": one.email,
        "role": one.role_name,
        "department": await _department_name(rx, one.department_id),
        "capacity": str(one.capacity),
    }


async def _department_name(rx: Rx, department_id: str | None) -> str | None:
    if department_id is None:
        return None
    row = await rx.one(_DEPARTMENT, id=department_id)
    return str(row[0]) if row is not None else None

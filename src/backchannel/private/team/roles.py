"""Roles: three that every desk has and nobody changes, and custom ones."""

from __future__ import annotations

from typing import Any

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import Refusal, not_found
from backchannel.kernel.proof import StaffProof
from backchannel.kernel.text import clean_line
from backchannel.private.audit.ledger import Altered, Subject, record_change
from backchannel.private.store import Rx, Tx
from backchannel.private.team.alterations import rights_alterations, this_role
from backchannel.private.team.events import RoleChanged
from backchannel.private.team.outgoing import leave_facts_of_role
from backchannel.private.team.permissions import BUILT_IN, PERMISSIONS, REACHES, Rights, rights_of
from backchannel.private.team.standing import KnownRole, known_role, must_cover
from backchannel.private.team.tables import role, staff
from backchannel.storage.database import prepare, prepare_write
from backchannel.storage.statements import Upsert


class Role(msgspec.Struct, frozen=True):
    """A role; `staff` is how many hold it, the suspended among them."""

    id: str
    name: str
    kind: str
    rights: Rights
    staff: int


class CustomRole(msgspec.Struct, frozen=True):
    """A role of the desk's own making.

    Args:
        name: 1 to 60 characters, unlike any other role's.
        reach: all, department or own.
        permissions: names out of `permissions.PERMISSIONS`.
    """

    name: str
    reach: str
    permissions: tuple[str, ...]


def _role(role_id: str, name: str, kind: str, permissions: str, reach: str, holders: int) -> Role:
    return Role(role_id, name, kind, rights_of(kind, permissions, reach), holders)


_HOLDERS = sa.select(sa.func.count()).where(staff.c.role_id == role.c.id).scalar_subquery()
_ALL = prepare(
    sa.select(role.c.id, role.c.name, role.c.kind, role.c.permissions, role.c.reach, _HOLDERS).order_by(
        role.c.kind == "custom", role.c.name
    ),
    _role,
)
_BUILT_IN = prepare_write(Upsert(role, ("id",), ("name", "kind", "reach", "permissions")))
_INSERT = prepare_write(sa.insert(role))
_CHANGE = prepare_write(
    sa.update(role)
    .where(role.c.id == sa.bindparam("role_id"))
    .values(name=sa.bindparam("new_name"), reach=sa.bindparam("new_reach"), permissions=sa.bindparam("new_permissions"))
)
_REMOVE = prepare_write(sa.delete(role).where(role.c.id == sa.bindparam("role_id")))
_NAMES = prepare_write(sa.select(role.c.id, role.c.name))
_HELD_BY = prepare_write(sa.select(staff.c.id).where(staff.c.role_id == sa.bindparam("role_id")).limit(1))


async def roles(rx: Rx) -> list[Role]:
    """Every role, the built-in ones first, each with its rights as they are now."""
    return await rx.all(_ALL)


async def lay_built_in_roles(tx: Tx) -> None:
    """Write the rows of the three roles that every desk has."""
    for kind, (name, rights) in BUILT_IN.items():
        await tx.run(_BUILT_IN, id=kind, name=name, kind=kind, reach=rights.reach, permissions="[]")


async def create_role(tx: Tx, proof: StaffProof, new: CustomRole) -> str:
    """Make a custom role; answers its id.

    Raises:
        Refusal: `text_empty`, `text_too_long`, `permission_unknown`, `reach_unknown` 422, `name_taken` 409,
            `beyond_own_rights` 403.
    """
    values = await _checked(tx, proof, new, None)
    role_id = tx.new_id()
    await tx.run(_INSERT, id=role_id, kind="custom", **values)
    rights = rights_alterations(None, _rights(new))
    await record_change(tx, proof, Subject(role_id, values["name"]), Altered("name", None, values["name"]), *rights)
    return role_id


async def change_role(tx: Tx, proof: StaffProof, role_id: str, new: CustomRole) -> None:
    """Change a custom role; whoever holds it has the new rights at once, on open connections too.

    Raises:
        Refusal: those of `create_role`, `role_built_in` 409, `not_found`.
    """
    before = await _custom(tx, role_id)
    await must_cover(tx, proof.staff_id, before.rights)
    values, called = await _checked(tx, proof, new, role_id), await this_role(tx, role_id)
    await tx.run(_CHANGE, role_id=role_id, **{f"new_{name}": value for name, value in values.items()})
    rights = rights_alterations(before.rights, _rights(new))
    await record_change(tx, proof, called, Altered("name", called.name, values["name"]), *rights)
    await leave_facts_of_role(tx, role_id)
    tx.emit(RoleChanged(role_id))


async def remove_role(tx: Tx, proof: StaffProof, role_id: str) -> None:
    """Remove a custom role that nobody holds.

    Raises:
        Refusal: `role_in_use`, `role_built_in` 409, `beyond_own_rights` 403, `not_found`.
    """
    before, called = await _custom(tx, role_id), await this_role(tx, role_id)
    await must_cover(tx, proof.staff_id, before.rights)
    if await tx.one(_HELD_BY, role_id=role_id) is not None:
        raise Refusal("role_in_use", 409, "Somebody still has this role.", "Give them another one first.")
    await tx.run(_REMOVE, role_id=role_id)
    await record_change(tx, proof, called, *rights_alterations(before.rights, None))
    tx.emit(RoleChanged(role_id))


def _rights(new: CustomRole) -> Rights:
    return Rights(frozenset(new.permissions), new.reach)


async def _custom(rx: Rx, role_id: str) -> KnownRole:
    try:
        found = await known_role(rx, role_id)
    except Refusal:
        raise not_found() from None
    if found.kind != "custom":
        raise Refusal("role_built_in", 409, "The built-in roles stay as they are.", "Make a role of your own.")
    return found


async def _checked(rx: Rx, proof: StaffProof, new: CustomRole, but: str | None) -> dict[str, Any]:
    if not (name := clean_line(new.name, 60)):
        raise Refusal("text_empty", 422, "A role needs a name.")
    if unknown := sorted(set(new.permissions) - set(PERMISSIONS)):
        raise Refusal("permission_unknown", 422, f"There is no permission {unknown[0][:60]!r}.")
    if new.reach not in REACHES:
        raise Refusal("reach_unknown", 422, "A role reaches all enquiries, those of the department, or one's own.")
    await must_cover(rx, proof.staff_id, _rights(new))
    # Compared here, since a database folds no letters but those of English.
    if any(taken.casefold() == name.casefold() and other != but for other, taken in await rx.all(_NAMES)):
        raise Refusal("name_taken", 409, "There is a role of this name.", "Choose another name.")
    return {"name": name, "reach": new.reach, "permissions": msgspec.json.encode(sorted(set(new.permissions))).decode()}

"""What acts on the team check first: whose rights they use, and that the desk keeps an Administrator."""

from __future__ import annotations

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import Refusal, not_found
from backchannel.private.store import Rx
from backchannel.private.team.permissions import Rights, rights_of
from backchannel.private.team.tables import role, staff
from backchannel.storage.database import prepare, prepare_write


class Held(msgspec.Struct, frozen=True):
    """Somebody's account with the role they hold."""

    staff_id: str
    role_id: str
    kind: str
    permissions: str
    reach: str
    suspended_at: int | None

    @property
    def rights(self) -> Rights:
        """What the role gives."""
        return rights_of(self.kind, self.permissions, self.reach)


class KnownRole(msgspec.Struct, frozen=True):
    """A role as it is stored."""

    id: str
    kind: str
    permissions: str
    reach: str

    @property
    def rights(self) -> Rights:
        """What the role gives."""
        return rights_of(self.kind, self.permissions, self.reach)


_HELD = prepare(
    sa.select(
        staff.c.id,
        role.c.id,
        role.c.kind,
        role.c.permissions,
        role.c.reach,
        staff.c.suspended_at,
    )
    .join_from(staff, role, role.c.id == staff.c.role_id)
    .where(staff.c.id == sa.bindparam("staff_id")),
    Held,
)
_ROLE = prepare(
    sa.select(role.c.id, role.c.kind, role.c.permissions, role.c.reach).where(role.c.id == sa.bindparam("role_id")),
    KnownRole,
)
_OTHER_ADMINISTRATOR = prepare_write(
    sa.select(staff.c.id)
    .join_from(staff, role, role.c.id == staff.c.role_id)
    .where(
        role.c.kind == "administrator",
        staff.c.suspended_at.is_(None),
        staff.c.password_hash.is_not(None),
        staff.c.id != sa.bindparam("but"),
    )
    .limit(1)
)


async def held(rx: Rx, staff_id: str) -> Held:
    """Somebody's account with its role.

    Raises:
        Refusal: `not_found`.
    """
    if (found := await rx.one(_HELD, staff_id=staff_id)) is None:
        raise not_found()
    return found


async def known_role(rx: Rx, role_id: str) -> KnownRole:
    """A role that staff can be given.

    Raises:
        Refusal: `role_unknown` 422.
    """
    if (found := await rx.one(_ROLE, role_id=role_id)) is None:
        raise Refusal("role_unknown", 422, "There is no such role.", "Choose one from the list.")
    return found


async def must_cover(rx: Rx, actor_id: str, rights: Rights) -> None:
    """Nobody hands out, takes away or takes over rights beyond their own.

    Raises:
        Refusal: `beyond_own_rights` 403.
    """
    if not (await held(rx, actor_id)).rights.cover(rights):
        message = "This role may do more than yours."
        raise Refusal("beyond_own_rights", 403, message, "Ask an administrator.")


async def must_leave_an_administrator(rx: Rx, staff_id: str) -> None:
    """The desk keeps somebody who can administer it when this person no longer does.

    Raises:
        Refusal: `last_administrator` 409.
    """
    if (await held(rx, staff_id)).kind == "administrator" and await rx.one(_OTHER_ADMINISTRATOR, but=staff_id) is None:
        hint = "Make somebody else an Administrator first."
        raise Refusal("last_administrator", 409, "This is the desk's last active Administrator.", hint)

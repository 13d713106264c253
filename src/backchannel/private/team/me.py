"""The staff member behind a session, with their rights as they are now."""

from __future__ import annotations

from typing import Any, Protocol

import msgspec
import sqlalchemy as sa

from backchannel.kernel.ids import hashed
from backchannel.private.store import Rx
from backchannel.private.team.permissions import Rights, rights_of
from backchannel.private.team.tables import role, session, staff
from backchannel.private.team.withdrawals import Withdrawn, withdrawn_from
from backchannel.storage.database import prepare


class Bearer(Protocol):
    """Whoever holds rights: somebody with a session, or a colleague whose rights somebody else asks after."""

    @property
    def rights(self) -> Rights:
        """Permissions and reach."""

    @property
    def department_id(self) -> str | None:
        """Where they belong, or None."""

    @property
    def withdrawn(self) -> Withdrawn:
        """The rooms that were withdrawn from them."""


class Me(msgspec.Struct, frozen=True):
    """An admitted staff member.

    Args:
        staff_id: who.
        name: the shown name.
        email: what they sign in with.
        picture: the picture's id, or None.
        department_id: where they belong, or None.
        capacity: how many enquiries they own at once at most.
        role_id: their role.
        role_name: its shown name.
        role_kind: administrator, supervisor, agent or custom.
        rights: permissions and reach.
        session: the hash of the session's token.
        csrf: what every writing request of this session must carry.
        idle_until: UTC milliseconds; only `renew_session` moves it.
        ends_at: UTC milliseconds; nothing moves it.
        withdrawn: the rooms that were withdrawn from them, each with when (UTC milliseconds).
    """

    staff_id: str
    name: str
    email: str
    picture: str | None
    department_id: str | None
    capacity: int
    role_id: str
    role_name: str
    role_kind: str
    rights: Rights
    session: str
    csrf: str
    idle_until: int
    ends_at: int
    withdrawn: Withdrawn = ()

    def has(self, permission: str) -> bool:
        """Whether their role gives a permission; where it reaches is another question."""
        return permission in self.rights.permissions


def _me(*row: Any) -> Me:
    before, (kind, permissions, reach), after = row[:8], row[8:11], row[11:]
    return Me(*(*before, kind, rights_of(kind, permissions, reach), *after))


_BY_SESSION = prepare(
    sa.select(
        staff.c.id,
        staff.c.name,
        staff.c.email,
        staff.c.picture,
        staff.c.department_id,
        staff.c.capacity,
        role.c.id,
        role.c.name,
        role.c.kind,
        role.c.permissions,
        role.c.reach,
        session.c.token_hash,
        session.c.csrf,
        session.c.idle_until,
        session.c.ends_at,
    )
    .join_from(session, staff, staff.c.id == session.c.staff_id)
    .join(role, role.c.id == staff.c.role_id)
    .where(
        session.c.token_hash == sa.bindparam("token_hash"),
        session.c.ended_at.is_(None),
        session.c.idle_until > sa.bindparam("now"),
        session.c.ends_at > sa.bindparam("now"),
        staff.c.suspended_at.is_(None),
    ),
    _me,
)


async def me(rx: Rx, secret: str) -> Me | None:
    """Who holds this session token; None when it is unknown, ended, idle for too long, or its holder suspended."""
    return await me_again(rx, hashed(secret))


async def me_again(rx: Rx, token_hash: str) -> Me | None:
    """Like `me`, for those who kept `Me.session`: the rights of an open connection are looked at anew."""
    found = await rx.one(_BY_SESSION, token_hash=token_hash, now=rx.now)
    if found is None or not (withdrawn := await withdrawn_from(rx, found.staff_id)):
        return found
    return msgspec.structs.replace(found, withdrawn=withdrawn)

"""One-time links: a new colleague sets their first password by one, and whoever forgot theirs a new one."""

from __future__ import annotations

from typing import Any

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import Refusal, not_found
from backchannel.kernel.ids import hashed, token
from backchannel.kernel.proof import StaffProof
from backchannel.kernel.text import clean_line
from backchannel.private.audit.ledger import record_administration, record_change
from backchannel.private.store import Rx, Tx
from backchannel.private.team.alterations import this_colleague
from backchannel.private.team.events import StaffChanged
from backchannel.private.team.outgoing import leave_fact
from backchannel.private.team.passwords import HashedPassword
from backchannel.private.team.sessions import OpenedSession, admit, end_sessions_of
from backchannel.private.team.standing import held, must_cover
from backchannel.private.team.tables import invite, staff
from backchannel.storage.database import prepare, prepare_write

LASTS_MS = 7 * 24 * 3600 * 1000
TOKEN_BYTES = 32


class Invited(msgspec.Struct, frozen=True):
    """Whom a link is for; `joined` when they had a password before."""

    staff_id: str
    name: str
    email: str
    joined: bool


def _invited(*row: Any) -> Invited:
    return Invited(*(*row[:-1], bool(row[-1])))


_INSERT = prepare_write(sa.insert(invite))
_USE_ALL = prepare_write(
    sa.update(invite)
    .where(invite.c.staff_id == sa.bindparam("who"), invite.c.used_at.is_(None))
    .values(used_at=sa.bindparam("at"))
)
_LIVE = prepare(
    sa.select(staff.c.id, staff.c.name, staff.c.email, staff.c.password_hash.is_not(None))
    .join_from(invite, staff, staff.c.id == invite.c.staff_id)
    .where(
        invite.c.token_hash == sa.bindparam("token_hash"),
        invite.c.used_at.is_(None),
        invite.c.expires_at > sa.bindparam("now"),
        staff.c.suspended_at.is_(None),
    ),
    _invited,
)
_BY_EMAIL = prepare_write(sa.select(staff.c.id, staff.c.suspended_at).where(staff.c.email == sa.bindparam("email")))
_JOIN = prepare_write(
    sa.update(staff)
    .where(staff.c.id == sa.bindparam("who"))
    .values(name=sa.bindparam("new_name"), password_hash=sa.bindparam("new_hash"))
)


async def make_link(tx: Tx, staff_id: str, made_by: str | None) -> str:
    """A fresh one-time link for an account, good for 7 days; the ones before it end. Answers its secret.

    Args:
        tx: the act's transaction.
        staff_id: whose account.
        made_by: the colleague who made it; None for a link made on the machine's own terminal.
    """
    secret = token(tx.random(TOKEN_BYTES))
    await tx.run(_USE_ALL, who=staff_id, at=tx.now)
    await tx.run(
        _INSERT,
        token_hash=hashed(secret),
        staff_id=staff_id,
        made_by=made_by,
        created_at=tx.now,
        expires_at=tx.now + LASTS_MS,
        used_at=None,
    )
    return secret


async def invite_again(tx: Tx, proof: StaffProof, staff_id: str) -> str:
    """A new link for a colleague who lost theirs or forgot their password; answers its secret.

    Raises:
        Refusal: `staff_suspended` 409, `beyond_own_rights` 403, `not_found`.
    """
    who = await held(tx, staff_id)
    await must_cover(tx, proof.staff_id, who.rights)
    if who.suspended_at is not None:
        raise Refusal("staff_suspended", 409, "This colleague is suspended.", "Reactivate them first.")
    await record_change(tx, proof, await this_colleague(tx, staff_id))
    return await make_link(tx, staff_id, proof.staff_id)


async def link_from_the_terminal(tx: Tx, email: str) -> str:
    """A new link for whoever signs in with an address, made by those who run the machine; answers its secret.

    Raises:
        Refusal: `not_found` for an address that nobody has, `staff_suspended` 409.
    """
    row = await tx.one(_BY_EMAIL, email=email.strip().lower())
    if row is None:
        raise not_found()
    if row[1] is not None:
        raise Refusal("staff_suspended", 409, "This colleague is suspended.", "Let an administrator reactivate them.")
    await record_administration(tx, "", "invite_from_terminal", await this_colleague(tx, row[0]))
    return await make_link(tx, row[0], None)


async def invited(rx: Rx, secret: str) -> Invited:
    """Whom a link is for.

    Raises:
        Refusal: `not_found`, for a used, old or unknown link alike.
    """
    if (found := await rx.one(_LIVE, token_hash=hashed(secret), now=rx.now)) is None:
        raise not_found()
    return found


async def accept_invite(tx: Tx, secret: str, name: str, password: HashedPassword, agent: str) -> OpenedSession:
    """Choose a name and password by a link, which ends; earlier sessions end too. Answers a session.

    Args:
        tx: the act's transaction.
        secret: the link's secret.
        name: the shown name; empty keeps the one the account has.
        password: the new password.
        agent: the browser's own line.

    Raises:
        Refusal: `not_found` for a used, old or unknown link, `text_too_long`.
    """
    who = await invited(tx, secret)
    await tx.run(_JOIN, who=who.staff_id, new_name=clean_line(name, 80) or who.name, new_hash=password.value)
    await tx.run(_USE_ALL, who=who.staff_id, at=tx.now)
    await end_sessions_of(tx, who.staff_id)
    await record_administration(tx, who.staff_id, "accept_invite", await this_colleague(tx, who.staff_id))
    await leave_fact(tx, who.staff_id)
    tx.emit(StaffChanged(who.staff_id))
    return await admit(tx, who.staff_id, agent)

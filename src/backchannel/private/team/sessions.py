"""What admits staff: a random token, stored hashed; 12 hours idle, renewed by the heartbeat alone, 30 days in all."""

from __future__ import annotations

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import Refusal, not_found
from backchannel.kernel.ids import hashed, token
from backchannel.kernel.proof import StaffProof
from backchannel.kernel.text import clean_line
from backchannel.private.store import Rx, Tx
from backchannel.private.team.events import SessionEnded
from backchannel.private.team.passwords import VerifiedPassword
from backchannel.private.team.tables import session, staff
from backchannel.storage.database import prepare, prepare_write

IDLE_MS = 12 * 3600 * 1000
LONGEST_MS = 30 * 24 * 3600 * 1000
TOKEN_BYTES = 32


class OpenedSession(msgspec.Struct, frozen=True):
    """Somebody has signed in: the secret token, which is not kept; it ends at `ends_at` (UTC milliseconds) at last."""

    token: str
    csrf: str
    staff_id: str
    ends_at: int


class SignedIn(msgspec.Struct, frozen=True):
    """One of a person's sessions. Times are UTC milliseconds; `hash` names it to live connections."""

    id: str
    hash: str
    agent: str
    created_at: int
    idle_until: int


_INSERT = prepare_write(sa.insert(session))
_HASH = prepare_write(
    sa.select(staff.c.password_hash).where(staff.c.id == sa.bindparam("staff_id"), staff.c.suspended_at.is_(None))
)
_REHASH = prepare_write(
    sa.update(staff).where(staff.c.id == sa.bindparam("who")).values(password_hash=sa.bindparam("fresh"))
)
_LIVE = sa.and_(
    session.c.ended_at.is_(None),
    session.c.idle_until > sa.bindparam("now"),
    session.c.ends_at > sa.bindparam("now"),
)
_OWN = prepare(
    sa.select(session.c.id, session.c.token_hash, session.c.agent, session.c.created_at, session.c.idle_until)
    .where(session.c.staff_id == sa.bindparam("staff_id"), _LIVE)
    .order_by(session.c.created_at.desc(), session.c.id.desc()),
    SignedIn,
)
_RENEW = prepare_write(
    sa.update(session)
    .where(session.c.token_hash == sa.bindparam("hash"), _LIVE)
    .values(idle_until=sa.bindparam("until"))
    .returning(session.c.idle_until)
)
_END = prepare_write(
    sa.update(session)
    .where(session.c.token_hash == sa.bindparam("hash"), session.c.ended_at.is_(None))
    .values(ended_at=sa.bindparam("at"))
)


async def open_session(tx: Tx, verified: VerifiedPassword, agent: str) -> OpenedSession:
    """Admit somebody whose password was verified, unless it changed or they were suspended meanwhile.

    Args:
        tx: the act's transaction.
        verified: proof that they knew the password.
        agent: the browser's own line, for the list of sessions.

    Raises:
        Refusal: `sign_in_failed` 401.
    """
    row = await tx.one(_HASH, staff_id=verified.staff_id)
    if row is None or row[0] != verified.against:
        raise sign_in_failed()
    if verified.fresh is not None:
        await tx.run(_REHASH, who=verified.staff_id, fresh=verified.fresh)
    return await admit(tx, verified.staff_id, agent)


async def admit(tx: Tx, staff_id: str, agent: str) -> OpenedSession:
    """Open a session for somebody whom an act has just identified: by password, invitation or the set-up link."""
    secret, csrf, ends_at = token(tx.random(TOKEN_BYTES)), token(tx.random(TOKEN_BYTES)), tx.now + LONGEST_MS
    await tx.run(
        _INSERT,
        token_hash=hashed(secret),
        id=tx.new_id(),
        staff_id=staff_id,
        csrf=csrf,
        agent=clean_line(agent[:200]),
        created_at=tx.now,
        idle_until=tx.now + IDLE_MS,
        ends_at=ends_at,
        ended_at=None,
    )
    return OpenedSession(secret, csrf, staff_id, ends_at)


async def renew_session(tx: Tx, token_hash: str) -> int:
    """The heartbeat's second call: the session stays for 12 hours more; answers until when, in UTC milliseconds.

    Raises:
        Refusal: `not_signed_in` 401 when it has ended.
    """
    row = await tx.one(_RENEW, hash=token_hash, until=tx.now + IDLE_MS, now=tx.now)
    if row is None:
        raise Refusal("not_signed_in", 401, "You are not signed in.", "Sign in, please.")
    return int(row[0])


async def sign_out(tx: Tx, token_hash: str) -> None:
    """End the session one is using. Ending it twice is one ending."""
    if await tx.run(_END, hash=token_hash, at=tx.now):
        tx.emit(SessionEnded(token_hash))


async def sessions_of(rx: Rx, staff_id: str) -> list[SignedIn]:
    """Where somebody is signed in now, newest first."""
    return await rx.all(_OWN, staff_id=staff_id, now=rx.now)


async def end_own_session(tx: Tx, proof: StaffProof, session_id: str) -> None:
    """Sign out another of one's own browsers.

    Raises:
        Refusal: `not_found`, also for somebody else's session.
    """
    for one in await sessions_of(tx, proof.staff_id):
        if one.id == session_id:
            await sign_out(tx, one.hash)
            return
    raise not_found()


async def end_sessions_of(tx: Tx, staff_id: str, keep: str | None = None) -> None:
    """Sign somebody out everywhere, but for the session of the hash `keep`."""
    for one in await sessions_of(tx, staff_id):
        if one.hash != keep:
            await sign_out(tx, one.hash)


def sign_in_failed() -> Refusal:
    """The one answer for a wrong password, an unknown address and a suspended account."""
    hint = "Check both, or ask an administrator for a new link."
    return Refusal("sign_in_failed", 401, "E-mail address and password do not match.", hint)

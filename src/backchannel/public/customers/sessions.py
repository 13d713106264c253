"""What admits a customer: a random token in their browser, stored hashed, good for 90 days without a visit."""

from __future__ import annotations

import msgspec
import sqlalchemy as sa

from backchannel.kernel.ids import hashed, token
from backchannel.public.customers.contacts import new_customer
from backchannel.public.customers.tables import customer_session
from backchannel.public.store import Rx, Tx
from backchannel.storage.database import prepare, prepare_write

IDLE_MS = 90 * 24 * 3600 * 1000
RENEW_MS = 24 * 3600 * 1000
TOKEN_BYTES = 16


class Visitor(msgspec.Struct, frozen=True):
    """An admitted customer; `idle_until` in UTC milliseconds."""

    customer_id: str
    session: str
    idle_until: int


_INSERT = prepare_write(sa.insert(customer_session))
_LIVE = prepare(
    sa.select(customer_session.c.customer_id, customer_session.c.token_hash, customer_session.c.idle_until).where(
        customer_session.c.token_hash == sa.bindparam("token_hash"),
        customer_session.c.ended_at.is_(None),
        customer_session.c.idle_until > sa.bindparam("now"),
    ),
    Visitor,
)
_STILL = prepare_write(
    sa.select(customer_session.c.token_hash).where(
        customer_session.c.token_hash == sa.bindparam("hash"),
        customer_session.c.ended_at.is_(None),
        customer_session.c.idle_until > sa.bindparam("now"),
    )
)
_END = prepare_write(
    sa.update(customer_session)
    .where(customer_session.c.token_hash == sa.bindparam("hash"), customer_session.c.ended_at.is_(None))
    .values(ended_at=sa.bindparam("at"))
)
_RENEW = prepare_write(
    sa.update(customer_session)
    .where(customer_session.c.token_hash == sa.bindparam("hash"))
    .values(idle_until=sa.bindparam("until"))
)


class SessionEnded(msgspec.Struct, frozen=True):
    """Emitted when a customer's session ends; `session` is the hash of its token."""

    session: str


async def open_session(tx: Tx) -> str:
    """Admit somebody new; answers the secret token, which is not kept."""
    customer_id, secret = await new_customer(tx), token(tx.random(TOKEN_BYTES))
    await tx.run(
        _INSERT,
        token_hash=hashed(secret),
        customer_id=customer_id,
        created_at=tx.now,
        idle_until=tx.now + IDLE_MS,
        ended_at=None,
    )
    return secret


async def visitor(rx: Rx, secret: str) -> Visitor | None:
    """Who holds this token, or None when it is unknown, ended or idle for too long."""
    return await rx.one(_LIVE, token_hash=hashed(secret), now=rx.now)


async def ended_sessions(rx: Rx, sessions: list[str]) -> list[str]:
    """Those of some sessions, by the hash of their token, that admit nobody any more."""
    return [session for session in sessions if await rx.one(_STILL, hash=session, now=rx.now) is None]


async def renew_session(tx: Tx, session: str) -> None:
    """A visit moves the end of the idle time; called at most once a day."""
    await tx.run(_RENEW, hash=session, until=tx.now + IDLE_MS)


async def end_session(tx: Tx, session: str) -> None:
    """Forget a browser: its token admits nobody any more."""
    if await tx.run(_END, hash=session, at=tx.now):
        tx.emit(SessionEnded(session))

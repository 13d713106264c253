"""How an empty desk gets its first Administrator: by a one-time link that the machine's own terminal shows."""

from __future__ import annotations

import sqlalchemy as sa

from backchannel.kernel.errors import Refusal, not_found
from backchannel.kernel.ids import hashed, token
from backchannel.private.audit.ledger import Altered, Subject, record_administration
from backchannel.private.store import Rx, Tx
from backchannel.private.team.passwords import HashedPassword
from backchannel.private.team.roles import lay_built_in_roles
from backchannel.private.team.sessions import OpenedSession, admit
from backchannel.private.team.staff import StaffFacts, clean_email, clean_name, insert_account
from backchannel.private.team.tables import setup_link, staff
from backchannel.storage.database import prepare_write

TOKEN_BYTES = 32

_ANYBODY = prepare_write(sa.select(staff.c.id).limit(1))
_END_LINKS = prepare_write(sa.delete(setup_link))
_INSERT = prepare_write(sa.insert(setup_link))
_LINK = prepare_write(sa.select(setup_link.c.created_at).where(setup_link.c.token_hash == sa.bindparam("token_hash")))


async def needs_set_up(rx: Rx) -> bool:
    """Whether the desk has nobody yet."""
    return await rx.one(_ANYBODY) is None


async def fresh_setup_link(tx: Tx) -> str | None:
    """A new set-up link's secret, which ends the one before; None when the desk is set up."""
    if not await needs_set_up(tx):
        return None
    secret = token(tx.random(TOKEN_BYTES))
    await tx.run(_END_LINKS)
    await tx.run(_INSERT, token_hash=hashed(secret), created_at=tx.now)
    return secret


async def check_setup_link(rx: Rx, secret: str) -> None:
    """Let somebody begin the set-up.

    Raises:
        Refusal: `not_found` for a link that has ended or never was.
    """
    if await rx.one(_LINK, token_hash=hashed(secret)) is None or not await needs_set_up(rx):
        raise not_found()


async def set_up(tx: Tx, secret: str, who: tuple[str, str], password: HashedPassword, agent: str) -> OpenedSession:
    """Make the first Administrator of an empty desk and the built-in roles; the link ends. Answers a session.

    Args:
        tx: the act's transaction.
        secret: the link's secret.
        who: their name and e-mail address.
        password: their password.
        agent: the browser's own line.

    Raises:
        Refusal: `already_set_up` 409, `not_found` for a wrong link, `text_empty`, `email_malformed` 422.
    """
    if not await needs_set_up(tx):
        raise Refusal("already_set_up", 409, "This desk is set up.", "Sign in, or ask an administrator.")
    await check_setup_link(tx, secret)
    name, email = who
    await lay_built_in_roles(tx)
    facts, staff_id = StaffFacts(clean_name(name), clean_email(email), "administrator"), tx.new_id()
    await insert_account(tx, staff_id, facts, password.value)
    became = Altered("role", None, "Administrator")
    await record_administration(tx, staff_id, "set_up", Subject(staff_id, facts.name), became)
    await tx.run(_END_LINKS)
    return await admit(tx, staff_id, agent)

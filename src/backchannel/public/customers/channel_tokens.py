"""Tokens of systems that bring enquiries in: a mail bridge, a call centre, another messenger."""

from __future__ import annotations

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import Refusal, not_found
from backchannel.kernel.ids import hashed, token
from backchannel.kernel.proof import StaffProof
from backchannel.kernel.text import clean_line
from backchannel.public.customers.tables import channel_token
from backchannel.public.directory.doings import keep_doing
from backchannel.public.store import Rx, Tx
from backchannel.storage.database import prepare, prepare_write

CHANNELS_BY_TOKEN = ("email", "phone", "api")


class ChannelToken(msgspec.Struct, frozen=True):
    """A token by its name; the secret is shown once, when it is made. `created_at` in UTC milliseconds."""

    id: str
    name: str
    channel: str
    created_at: int


_COLUMNS = (channel_token.c.id, channel_token.c.name, channel_token.c.channel, channel_token.c.created_at)
_INSERT = prepare_write(sa.insert(channel_token))
_LIVE = channel_token.c.ended_at.is_(None)
_ALL = prepare(sa.select(*_COLUMNS).where(_LIVE).order_by(channel_token.c.created_at, channel_token.c.id), ChannelToken)
_BY_SECRET = prepare(
    sa.select(*_COLUMNS).where(channel_token.c.token_hash == sa.bindparam("token_hash"), _LIVE), ChannelToken
)
_END = prepare_write(
    sa.update(channel_token)
    .where(channel_token.c.id == sa.bindparam("token_id"), _LIVE)
    .values(ended_at=sa.bindparam("at"))
)


async def create_channel_token(tx: Tx, proof: StaffProof, name: str, channel: str) -> str:
    """Let another system bring enquiries in; answers the secret, which is shown once.

    Raises:
        Refusal: `channel_unknown`, `text_empty`.
    """
    if channel not in CHANNELS_BY_TOKEN:
        raise Refusal("channel_unknown", 422, "A token is for e-mail, phone or api.", "Choose one of them.")
    if not (label := clean_line(name, 60)):
        raise Refusal("text_empty", 422, "A token needs a name.", "Name the system that will use it.")
    secret, token_id = f"bc_{token(tx.random(32))}", tx.new_id()
    await tx.run(
        _INSERT,
        token_hash=hashed(secret),
        id=token_id,
        name=label,
        channel=channel,
        created_at=tx.now,
        ended_at=None,
    )
    await keep_doing(tx, proof, (token_id, label), ("channel", None, channel))
    return secret


async def channel_tokens(rx: Rx) -> list[ChannelToken]:
    """The tokens in force, oldest first."""
    return await rx.all(_ALL)


async def channel_by_secret(rx: Rx, secret: str) -> ChannelToken | None:
    """Which system holds this secret, or None."""
    return await rx.one(_BY_SECRET, token_hash=hashed(secret))


async def end_channel_token(tx: Tx, proof: StaffProof, token_id: str) -> None:
    """The token admits nobody any more.

    Raises:
        Refusal: `not_found`.
    """
    called = next((one.name for one in await channel_tokens(tx) if one.id == token_id), "")
    if not await tx.run(_END, token_id=token_id, at=tx.now):
        raise not_found()
    await keep_doing(tx, proof, (token_id, called))

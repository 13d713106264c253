"""What private messages said before their authors edited or recalled them, for those who read the audit."""

from __future__ import annotations

import msgspec
import sqlalchemy as sa

from backchannel.private.messages.tables import private_entry, private_original
from backchannel.private.store import Rx
from backchannel.storage.database import prepare


class PrivateWording(msgspec.Struct, frozen=True):
    """How a private message read until a change: what it said, and what was done then, at UTC milliseconds."""

    change: int
    text: str
    kind: str
    at: int


_OF_MESSAGE = prepare(
    sa.select(private_original.c.change, private_original.c.text, private_entry.c.kind, private_entry.c.at)
    .join(
        private_entry,
        sa.and_(private_entry.c.room == private_original.c.room, private_entry.c.seq == private_original.c.change),
    )
    .where(private_original.c.room == sa.bindparam("room"), private_original.c.seq == sa.bindparam("seq"))
    .order_by(private_original.c.change),
    PrivateWording,
)


async def private_wordings(rx: Rx, room: str, seq: int) -> list[PrivateWording]:
    """How a private message read until each of its changes, oldest first; not how it reads now."""
    return await rx.all(_OF_MESSAGE, room=room, seq=seq)

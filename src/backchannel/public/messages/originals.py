"""What messages said before their authors edited or recalled them: kept for those who answer for the desk.

The table is off the customers' list and no transcript, preview or entry is made from it: the customers' side serves a
message as it reads now, from the one row that is written over.
"""

from __future__ import annotations

from typing import Any

import msgspec
import sqlalchemy as sa

from backchannel.public.entries import FileFacts
from backchannel.public.messages.tables import message_original
from backchannel.public.store import Rx, Tx
from backchannel.storage.database import prepare, prepare_write


class Wording(msgspec.Struct, frozen=True):
    """How a message read until a change.

    Args:
        change: the place of that change in the room's log.
        text: what it said until then.
        files: what it carried until then.
        reached: how far it had come: ``not_delivered``, ``delivered`` or ``seen``.
    """

    change: int
    text: str
    files: tuple[FileFacts, ...]
    reached: str


def _wording(change: int, text: str, files: str, reached: str) -> Wording:
    return Wording(change, text, msgspec.json.decode(files, type=tuple[FileFacts, ...]), reached)


_OF_MESSAGE = (message_original.c.room == sa.bindparam("room"), message_original.c.seq == sa.bindparam("seq"))
_AFTER = prepare(
    sa.select(message_original.c.change, message_original.c.text, message_original.c.files, message_original.c.reached)
    .where(*_OF_MESSAGE, message_original.c.change > sa.bindparam("after"))
    .order_by(message_original.c.change),
    _wording,
)
_REACHED = prepare_write(
    sa.select(message_original.c.reached).where(
        message_original.c.room == sa.bindparam("room"), message_original.c.change == sa.bindparam("change")
    )
)
_KEEP = prepare_write(sa.insert(message_original))


async def keep_wording(tx: Tx, room: str, seq: int, was: Wording) -> None:
    """Keep how a message read until a change, in the transaction that changes it."""
    values: dict[str, Any] = {"change": was.change, "text": was.text, "reached": was.reached}
    await tx.run(_KEEP, room=room, seq=seq, files=msgspec.json.encode(was.files).decode(), **values)


async def wordings(rx: Rx, room: str, seq: int, after: int = 0) -> list[Wording]:
    """How a message read until each of its changes behind a place, oldest first; not how it reads now."""
    return await rx.all(_AFTER, room=room, seq=seq, after=after)


async def first_wording(rx: Rx, room: str, seq: int) -> Wording | None:
    """How a message was sent; None when it still reads so."""
    return await rx.one(_AFTER, room=room, seq=seq, after=0)


async def reached_at(rx: Rx, room: str, change: int) -> str:
    """How far a message had come when a change was made to it."""
    row = await rx.one(_REACHED, room=room, change=change)
    return str(row[0]) if row is not None else ""

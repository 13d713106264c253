"""How far a room's log has been handed to its customer, so that a recall can say truthfully what they may have had.

Handed means: a socket of the customer's was written to, or a request of theirs, or of the system that speaks for them,
was answered with it. That is the desk's knowledge, not the reader's: a message may be handed and never looked at.
"""

from __future__ import annotations

import sqlalchemy as sa

from backchannel.public.enquiries.seen import seen_up_to
from backchannel.public.enquiries.tables import delivered
from backchannel.public.store import Rx, Tx
from backchannel.storage.database import prepare_write
from backchannel.storage.statements import Upsert

_MARK = prepare_write(Upsert(delivered, ("room",), ("up_to", "at")))
_UP_TO = prepare_write(sa.select(delivered.c.up_to).where(delivered.c.room == sa.bindparam("room")))


async def mark_delivered(tx: Tx, room: str, seq: int) -> None:
    """Everything up to a place has been handed to the customer. Going back changes nothing; nobody is told."""
    if seq > await delivered_up_to(tx, room):
        await tx.run(_MARK, room=room, up_to=seq, at=tx.now)


async def delivered_up_to(rx: Rx, room: str) -> int:
    """The place up to which a room's log has been handed to its customer; 0 before the first."""
    row = await rx.one(_UP_TO, room=room)
    return int(row[0]) if row is not None else 0


async def reached(rx: Rx, room: str, customer_id: str, seq: int) -> str:
    """How far an entry has come: ``seen``, ``delivered`` or ``not_delivered``."""
    if await seen_up_to(rx, room, customer_id) >= seq:
        return "seen"
    return "delivered" if await delivered_up_to(rx, room) >= seq else "not_delivered"

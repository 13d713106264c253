"""How far each side has read what was said aloud."""

from __future__ import annotations

import sqlalchemy as sa

from backchannel.kernel.errors import Refusal, not_found
from backchannel.kernel.proof import StaffProof
from backchannel.public.enquiries import room_log
from backchannel.public.enquiries.facts import RoomFacts, existing_room, is_member
from backchannel.public.enquiries.tables import seen
from backchannel.public.entries import Actor
from backchannel.public.messages.queries import unread
from backchannel.public.store import Rx, Tx
from backchannel.storage.database import prepare_write
from backchannel.storage.statements import Upsert

_MARK = prepare_write(Upsert(seen, ("room", "reader"), ("up_to", "at")))
_UP_TO = prepare_write(
    sa.select(seen.c.up_to).where(seen.c.room == sa.bindparam("room"), seen.c.reader == sa.bindparam("reader"))
)


async def mark_seen(tx: Tx, proof: StaffProof, room: str, seq: int) -> None:
    """A member has the room open in focus: everything up to `seq` is seen. Going back changes nothing.

    Raises:
        Refusal: `not_allowed` for one who is no member, `not_found`.
    """
    facts = await existing_room(tx, room)
    if not await is_member(tx, room, proof.staff_id):
        raise Refusal("not_allowed", 403, "Only members mark what they have seen.")
    await _mark(tx, facts, await room_log.staff_actor(tx, proof.staff_id), seq, "customer")


async def mark_seen_as_customer(tx: Tx, customer_id: str, room: str, seq: int) -> None:
    """The customer has the chat open: everything up to `seq` is seen.

    Raises:
        Refusal: `not_found`.
    """
    facts = await existing_room(tx, room)
    if facts.customer_id != customer_id:
        raise not_found()
    await _mark(tx, facts, await room_log.customer_actor(tx, customer_id), seq, "staff")


async def seen_up_to(rx: Rx, room: str, reader: str) -> int:
    """The place that a customer or staff member has read to; 0 before the first."""
    row = await rx.one(_UP_TO, room=room, reader=reader)
    return int(row[0]) if row is not None else 0


async def _mark(tx: Tx, facts: RoomFacts, actor: Actor, seq: int, other_side: str) -> None:
    reader, up_to = str(actor.id), min(seq, facts.head)
    before = await seen_up_to(tx, facts.id, reader)
    if up_to <= before:
        return
    news = await unread(tx, facts.id, before, other_side)
    await tx.run(_MARK, room=facts.id, reader=reader, up_to=up_to, at=tx.now)
    if news:
        await room_log.append(tx, facts.id, "seen", actor, number=up_to)

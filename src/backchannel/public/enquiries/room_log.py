"""The gapless log of a room: every event of a room takes the next place in it, inside the act's own transaction."""

from __future__ import annotations

import sqlalchemy as sa

from backchannel.kernel.errors import not_found
from backchannel.public.customers.tables import customer
from backchannel.public.directory.tables import staff_card
from backchannel.public.enquiries.tables import enquiry, room_change, room_entry
from backchannel.public.entries import Actor, RoomChanged, RoomEntry
from backchannel.public.store import Rx, Tx
from backchannel.storage.database import prepare_write

DESK = Actor("desk", None)
NO_ENTRY = "changed"
"""The kind of a change that is no event of a room's log."""

_NEXT = prepare_write(
    sa.update(enquiry)
    .where(enquiry.c.id == sa.bindparam("room"))
    .values(head=enquiry.c.head + 1)
    .returning(enquiry.c.head)
)
_HEAD = prepare_write(sa.select(enquiry.c.head).where(enquiry.c.id == sa.bindparam("room")))
_LEFT = prepare_write(
    sa.select(room_entry.c.seq)
    .where(
        room_entry.c.room == sa.bindparam("room"),
        room_entry.c.kind == "left",
        room_entry.c.actor_id == sa.bindparam("staff_id"),
    )
    .order_by(room_entry.c.seq.desc())
    .limit(1)
)
_APPEND = prepare_write(sa.insert(room_entry))
_CHANGE = prepare_write(
    sa.insert(room_change).values(room=sa.bindparam("room"), seq=sa.bindparam("seq"), kind=sa.bindparam("kind"))
)
_CARD = prepare_write(
    sa.select(staff_card.c.name, staff_card.c.picture).where(staff_card.c.id == sa.bindparam("staff_id"))
)
_CUSTOMER = prepare_write(sa.select(customer.c.name).where(customer.c.id == sa.bindparam("customer_id")))


async def staff_actor(rx: Rx, staff_id: str) -> Actor:
    """A staff member as customers are shown them."""
    card = await rx.one(_CARD, staff_id=staff_id)
    return Actor("staff", staff_id, *card) if card is not None else Actor("staff", staff_id)


async def customer_actor(rx: Rx, customer_id: str) -> Actor:
    """A customer under the name they gave; empty when they gave none."""
    row = await rx.one(_CUSTOMER, customer_id=customer_id)
    return Actor("customer", customer_id, (row[0] if row is not None else None) or "")


async def append(tx: Tx, room: str, kind: str, actor: Actor, number: int | None = None) -> RoomEntry:
    """Add an event to a room's log and emit it.

    Args:
        tx: the act's transaction.
        room: the enquiry's id.
        kind: one of `RoomEntry.kind`, neither ``message`` nor one of `CHANGES`.
        actor: who did it.
        number: what `seen` and `rated` carry.

    Raises:
        Refusal: `not_found`.
    """
    entry = RoomEntry(room, await take_place(tx, room), kind, tx.now, actor, number=number)
    await record(tx, entry)
    return entry


async def take_place(tx: Tx, room: str) -> int:
    """The next place in a room's log, taken in SQL.

    Raises:
        Refusal: `not_found`.
    """
    row = await tx.one(_NEXT, room=room)
    if row is None:
        raise not_found()
    return int(row[0])


async def announce_change(tx: Tx, room: str) -> None:
    """Tell those who tail all rooms that facts of a room changed that are no event of its log."""
    facts = await tx.one(_HEAD, room=room)
    await tx.run(_CHANGE, room=room, seq=int(facts[0]) if facts is not None else 0, kind=NO_ENTRY)
    tx.emit(RoomChanged(room))


async def record(tx: Tx, entry: RoomEntry) -> None:
    """Write an entry at the place it has taken, tell those who tail all rooms, and emit it.

    The text of a change is written at the message that it changes alone, so that there is one place to take it from.
    """
    await tx.run(
        _APPEND,
        room=entry.room,
        seq=entry.seq,
        kind=entry.kind,
        at=entry.at,
        actor_kind=entry.actor.kind,
        actor_id=entry.actor.id,
        number=entry.number,
        message_id=entry.message_id,
        key=entry.key,
        text=entry.text or None if entry.kind == "message" else None,
        quotes=entry.quote.seq if entry.quote is not None else None,
        edited_at=None,
        recalled_at=None,
    )
    await tx.run(_CHANGE, room=entry.room, seq=entry.seq, kind=entry.kind)
    tx.emit(entry)


async def left_at(rx: Rx, room: str, staff_id: str) -> int:
    """The place at which somebody last left a room; 0 when they never did."""
    row = await rx.one(_LEFT, room=room, staff_id=staff_id)
    return int(row[0]) if row is not None else 0

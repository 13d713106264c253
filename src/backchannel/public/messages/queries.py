"""What was said in a room, read by place."""

from __future__ import annotations

from typing import Any

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import not_found
from backchannel.kernel.text import preview
from backchannel.public.customers.tables import customer
from backchannel.public.directory.tables import staff_card
from backchannel.public.enquiries.tables import room_entry
from backchannel.public.entries import CHANGES, Actor, FileFacts, Quoted, RoomEntry
from backchannel.public.messages.tables import attachment
from backchannel.public.store import Rx
from backchannel.storage.database import Prepared, prepare, prepare_write

QUOTED_LENGTH = 200

_JOINED = room_entry.outerjoin(
    staff_card, sa.and_(room_entry.c.actor_kind == "staff", staff_card.c.id == room_entry.c.actor_id)
).outerjoin(customer, sa.and_(room_entry.c.actor_kind == "customer", customer.c.id == room_entry.c.actor_id))
_changed = room_entry.alias("changed")
_IS_CHANGE = sa.or_(*(room_entry.c.kind == kind for kind in sorted(CHANGES)))
_ENTRY = sa.select(
    room_entry.c.room,
    room_entry.c.seq,
    room_entry.c.kind,
    room_entry.c.at,
    room_entry.c.actor_kind,
    room_entry.c.actor_id,
    sa.func.coalesce(staff_card.c.name, customer.c.name, ""),
    staff_card.c.picture,
    room_entry.c.message_id,
    sa.func.coalesce(room_entry.c.text, _changed.c.text, ""),
    room_entry.c.key,
    room_entry.c.number,
    room_entry.c.quotes,
    room_entry.c.edited_at,
    room_entry.c.recalled_at,
).select_from(
    _JOINED.outerjoin(
        _changed,
        sa.and_(_IS_CHANGE, _changed.c.room == room_entry.c.room, _changed.c.seq == room_entry.c.number),
    )
)


def _entry(*row: Any) -> RoomEntry:
    room, seq, kind, at, actor_kind, actor_id, name, picture, message_id, text, key, number, *more = row
    quotes, edited_at, recalled_at = more
    actor = Actor(actor_kind, actor_id, name, picture)
    quote = None if quotes is None else Quoted(quotes, "", "", "", recalled=False)
    state = kind if kind in CHANGES else _state(edited_at, recalled_at)
    return RoomEntry(room, seq, kind, at, actor, message_id, text, key, (), number, quote, state)


def _state(edited_at: int | None, recalled_at: int | None) -> str:
    if recalled_at is not None:
        return "recalled"
    return "said" if edited_at is None else "edited"


_IN_ROOM = room_entry.c.room == sa.bindparam("room")
_AFTER = prepare(
    _ENTRY.where(_IN_ROOM, room_entry.c.seq > sa.bindparam("after"))
    .order_by(room_entry.c.seq)
    .limit(sa.bindparam("limit")),
    _entry,
)
_BEFORE = prepare(
    _ENTRY.where(_IN_ROOM, room_entry.c.seq < sa.bindparam("before"))
    .order_by(room_entry.c.seq.desc())
    .limit(sa.bindparam("limit")),
    _entry,
)
_AT = prepare(_ENTRY.where(_IN_ROOM, room_entry.c.seq == sa.bindparam("seq")), _entry)
_PLACE = prepare_write(sa.select(room_entry.c.seq).where(_IN_ROOM, room_entry.c.message_id == sa.bindparam("id")))
_FILES = prepare_write(
    sa.select(
        attachment.c.seq,
        attachment.c.id,
        attachment.c.name,
        attachment.c.size,
        attachment.c.media_type,
        attachment.c.width,
        attachment.c.height,
    )
    .where(
        attachment.c.room == sa.bindparam("room"),
        attachment.c.seq >= sa.bindparam("first"),
        attachment.c.seq <= sa.bindparam("last"),
    )
    .order_by(attachment.c.seq, attachment.c.id)
)
_UNREAD = prepare_write(
    sa.select(room_entry.c.seq)
    .where(
        _IN_ROOM,
        room_entry.c.seq > sa.bindparam("after"),
        room_entry.c.kind == "message",
        room_entry.c.recalled_at.is_(None),
        room_entry.c.actor_kind == sa.bindparam("author_kind"),
    )
    .limit(100)
)


async def entries_after(rx: Rx, room: str, after: int, limit: int) -> list[RoomEntry]:
    """A room's entries after a place, oldest first."""
    return await _complete(rx, await rx.all(_AFTER, room=room, after=after, limit=limit))


async def entries_before(rx: Rx, room: str, before: int, limit: int) -> list[RoomEntry]:
    """The last entries before a place, oldest first."""
    return await _complete(rx, (await rx.all(_BEFORE, room=room, before=before, limit=limit))[::-1])


async def entry_at(rx: Rx, room: str, seq: int) -> RoomEntry | None:
    """One entry by its place."""
    found = await rx.one(_AT, room=room, seq=seq)
    return (await _complete(rx, [found]))[0] if found is not None else None


async def message_place(rx: Rx, room: str, message_id: str) -> int:
    """The place of a message in its room's log.

    Raises:
        Refusal: `not_found`, also for a message of another room.
    """
    if not (place := await place_or_zero(rx, room, message_id)):
        raise not_found()
    return place


async def place_or_zero(rx: Rx, room: str, message_id: str) -> int:
    """The place of a message in its room's log; 0 when the room has no such message."""
    row = await rx.one(_PLACE, room=room, id=message_id)
    return int(row[0]) if row is not None else 0


async def unread(rx: Rx, room: str, after: int, author_kind: str) -> int:
    """How many messages of one side lie after a place, recalled ones left out; counting stops at 100."""
    return len(await rx.all(_UNREAD, room=room, after=after, author_kind=author_kind))


async def quoted(rx: Rx, room: str, seq: int) -> Quoted | None:
    """What a message that answers the one at a place shows of it; None when no message stands there."""
    found = await rx.one(_AT, room=room, seq=seq)
    if found is None or found.kind != "message":
        return None
    text = preview(found.text, QUOTED_LENGTH)
    return Quoted(seq, found.actor.kind, found.actor.name, text, recalled=found.state == "recalled")


async def _complete(rx: Rx, entries: list[RoomEntry]) -> list[RoomEntry]:
    """Add what entries carry and what they answer."""
    if not any(entry.kind == "message" for entry in entries):
        return entries
    files = await _files(rx, _FILES, entries[0].room, entries[0].seq, entries[-1].seq)
    return [
        msgspec.structs.replace(
            entry,
            files=files.get(entry.seq, ()),
            quote=await quoted(rx, entry.room, entry.quote.seq) if entry.quote is not None else None,
        )
        if entry.seq in files or entry.quote is not None
        else entry
        for entry in entries
    ]


async def _files(
    rx: Rx, statement: Prepared[tuple[Any, ...]], room: str, first: int, last: int
) -> dict[int, tuple[FileFacts, ...]]:
    found: dict[int, tuple[FileFacts, ...]] = {}
    for seq, *facts in await rx.all(statement, room=room, first=first, last=last):
        found[seq] = (*found.get(seq, ()), FileFacts(*facts))
    return found

"""What was said privately in a room, read by place in its private log."""

from __future__ import annotations

from typing import Any

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import not_found
from backchannel.private.assistants.tables import assistant
from backchannel.private.coaching.facts import OUTCOMES, Person
from backchannel.private.coaching.proposals import suggestion_at, suggestions_between
from backchannel.private.messages.attachments import attached_between
from backchannel.private.messages.events import CHANGES, Author, PrivateEntry
from backchannel.private.messages.mentions import mentions_between
from backchannel.private.messages.tables import private_entry, private_event, private_message, private_room
from backchannel.private.store import Rx
from backchannel.private.team.tables import staff
from backchannel.storage.database import prepare, prepare_write


class PrivateRoom(msgspec.Struct, frozen=True):
    """A room's private side: the last place in its log, and how many messages it holds."""

    head: int
    messages: int


class PrivatePlace(msgspec.Struct, frozen=True):
    """Where a private message stands: its place in the private log, behind public place `after`."""

    seq: int
    after: int


_WHOM = staff.alias("whom")
_CHANGED = private_message.alias("changed")
_SOURCE = (
    private_entry.outerjoin(
        private_message,
        sa.and_(private_message.c.room == private_entry.c.room, private_message.c.seq == private_entry.c.seq),
    )
    .outerjoin(
        private_event,
        sa.and_(private_event.c.room == private_entry.c.room, private_event.c.seq == private_entry.c.seq),
    )
    .outerjoin(
        _CHANGED,
        sa.and_(
            sa.or_(*(private_entry.c.kind == kind for kind in sorted(CHANGES))),
            _CHANGED.c.room == private_entry.c.room,
            _CHANGED.c.seq == private_event.c.about,
        ),
    )
    .outerjoin(staff, staff.c.id == private_entry.c.author_id)
    .outerjoin(assistant, assistant.c.id == private_entry.c.author_id)
    .outerjoin(_WHOM, _WHOM.c.id == private_event.c.whom)
)
_ENTRY = (
    sa.select(
        private_entry.c.room,
        private_entry.c.seq,
        private_entry.c.after,
        private_entry.c.kind,
        private_entry.c.at,
        private_entry.c.author_id,
        sa.func.coalesce(staff.c.name, assistant.c.name, ""),
        staff.c.picture,
        sa.func.coalesce(private_message.c.role_name, ""),
        sa.func.coalesce(private_message.c.standing, ""),
        sa.func.coalesce(private_message.c.id, ""),
        sa.func.coalesce(private_message.c.text, _CHANGED.c.text, private_event.c.text, ""),
        sa.func.coalesce(private_message.c.key, ""),
        private_event.c.about,
        private_event.c.whom,
        sa.func.coalesce(_WHOM.c.name, ""),
        _WHOM.c.picture,
        private_message.c.edited_at,
        private_message.c.recalled_at,
        private_message.c.quotes_message,
        private_message.c.quotes_private,
    )
    .select_from(_SOURCE)
    .where(private_entry.c.room == sa.bindparam("room"))
)


def _entry(*row: Any) -> PrivateEntry:
    room, seq, after, kind, at, *author, message_id, text, key, about, whom, name, picture = row[:17]
    edited_at, recalled_at, aloud, aside = row[17:]
    return PrivateEntry(
        room,
        seq,
        after,
        kind,
        at,
        Author(*author),
        message_id,
        text,
        key,
        about=about,
        whom=None if whom is None else Person(whom, name, picture),
        state=kind if kind in CHANGES else _state(edited_at, recalled_at),
        quotes_message=aloud,
        quotes_private=aside,
    )


def _state(edited_at: int | None, recalled_at: int | None) -> str:
    if recalled_at is not None:
        return "recalled"
    return "said" if edited_at is None else "edited"


_AFTER = prepare(
    _ENTRY.where(private_entry.c.seq > sa.bindparam("after"))
    .order_by(private_entry.c.seq)
    .limit(sa.bindparam("limit")),
    _entry,
)
_BEFORE = prepare(
    _ENTRY.where(private_entry.c.seq < sa.bindparam("before"))
    .order_by(private_entry.c.seq.desc())
    .limit(sa.bindparam("limit")),
    _entry,
)
_ROOM = prepare(
    sa.select(private_room.c.head, private_room.c.messages).where(private_room.c.room == sa.bindparam("room")),
    PrivateRoom,
)
_BEHIND = prepare_write(
    sa.select(sa.func.coalesce(sa.func.max(private_entry.c.seq), 0)).where(
        private_entry.c.room == sa.bindparam("room"), private_entry.c.after < sa.bindparam("place")
    )
)
_PLACE = prepare(
    sa.select(private_entry.c.seq, private_entry.c.after)
    .join_from(
        private_message,
        private_entry,
        sa.and_(private_entry.c.room == private_message.c.room, private_entry.c.seq == private_message.c.seq),
    )
    .where(private_message.c.room == sa.bindparam("room"), private_message.c.id == sa.bindparam("id")),
    PrivatePlace,
)
_NOTHING = PrivateRoom(0, 0)


async def private_room_facts(rx: Rx, room: str) -> PrivateRoom:
    """A room's private side; nothing when nobody has spoken privately there."""
    return await rx.one(_ROOM, room=room) or _NOTHING


async def private_place_or_none(rx: Rx, room: str, message_id: str) -> PrivatePlace | None:
    """Where a private message of a room stands, or None when the room has no such message."""
    return await rx.one(_PLACE, room=room, id=message_id)


async def private_message_place(rx: Rx, room: str, message_id: str) -> PrivatePlace:
    """Where a private message of a room stands.

    Raises:
        Refusal: `not_found`, also for a message of another room.
    """
    if (found := await private_place_or_none(rx, room, message_id)) is None:
        raise not_found()
    return found


async def private_entries_after(rx: Rx, room: str, after: int, limit: int) -> list[PrivateEntry]:
    """A room's private entries after a place in its private log, oldest first."""
    return await _whole(rx, await rx.all(_AFTER, room=room, after=after, limit=limit))


async def private_entries_before(rx: Rx, room: str, before: int, limit: int) -> list[PrivateEntry]:
    """The last private entries before a place in the private log, oldest first."""
    return await _whole(rx, (await rx.all(_BEFORE, room=room, before=before, limit=limit))[::-1])


async def private_entry_at(rx: Rx, room: str, seq: int) -> PrivateEntry:
    """A private message by its place, with the files that it carries or carried.

    Raises:
        Refusal: `not_found`.
    """
    found = await rx.all(_AFTER, room=room, after=seq - 1, limit=1)
    if not found or found[0].seq != seq:
        raise not_found()
    files = await attached_between(rx, room, seq, seq)
    return msgspec.structs.replace(found[0], files=files.get(seq, ()))


async def _whole(rx: Rx, entries: list[PrivateEntry]) -> list[PrivateEntry]:
    """The entries with the files that they carry, whom they name, and the suggestions that they make or are about.

    What was recalled has nothing of that any more.
    """
    if not entries:
        return entries
    stretch = entries[0].room, entries[0].seq, entries[-1].seq
    files, mentions = await attached_between(rx, *stretch), await mentions_between(rx, *stretch)
    proposed, whole = await suggestions_between(rx, *stretch), []
    for entry in entries:
        if entry.state == "recalled":
            whole.append(entry)
            continue
        suggestion = proposed.get(entry.seq)
        if entry.kind in OUTCOMES and entry.about is not None:
            suggestion = proposed.get(entry.about) or await suggestion_at(rx, entry.room, entry.about)
        carried = {"files": files.get(entry.seq, ()), "mentions": mentions.get(entry.seq, ())}
        whole.append(msgspec.structs.replace(entry, **carried, suggestion=suggestion))
    return whole


async def private_head_before(rx: Rx, room: str, place: int) -> int:
    """The last place in a room's private log that was written before a place of its public log was taken."""
    row = await rx.one(_BEHIND, room=room, place=place)
    return int(row[0]) if row is not None else 0

"""A room's private log: the next place in it, and what is written there beside speech.

Whatever happens among staff in a room takes a place of its own, so that whoever comes back gets all of it in order.
"""

from __future__ import annotations

import msgspec
import sqlalchemy as sa

from backchannel.private.assistants.tables import assistant
from backchannel.private.coaching.facts import Person
from backchannel.private.messages.events import Author, PrivateEntry
from backchannel.private.messages.tables import private_entry, private_event, private_room
from backchannel.private.store import Rx, Tx
from backchannel.private.team.tables import role, staff
from backchannel.storage.database import prepare_write

_AUTHOR = prepare_write(
    sa.select(staff.c.name, staff.c.picture, role.c.name)
    .join_from(staff, role, role.c.id == staff.c.role_id)
    .where(staff.c.id == sa.bindparam("staff_id"))
)
_ASSISTANT = prepare_write(sa.select(assistant.c.name).where(assistant.c.id == sa.bindparam("assistant_id")))
_ACCEPTED = sa.bindparam("accepted", type_=sa.BigInteger)
_NEXT = prepare_write(
    sa.update(private_room)
    .where(private_room.c.room == sa.bindparam("in_room"))
    .values(
        head=private_room.c.head + 1,
        messages=private_room.c.messages + sa.bindparam("spoken", type_=sa.BigInteger),
        last_after=sa.case((private_room.c.last_after > _ACCEPTED, private_room.c.last_after), else_=_ACCEPTED),
    )
    .returning(private_room.c.head, private_room.c.last_after)
)
_FIRST = prepare_write(sa.insert(private_room))
_ENTRY = prepare_write(sa.insert(private_entry))
_EVENT = prepare_write(sa.insert(private_event))


ASSISTANT = "Assistant"
"""What stands where a staff member has a role."""


class Happening(msgspec.Struct, frozen=True):
    """Something that staff did in a room, without speaking.

    Args:
        room: the enquiry's id.
        kind: what it was.
        by: the staff id of who did it.
        head: the room's public place when it was accepted.
        about: the place in the private log of what it concerns, or None.
        whom: the staff id of whom it concerns, or None.
        text: words that go with it.
    """

    room: str
    kind: str
    by: str
    head: int
    about: int | None = None
    whom: str | None = None
    text: str = ""


async def author_of(rx: Rx, staff_id: str, standing: str) -> Author:
    """Who writes, with the role that they have now; an assistant has none, but its own kind."""
    row = await rx.one(_AUTHOR, staff_id=staff_id)
    if row is None and (found := await rx.one(_ASSISTANT, assistant_id=staff_id)) is not None:
        row = (found[0], None, ASSISTANT)
    name, picture, role_name = row if row is not None else ("", None, "")
    return Author(staff_id, name, picture, role_name, standing)


async def take_private_place(tx: Tx, room: str, accepted: int, *, spoken: bool) -> tuple[int, int]:
    """The next place in a room's private log, taken in SQL, and the public place that it stands behind.

    Args:
        tx: the act's transaction.
        room: the enquiry's id.
        accepted: the room's public place when the act was accepted.
        spoken: whether it is a message, which the room's count of private messages counts.
    """
    row = await tx.one(_NEXT, in_room=room, accepted=accepted, spoken=int(spoken))
    if row is not None:
        return int(row[0]), int(row[1])
    await tx.run(_FIRST, room=room, head=1, last_after=accepted, messages=int(spoken))
    return 1, accepted


async def write_place(tx: Tx, entry: PrivateEntry) -> None:
    """Write what every entry has: its place, kind, time and author."""
    place = {"room": entry.room, "seq": entry.seq, "after": entry.after}
    await tx.run(_ENTRY, **place, kind=entry.kind, at=entry.at, author_id=entry.author.id)


async def write_happening(tx: Tx, what: Happening) -> PrivateEntry:
    """Write something that happened into the log; its caller emits the entry."""
    author = await author_of(tx, what.by, "")
    whom = None if what.whom is None else await author_of(tx, what.whom, "")
    seq, after = await take_private_place(tx, what.room, what.head, spoken=False)
    entry = PrivateEntry(
        what.room,
        seq,
        after,
        what.kind,
        tx.now,
        msgspec.structs.replace(author, role_name=""),
        text=what.text,
        about=what.about,
        whom=None if whom is None else Person(whom.id, whom.name, whom.picture),
    )
    await write_place(tx, entry)
    await tx.run(_EVENT, room=what.room, seq=seq, about=what.about, whom=what.whom, text=what.text)
    return entry

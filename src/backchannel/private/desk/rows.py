"""An enquiry's row as lists show it: public facts, the faces of its staff, and the number of private messages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
import sqlalchemy as sa

from backchannel.private.coaching.tables import flag
from backchannel.private.desk.tables import desk_enquiry
from backchannel.private.messages.tables import private_room
from backchannel.private.store import Rx
from backchannel.private.team.tables import staff
from backchannel.storage.database import prepare


class Face(msgspec.Struct, frozen=True):
    """A colleague, shortly."""

    id: str
    name: str
    picture: str | None


class DeskRow(msgspec.Struct, frozen=True):
    """One enquiry. Times are UTC milliseconds; `messages` counts public ones, `private_messages` the others.

    `owner` and `members` are filled in by the lists; `owner_id` and `member_ids` are as the public store has them.
    """

    id: str
    code: str
    channel: str
    status: str
    tag_id: str | None
    tag_name: str | None
    customer_id: str
    customer_name: str | None
    owner_id: str | None
    page: str | None
    subject: str | None
    follows: str | None
    created_at: int
    picked_up_at: int | None
    missed_at: int | None
    closed_at: int | None
    closed_by: str | None
    first_response_at: int | None
    last_text: str | None
    last_by: str | None
    last_at: int | None
    last_state: str | None
    rating: int | None
    head: int
    member_ids: tuple[str, ...]
    departments: tuple[str, ...]
    messages: int
    private_messages: int
    flagged_by_id: str | None = None
    flagged_at: int | None = None
    escalated_at: int | None = None
    flagged_by: Face | None = None
    owner: Face | None = None
    members: tuple[Face, ...] = ()


class Reminder(msgspec.Struct, frozen=True):
    """What a notice about an enquiry says, and whom it may concern."""

    id: str
    code: str
    customer_name: str | None
    member_ids: tuple[str, ...]


ROW_COLUMNS = (
    *(column for column in desk_enquiry.columns if column.name != "search"),
    sa.func.coalesce(private_room.c.messages, 0),
    flag.c.raised_by,
    flag.c.raised_at,
    flag.c.escalated_at,
)
"""What a statement selects to make rows, from `desk_enquiry` outer-joined with `private_room` and `flag`."""

ROW_SOURCE = desk_enquiry.outerjoin(private_room, private_room.c.room == desk_enquiry.c.id).outerjoin(
    flag, flag.c.room == desk_enquiry.c.id
)
MEMBERS_AT = 24
"""Where the two lists that are kept as JSON begin among `ROW_COLUMNS`."""


def row_of(*values: Any) -> DeskRow:
    """A row from the values of `ROW_COLUMNS`, without faces yet."""
    lists = (_ids(values[MEMBERS_AT]), _ids(values[MEMBERS_AT + 1]))
    return DeskRow(*(*values[:MEMBERS_AT], *lists, *values[MEMBERS_AT + 2 :]))


def _ids(text: str) -> tuple[str, ...]:
    return msgspec.json.decode(text, type=tuple[str, ...])


_ONE = prepare(sa.select(*ROW_COLUMNS).select_from(ROW_SOURCE).where(desk_enquiry.c.id == sa.bindparam("room")), row_of)
_REMINDER = prepare(
    sa.select(desk_enquiry.c.id, desk_enquiry.c.code, desk_enquiry.c.customer_name, desk_enquiry.c.members).where(
        desk_enquiry.c.id == sa.bindparam("room")
    ),
    lambda room, code, customer_name, members: Reminder(room, code, customer_name, _ids(members)),
)
_FACE = prepare(
    sa.select(staff.c.id, staff.c.name, staff.c.picture).where(staff.c.id == sa.bindparam("staff_id")), Face
)


async def desk_row(rx: Rx, room: str) -> DeskRow | None:
    """One enquiry's row with its faces, or None until it has been projected."""
    found = await with_faces(rx, await rx.all(_ONE, room=room))
    return found[0] if found else None


async def reminders(rx: Rx, rooms: Iterable[str]) -> list[Reminder]:
    """What notices about some enquiries say; those that have not been projected are left out."""
    return [one for room in rooms for one in await rx.all(_REMINDER, room=room)]


async def face(rx: Rx, staff_id: str) -> Face:
    """A colleague by their id; without a name when there is no such account."""
    return await rx.one(_FACE, staff_id=staff_id) or Face(staff_id, "", None)


async def with_faces(rx: Rx, rows: list[DeskRow]) -> list[DeskRow]:
    """The rows with their owners' and members' faces as they are now."""
    wanted = {
        staff_id
        for row in rows
        for staff_id in (*row.member_ids, row.owner_id, row.flagged_by_id)
        if staff_id is not None
    }
    known = {staff_id: await face(rx, staff_id) for staff_id in wanted}
    return [
        msgspec.structs.replace(
            row,
            owner=known[row.owner_id] if row.owner_id is not None else None,
            flagged_by=known[row.flagged_by_id] if row.flagged_by_id is not None else None,
            members=tuple(known[staff_id] for staff_id in row.member_ids),
        )
        for row in rows
    ]

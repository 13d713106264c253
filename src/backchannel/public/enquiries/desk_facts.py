"""All public facts of an enquiry at once, for those who keep a copy of them in a store of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
import sqlalchemy as sa

from backchannel.public.customers.tables import customer
from backchannel.public.directory.tables import tag
from backchannel.public.enquiries.facts import departments
from backchannel.public.enquiries.tables import enquiry, enquiry_target, member, room_entry
from backchannel.public.store import Rx
from backchannel.storage.database import prepare, prepare_write


class EnquiryState(msgspec.Struct, frozen=True):
    """The row of an enquiry with the names that go with it. Times are UTC milliseconds."""

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


class DeskFacts(msgspec.Struct, frozen=True):
    """An enquiry with all that hangs on it.

    Args:
        state: its row.
        members: the staff ids of those in the room, in the order of joining.
        former: the staff ids of those who were.
        departments: the departments that it carries.
        targets: whom it was offered to: pairs of kind (everybody, department, staff) and id.
        message_places: the places of messages in its log, from the place asked for on.
    """

    state: EnquiryState
    members: tuple[str, ...]
    former: tuple[str, ...]
    departments: tuple[str, ...]
    targets: tuple[tuple[str, str], ...]
    message_places: tuple[int, ...]


class SpeechFacts(msgspec.Struct, frozen=True):
    """What speech changes about an enquiry. Times are UTC milliseconds."""

    id: str
    first_response_at: int | None
    last_text: str | None
    last_by: str | None
    last_at: int | None
    last_state: str | None


_SPEECH = prepare(
    sa.select(
        enquiry.c.id,
        enquiry.c.first_response_at,
        enquiry.c.last_text,
        enquiry.c.last_by,
        enquiry.c.last_at,
        enquiry.c.last_state,
    ).where(enquiry.c.id == sa.bindparam("room")),
    SpeechFacts,
)
_STATE = prepare(
    sa.select(
        enquiry.c.id,
        enquiry.c.code,
        enquiry.c.channel,
        enquiry.c.status,
        enquiry.c.tag_id,
        tag.c.name,
        enquiry.c.customer_id,
        customer.c.name,
        enquiry.c.owner_id,
        enquiry.c.page,
        enquiry.c.subject,
        enquiry.c.follows,
        enquiry.c.created_at,
        enquiry.c.picked_up_at,
        enquiry.c.missed_at,
        enquiry.c.closed_at,
        enquiry.c.closed_by,
        enquiry.c.first_response_at,
        enquiry.c.last_text,
        enquiry.c.last_by,
        enquiry.c.last_at,
        enquiry.c.last_state,
        enquiry.c.rating,
        enquiry.c.head,
    )
    .join_from(enquiry, tag, tag.c.id == enquiry.c.tag_id, isouter=True)
    .join(customer, customer.c.id == enquiry.c.customer_id, isouter=True)
    .where(enquiry.c.id == sa.bindparam("room")),
    EnquiryState,
)
_MEMBERS = prepare_write(
    sa.select(member.c.staff_id, member.c.ended_at)
    .where(member.c.room == sa.bindparam("room"))
    .order_by(member.c.joined_at, member.c.staff_id)
)
_TARGETS = prepare_write(
    sa.select(enquiry_target.c.kind, enquiry_target.c.target_id)
    .where(enquiry_target.c.room == sa.bindparam("room"))
    .order_by(enquiry_target.c.kind, enquiry_target.c.target_id)
)
_PLACES = prepare_write(
    sa.select(room_entry.c.seq)
    .where(
        room_entry.c.room == sa.bindparam("room"),
        room_entry.c.seq >= sa.bindparam("first"),
        room_entry.c.kind == "message",
    )
    .order_by(room_entry.c.seq)
)


async def facts_for_projection(rx: Rx, rooms: Mapping[str, int]) -> list[DeskFacts]:
    """The facts of some enquiries as they are now; ids that name none are left out.

    Args:
        rx: a view of the store.
        rooms: each enquiry's id with the first place of its log in which messages are of interest.
    """
    found = [await _facts(rx, room, first) for room, first in rooms.items()]
    return [facts for facts in found if facts is not None]


async def facts_of_speech(rx: Rx, rooms: Iterable[str]) -> list[SpeechFacts]:
    """What speech has changed about some enquiries, as it is now; ids that name none are left out."""
    return [facts for room in rooms for facts in await rx.all(_SPEECH, room=room)]


async def _facts(rx: Rx, room: str, first: int) -> DeskFacts | None:
    if (state := await rx.one(_STATE, room=room)) is None:
        return None
    everybody = await rx.all(_MEMBERS, room=room)
    return DeskFacts(
        state,
        tuple(staff_id for staff_id, ended_at in everybody if ended_at is None),
        tuple(staff_id for staff_id, ended_at in everybody if ended_at is not None),
        await departments(rx, room),
        tuple((kind, target_id) for kind, target_id in await rx.all(_TARGETS, room=room)),
        tuple(row[0] for row in await rx.all(_PLACES, room=room, first=first)),
    )

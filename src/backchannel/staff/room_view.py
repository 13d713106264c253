"""A room as its reader meets it."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from backchannel.kernel.clock import moment, moment_or_none
from backchannel.kernel.errors import not_found
from backchannel.private.desk.rows import DeskRow, desk_row
from backchannel.private.messages.queries import private_head_before, private_room_facts
from backchannel.private.messages.seen import PrivateReader, private_readers, private_seen_up_to
from backchannel.private.store import Rx as PrivateRx
from backchannel.private.team.acts import MEMBERS, SPEAKERS
from backchannel.private.team.admission import acts_allowed
from backchannel.private.team.me import Me
from backchannel.public.customers.contacts import Contact, EarlierEnquiry, contact, earlier_enquiries
from backchannel.public.enquiries.facts import members_since
from backchannel.public.enquiries.members import Offer, offers_in
from backchannel.public.enquiries.seen import seen_up_to
from backchannel.public.entries import FileFacts
from backchannel.public.messages.attachments import files_of_room
from backchannel.public.messages.held import HeldMessage, held_in
from backchannel.public.store import Rx
from backchannel.staff import views
from backchannel.staff.held import held_view
from backchannel.staff.looking import Look, look, reason_against
from backchannel.staff.parts import Parts
from backchannel.staff.rows import row_view
from backchannel.staff.wire import rooms as wire
from backchannel.staff.wire.body import StaffFace


@dataclass(frozen=True, slots=True)
class _Aloud:
    """What the public store says of a room."""

    members: dict[str, int]
    offers: list[Offer]
    contact: Contact | None
    earlier: list[EarlierEnquiry]
    files: list[FileFacts]
    seen: int
    customer_seen: int
    held: list[HeldMessage]


@dataclass(frozen=True, slots=True)
class _Aside:
    """What the private store says of a room."""

    row: DeskRow
    seen: int
    readers: list[PrivateReader]


async def look_again(parts: Parts, me: Me, room: str) -> wire.RoomView:
    """A room after an act in it.

    Raises:
        Refusal: `not_found`.
    """
    seen = await parts.public.glance(lambda rx: look(rx, me, room))
    if seen.is_withdrawn(me):
        raise not_found()
    return await room_view(parts, me, seen)


async def room_view(parts: Parts, me: Me, seen: Look) -> wire.RoomView:
    """A room as somebody has just looked at it.

    Raises:
        Refusal: `not_found`.
    """
    await parts.people.refresh()
    await parts.projecting.catch_up()
    aloud = await parts.public.read(lambda rx: _read_aloud(rx, me, seen))
    aside = await parts.private.read(lambda rx: _read_aside(rx, me, seen))
    private, row = seen.reads_side(me), aside.row
    head, private_head = await heads(parts, me, seen)
    return wire.RoomView(
        row=row_view(row) if seen.until is None else msgspec.structs.replace(row_view(row), last=None, head=head),
        relation=_relation(seen),
        acts=acts_allowed(me, seen.standing, seen.facts),
        send_channels=send_channels(me, seen),
        members=[_member(parts, seen, staff_id, since) for staff_id, since in aloud.members.items()],
        monitors=parts.live.monitors.faces(seen.facts.id) if private else [],
        offers=[_offer(parts, row, offer) for offer in aloud.offers],
        contact=_contact(seen, aloud.contact),
        earlier=[_earlier(one) for one in aloud.earlier if one.id != seen.facts.id],
        files=[views.file_view(file) for file in aloud.files],
        page=row.page,
        subject=row.subject,
        first_response_at=moment_or_none(row.first_response_at),
        rating=row.rating,
        follows=row.follows,
        private=private,
        head=head if seen.until is not None else row.head,
        seen=aloud.seen,
        customer_seen=aloud.customer_seen,
        private_head=private_head,
        private_seen=aside.seen if private else 0,
        held=[held_view(one, me.staff_id, parts.clock()) for one in aloud.held],
        private_readers=[_reader(one, private_head) for one in aside.readers] if private else [],
    )


def _reader(one: PrivateReader, head: int) -> wire.PrivateReaderView:
    """Who has read how far, as far as this reader sees."""
    return wire.PrivateReaderView(StaffFace(one.staff_id, one.name, one.picture), min(one.up_to, head))


async def heads(parts: Parts, me: Me, seen: Look) -> tuple[int, int]:
    """The last places of a room's public and private log that a reader may have."""
    room, until = seen.facts.id, seen.until
    if not seen.reads_side(me):
        return until if until is not None else seen.facts.head, 0
    if until is not None:
        return until, await parts.private.read(lambda rx: private_head_before(rx, room, until))
    return seen.facts.head, (await parts.private.read(lambda rx: private_room_facts(rx, room))).head


def send_channels(me: Me, seen: Look) -> list[wire.SendChannel]:
    """What the icon left of the composer offers this reader, and why not."""
    channels = []
    for name, act in (("chat", "send_message"), ("private_message", "send_private_message")):
        why = reason_against(me, act, seen)
        reason = "" if why is None else why.hint if why.code == "private_message_unavailable" else why.message
        channels.append(wire.SendChannel(name, why is None, reason))  # type: ignore[arg-type]
    return channels


async def _read_aloud(rx: Rx, me: Me, seen: Look) -> _Aloud:
    room, customer_id = seen.facts.id, seen.facts.customer_id
    return _Aloud(
        await members_since(rx, room),
        await offers_in(rx, room),
        await contact(rx, customer_id),
        await earlier_enquiries(rx, customer_id),
        await files_of_room(rx, room),
        await seen_up_to(rx, room, me.staff_id),
        await seen_up_to(rx, room, customer_id),
        await _held(rx, me, seen),
    )


async def _held(rx: Rx, me: Me, seen: Look) -> list[HeldMessage]:
    """What the customer has not: for those who are in the room all of it, for one who was, what came back to them."""
    if seen.standing.relation not in SPEAKERS:
        return []
    found = await held_in(rx, seen.facts.id, me.staff_id)
    return found if seen.standing.relation in MEMBERS else [one for one in found if one.actor.id == me.staff_id]


async def _read_aside(rx: PrivateRx, me: Me, seen: Look) -> _Aside:
    room = seen.facts.id
    if (row := await desk_row(rx, room)) is None:
        raise not_found()
    return _Aside(row, await private_seen_up_to(rx, room, me.staff_id), await private_readers(rx, room))


def _relation(seen: Look) -> wire.Relation:
    relation = seen.standing.relation
    return "in_reach" if relation == "none" else relation  # type: ignore[return-value]


def _member(parts: Parts, seen: Look, staff_id: str, since: int) -> wire.MemberView:
    owner = staff_id == seen.facts.owner_id
    return wire.MemberView(parts.people.face(staff_id), parts.people.role_name(staff_id), owner, moment(since))


def _offer(parts: Parts, row: DeskRow, offer: Offer) -> wire.OfferView:
    to, sender = parts.people.face(offer.staff_id), parts.people.face(offer.from_id)
    return views.offer_view(offer, row.code, row.customer_name or "", to, sender)


def _contact(seen: Look, found: Contact | None) -> wire.ContactView:
    if found is None:
        return wire.ContactView(seen.facts.customer_id, None, None, None, moment(0))
    return wire.ContactView(found.id, found.name, found.email, found.phone, moment(found.created_at))


def _earlier(one: EarlierEnquiry) -> wire.EarlierEnquiry:
    last = views.last_line(one.last_text, one.last_by, one.last_at, one.last_state)
    return wire.EarlierEnquiry(one.id, one.code, one.status, moment(one.created_at), last)  # type: ignore[arg-type]

"""Who is in a room: joining, being added with an offer, leaving, being removed. The customer reads a line of each."""

from __future__ import annotations

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import Refusal, not_found
from backchannel.kernel.proof import StaffProof
from backchannel.public.directory.tables import roster
from backchannel.public.enquiries import room_log, timers
from backchannel.public.enquiries.channels import CHANNELS
from backchannel.public.enquiries.facts import HANDLED, RoomFacts, existing_room, is_member, members
from backchannel.public.enquiries.tables import enquiry, enquiry_department, member, offer
from backchannel.public.entries import Actor
from backchannel.public.store import Rx, Tx
from backchannel.storage.database import prepare, prepare_write
from backchannel.storage.statements import Upsert

MOST_MEMBERS = 15
OFFER_LASTS_MS = 60_000


class Offer(msgspec.Struct, frozen=True):
    """A colleague is asked into a room. Times are UTC milliseconds."""

    id: str
    room: str
    kind: str
    staff_id: str
    from_id: str
    created_at: int
    expires_at: int
    answer: str | None = None


class OfferChanged(msgspec.Struct, frozen=True):
    """Emitted when an offer is made, answered, withdrawn or lapses."""

    offer: Offer


_COLUMNS = (
    offer.c.id,
    offer.c.room,
    offer.c.kind,
    offer.c.staff_id,
    offer.c.from_id,
    offer.c.created_at,
    offer.c.expires_at,
    offer.c.answer,
)
_ENTER = prepare_write(Upsert(member, ("room", "staff_id"), ("ended_at",)))
_END = prepare_write(
    sa.update(member)
    .where(
        member.c.room == sa.bindparam("in_room"),
        member.c.staff_id == sa.bindparam("who"),
        member.c.ended_at.is_(None),
    )
    .values(ended_at=sa.bindparam("at"))
)
_CARRY_DEPARTMENT = prepare_write(Upsert(enquiry_department, ("room", "department_id"), ()))
_DEPARTMENT_OF = prepare_write(sa.select(roster.c.department_id).where(roster.c.staff_id == sa.bindparam("staff_id")))
_ANSWERS = prepare_write(sa.select(roster.c.takes_offers).where(roster.c.staff_id == sa.bindparam("staff_id")))
_OFFER = prepare_write(sa.insert(offer))
_BY_ID = prepare(sa.select(*_COLUMNS).where(offer.c.id == sa.bindparam("id")), Offer)
_ANSWER = prepare_write(
    sa.update(offer)
    .where(offer.c.id == sa.bindparam("offer_id"), offer.c.answered_at.is_(None))
    .values(answered_at=sa.bindparam("at"), answer=sa.bindparam("how"))
)
_LIVE = offer.c.answered_at.is_(None)
_LIVE_IN_ROOM = prepare(sa.select(*_COLUMNS).where(offer.c.room == sa.bindparam("room"), _LIVE), Offer)
_LIVE_FOR = prepare(
    sa.select(*_COLUMNS)
    .join(enquiry, enquiry.c.id == offer.c.room)
    .where(
        offer.c.staff_id == sa.bindparam("staff_id"),
        _LIVE,
        offer.c.expires_at > sa.bindparam("now"),
        enquiry.c.status != "closed",
    )
    .order_by(offer.c.created_at),
    Offer,
)


async def enter(tx: Tx, room: str, staff_id: str) -> None:
    """Make somebody a member and let the enquiry carry their department.

    Raises:
        Refusal: `room_full` beyond 15 members.
    """
    if not await is_member(tx, room, staff_id) and len(await members(tx, room)) >= MOST_MEMBERS:
        raise Refusal("room_full", 409, f"A room holds at most {MOST_MEMBERS} members.", "Let somebody leave first.")
    await tx.run(_ENTER, room=room, staff_id=staff_id, joined_at=tx.now, ended_at=None)
    row = await tx.one(_DEPARTMENT_OF, staff_id=staff_id)
    if row is not None and row[0] is not None:
        await tx.run(_CARRY_DEPARTMENT, room=room, department_id=row[0])


async def end_membership(tx: Tx, room: str, staff_id: str) -> bool:
    """End a membership; false when there was none."""
    return await tx.run(_END, in_room=room, who=staff_id, at=tx.now) > 0


async def join(tx: Tx, proof: StaffProof, room: str) -> None:
    """Enter a room that one's reach covers; the customer reads a line.

    Raises:
        Refusal: `enquiry_not_handled`, `channel_takes_no_members`, `room_full`, `not_found`.
    """
    _must_take_members(await existing_room(tx, room))
    if not await is_member(tx, room, proof.staff_id):
        await enter(tx, room, proof.staff_id)
        await room_log.append(tx, room, "joined", await room_log.staff_actor(tx, proof.staff_id))


async def offer_room(tx: Tx, proof: StaffProof, room: str, staff_id: str) -> Offer:
    """Ask a colleague in; the customer reads a line only when they accept. Asking twice is one offer.

    Raises:
        Refusal: `already_member`, `staff_unknown`, `enquiry_not_handled`, `channel_takes_no_members`, `not_found`.
    """
    facts = await existing_room(tx, room)
    _must_take_members(facts)
    if not proof.by_reach and facts.owner_id != proof.staff_id:
        raise Refusal("not_allowed", 403, "Only the owner adds colleagues.", "Ask the owner.")
    if await is_member(tx, room, staff_id):
        raise Refusal("already_member", 409, "This colleague is in the room already.")
    await answering_colleague(tx, staff_id)
    for standing in await tx.all(_LIVE_IN_ROOM, room=room):
        if standing.staff_id == staff_id:
            return standing
    made = Offer(tx.new_id(), room, "add", staff_id, proof.staff_id, tx.now, tx.now + OFFER_LASTS_MS)
    values = {**msgspec.structs.asdict(made), "answered_at": None}
    await tx.run(_OFFER, **values)
    await timers.start(tx, timers.OFFER_LAPSES, made.id, made.expires_at)
    tx.emit(OfferChanged(made))
    return made


async def answering_colleague(rx: Rx, staff_id: str) -> Actor:
    """A colleague who may be put before a customer: neither suspended nor of a role that never answers.

    Raises:
        Refusal: `staff_unknown`.
    """
    actor, row = await room_log.staff_actor(rx, staff_id), await rx.one(_ANSWERS, staff_id=staff_id)
    if not actor.name or row is None or not row[0]:
        message = "There is no such colleague who answers customers."
        raise Refusal("staff_unknown", 422, message, "Choose somebody from the list.")
    return actor


async def accept_offer(tx: Tx, proof: StaffProof, offer_id: str) -> Offer:
    """Enter the room one was asked into.

    Raises:
        Refusal: `offer_over`, `enquiry_closed`, `room_full`, `not_found` for somebody else's offer.
    """
    made = await _own_live_offer(tx, proof.staff_id, offer_id)
    _must_take_members(await existing_room(tx, made.room))
    await _answer(tx, made, "accepted")
    await enter(tx, made.room, proof.staff_id)
    await room_log.append(tx, made.room, "joined", await room_log.staff_actor(tx, proof.staff_id))
    return made


async def decline_offer(tx: Tx, proof: StaffProof, offer_id: str) -> Offer:
    """Say no; the customer learns nothing.

    Raises:
        Refusal: `offer_over`, `not_found` for somebody else's offer.
    """
    made = await _own_live_offer(tx, proof.staff_id, offer_id)
    await _answer(tx, made, "declined")
    return made


async def lapse_offer(tx: Tx, offer_id: str) -> None:
    """An offer's time is over. Nothing happens to an answered one."""
    if (made := await tx.one(_BY_ID, id=offer_id)) is not None and made.answer is None:
        await _answer(tx, made, "lapsed")


async def remove_member(tx: Tx, proof: StaffProof, room: str, staff_id: str) -> None:
    """The owner, or somebody whose reach covers the room, removes a member; the customer reads that they left.

    Raises:
        Refusal: `not_allowed`, `owner_cannot_leave`, `not_found` for somebody who is no member.
    """
    facts = await existing_room(tx, room)
    if not proof.by_reach and facts.owner_id != proof.staff_id:
        raise Refusal("not_allowed", 403, "Only the owner removes colleagues.", "Ask the owner.")
    if facts.owner_id == staff_id:
        raise Refusal("owner_cannot_leave", 409, "The owner cannot be removed.", "Take the enquiry over instead.")
    if not await end_membership(tx, room, staff_id):
        raise not_found()
    await room_log.append(tx, room, "left", await room_log.staff_actor(tx, staff_id))


async def offers_for(rx: Rx, staff_id: str) -> list[Offer]:
    """The offers that wait for a staff member's answer, oldest first."""
    return await rx.all(_LIVE_FOR, staff_id=staff_id, now=rx.now)


async def offers_in(rx: Rx, room: str) -> list[Offer]:
    """The offers of a room that wait for an answer."""
    return [one for one in await rx.all(_LIVE_IN_ROOM, room=room) if one.expires_at > rx.now]


async def offer_by_id(rx: Rx, offer_id: str) -> Offer | None:
    """One offer, answered or not."""
    return await rx.one(_BY_ID, id=offer_id)


def offer_over() -> Refusal:
    """The answer to an offer that was answered or has lapsed."""
    return Refusal("offer_over", 409, "This offer is over.", "Ask to be added again.")


async def _own_live_offer(tx: Tx, staff_id: str, offer_id: str) -> Offer:
    made = await tx.one(_BY_ID, id=offer_id)
    if made is None or made.staff_id != staff_id:
        raise not_found()
    if made.answer is not None or made.expires_at <= tx.now:
        raise offer_over()
    return made


async def _answer(tx: Tx, made: Offer, how: str) -> None:
    if await tx.run(_ANSWER, offer_id=made.id, at=tx.now, how=how):
        await timers.cancel(tx, timers.OFFER_LAPSES, made.id)
        tx.emit(OfferChanged(msgspec.structs.replace(made, answer=how)))


def _must_take_members(facts: RoomFacts) -> None:
    if facts.status == "closed":
        raise Refusal("enquiry_closed", 409, "This enquiry is closed.")
    if not CHANNELS[facts.channel].takes_members:
        message = "Colleagues cannot be added to this kind of enquiry."
        raise Refusal("channel_takes_no_members", 409, message, CHANNELS[facts.channel].reason)
    if facts.status not in HANDLED:
        raise Refusal("enquiry_not_handled", 409, "Nobody handles this enquiry yet.", "Pick it up first.")

"""An enquiry's life: open → ongoing → closed, open → missed → followed_up → closed. Nothing reopens."""

from __future__ import annotations

import sqlalchemy as sa

from backchannel.kernel.errors import Refusal, not_found
from backchannel.kernel.proof import StaffProof
from backchannel.public.enquiries import room_log, timers
from backchannel.public.enquiries.facts import HANDLED, RoomFacts, existing_room
from backchannel.public.enquiries.members import answering_colleague, end_membership, enter
from backchannel.public.enquiries.tables import enquiry
from backchannel.public.entries import Actor
from backchannel.public.store import Tx
from backchannel.storage.database import prepare_write

PICKED = {"open": "ongoing", "missed": "followed_up"}

_PICK_UP = prepare_write(
    sa.update(enquiry)
    .where(enquiry.c.id == sa.bindparam("room"), enquiry.c.owner_id.is_(None))
    .values(
        status=sa.bindparam("new_status"),
        owner_id=sa.bindparam("staff_id"),
        picked_up_at=sa.func.coalesce(enquiry.c.picked_up_at, sa.bindparam("at")),
    )
)
_OWNER = prepare_write(
    sa.update(enquiry).where(enquiry.c.id == sa.bindparam("room")).values(owner_id=sa.bindparam("staff_id"))
)
_CLOSE = prepare_write(
    sa.update(enquiry)
    .where(enquiry.c.id == sa.bindparam("room"), enquiry.c.status != "closed")
    .values(status="closed", closed_at=sa.bindparam("at"), closed_by=sa.bindparam("by"))
)
_MISS = prepare_write(
    sa.update(enquiry)
    .where(enquiry.c.id == sa.bindparam("room"), enquiry.c.status == "open")
    .values(status="missed", missed_at=sa.bindparam("at"))
)
_RATE = prepare_write(
    sa.update(enquiry).where(enquiry.c.id == sa.bindparam("room")).values(rating=sa.bindparam("score"))
)


async def pick_up(tx: Tx, proof: StaffProof, room: str) -> None:
    """Become the owner of an open or missed enquiry; the first pick-up wins.

    Raises:
        Refusal: `already_picked_up` with the owner's name, `enquiry_closed`, `not_found`.
    """
    facts = await existing_room(tx, room)
    if facts.status in HANDLED:
        if facts.owner_id == proof.staff_id:
            return
        raise await _already_picked_up(tx, facts)
    _must_not_be_closed(facts)
    await _begin_handling(tx, facts, await room_log.staff_actor(tx, proof.staff_id))


async def assign(tx: Tx, _proof: StaffProof, room: str, staff_id: str) -> None:
    """Make a colleague the owner: of an open enquiry like a pick-up, of a handled one like a transfer.

    Raises:
        Refusal: `enquiry_closed`, `staff_unknown`, `not_found`.
    """
    facts = await existing_room(tx, room)
    _must_not_be_closed(facts)
    actor = await answering_colleague(tx, staff_id)
    if facts.status in PICKED:
        await _begin_handling(tx, facts, actor)
    elif facts.owner_id != staff_id:
        await _own(tx, facts, actor, "transferred")


async def take_over(tx: Tx, proof: StaffProof, room: str) -> None:
    """Become the owner of a handled enquiry; the former owner stays as member.

    Raises:
        Refusal: `enquiry_not_handled`, `enquiry_closed`, `not_found`.
    """
    facts = await existing_room(tx, room)
    _must_be_handled(facts)
    if facts.owner_id != proof.staff_id:
        await _own(tx, facts, await room_log.staff_actor(tx, proof.staff_id), "taken_over")


async def _begin_handling(tx: Tx, facts: RoomFacts, actor: Actor) -> None:
    staff_id = str(actor.id)
    await tx.run(_PICK_UP, room=facts.id, new_status=PICKED[facts.status], staff_id=staff_id, at=tx.now)
    await timers.cancel(tx, timers.MISSED, facts.id)
    await enter(tx, facts.id, staff_id)
    await room_log.append(tx, facts.id, "picked_up", actor)


async def _own(tx: Tx, facts: RoomFacts, actor: Actor, kind: str) -> None:
    staff_id = str(actor.id)
    await tx.run(_OWNER, room=facts.id, staff_id=staff_id)
    await enter(tx, facts.id, staff_id)
    await room_log.append(tx, facts.id, kind, actor)


async def close(tx: Tx, proof: StaffProof, room: str) -> None:
    """End an enquiry, by its owner or by somebody whose reach covers it. Closing twice is one closing.

    Raises:
        Refusal: `not_allowed` for one who is neither, `not_found`.
    """
    facts = await existing_room(tx, room)
    if not proof.by_reach and facts.owner_id != proof.staff_id:
        raise Refusal("not_allowed", 403, "Only the owner closes this enquiry.", "Ask the owner, or take it over.")
    await _end(tx, facts, await room_log.staff_actor(tx, proof.staff_id))


async def close_as_customer(tx: Tx, customer_id: str, room: str) -> None:
    """The customer ends their conversation. Closing twice is one closing.

    Raises:
        Refusal: `not_found`.
    """
    facts = await existing_room(tx, room)
    if facts.customer_id != customer_id:
        raise not_found()
    await _end(tx, facts, await room_log.customer_actor(tx, customer_id))


async def _end(tx: Tx, facts: RoomFacts, actor: Actor) -> None:
    if not await tx.run(_CLOSE, room=facts.id, at=tx.now, by=actor.kind):
        return
    await room_log.append(tx, facts.id, "closed", actor)


async def miss(tx: Tx, room: str) -> None:
    """Nobody picked an open enquiry up in time. Nothing happens to one that is no longer open."""
    if await tx.run(_MISS, room=room, at=tx.now):
        await room_log.append(tx, room, "missed", room_log.DESK)


async def rate(tx: Tx, customer_id: str, room: str, score: int) -> None:
    """The customer says how it went, 1 to 5, once the enquiry has closed; the last word counts.

    Raises:
        Refusal: `score_out_of_range`, `enquiry_not_closed`, `not_found`.
    """
    facts = await existing_room(tx, room)
    if facts.customer_id != customer_id:
        raise not_found()
    if not 1 <= score <= 5:
        raise Refusal("score_out_of_range", 422, "A rating goes from 1 to 5.")
    if facts.status != "closed":
        raise Refusal("enquiry_not_closed", 409, "This conversation is still going on.", "Rate it when it has ended.")
    await tx.run(_RATE, room=room, score=score)
    await room_log.append(tx, room, "rated", await room_log.customer_actor(tx, customer_id), number=score)


async def leave(tx: Tx, proof: StaffProof, room: str) -> None:
    """A member leaves the room.

    Raises:
        Refusal: `owner_cannot_leave`, `not_found`.
    """
    facts = await existing_room(tx, room)
    if facts.owner_id == proof.staff_id and facts.status != "closed":
        hint = "Let a colleague take over, or close the enquiry."
        raise Refusal("owner_cannot_leave", 409, "The owner cannot leave the customer alone.", hint)
    if await end_membership(tx, room, proof.staff_id):
        await room_log.append(tx, room, "left", await room_log.staff_actor(tx, proof.staff_id))


def _must_not_be_closed(facts: RoomFacts) -> None:
    if facts.status == "closed":
        raise Refusal("enquiry_closed", 409, "This enquiry is closed.", "The customer can start a new one.")


def _must_be_handled(facts: RoomFacts) -> None:
    _must_not_be_closed(facts)
    if facts.status not in HANDLED:
        raise Refusal("enquiry_not_handled", 409, "Nobody handles this enquiry yet.", "Pick it up.")


async def _already_picked_up(tx: Tx, facts: RoomFacts) -> Refusal:
    owner = await room_log.staff_actor(tx, facts.owner_id or "")
    return Refusal("already_picked_up", 409, f"Already picked up by {owner.name or 'a colleague'}.")

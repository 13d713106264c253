"""What is so about a room, read by acts before they change it and by doors before they ask for an act."""

from __future__ import annotations

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import not_found
from backchannel.public.directory.tables import roster
from backchannel.public.enquiries.tables import enquiry, enquiry_department, enquiry_target, member, offer
from backchannel.public.store import Rx
from backchannel.storage.database import prepare, prepare_write

HANDLED = frozenset(("ongoing", "followed_up"))


class RoomFacts(msgspec.Struct, frozen=True):
    """The state of an enquiry. Times are UTC milliseconds."""

    id: str
    code: str
    channel: str
    status: str
    owner_id: str | None
    head: int
    customer_id: str
    tag_id: str | None


class Standing(msgspec.Struct, frozen=True):
    """How a staff member stands to a room.

    Args:
        relation: owner, member, former, offered or none.
        departments: the departments that the enquiry carries.
        offer_id: the live offer behind ``offered``, None when the open queue offers it.
        targeted: whether the enquiry's destination includes them, whatever has become of it since.
        ended_at: when a former member left or was removed, in UTC milliseconds.
    """

    relation: str
    departments: tuple[str, ...]
    offer_id: str | None = None
    targeted: bool = False
    ended_at: int | None = None


class Membership(msgspec.Struct, frozen=True):
    """Somebody is in a room since `joined_at`, or was until `ended_at`; UTC milliseconds."""

    staff_id: str
    joined_at: int
    ended_at: int | None


class _Membership(msgspec.Struct, frozen=True):
    ended_at: int | None


_ROOM = (
    enquiry.c.id,
    enquiry.c.code,
    enquiry.c.channel,
    enquiry.c.status,
    enquiry.c.owner_id,
    enquiry.c.head,
    enquiry.c.customer_id,
    enquiry.c.tag_id,
)
_BY_ID = prepare(sa.select(*_ROOM).where(enquiry.c.id == sa.bindparam("room")), RoomFacts)
_BY_CODE = prepare_write(sa.select(enquiry.c.id).where(enquiry.c.code == sa.bindparam("code")))
_MEMBER = prepare(
    sa.select(member.c.ended_at).where(
        member.c.room == sa.bindparam("room"), member.c.staff_id == sa.bindparam("staff_id")
    ),
    _Membership,
)
_MEMBERS = prepare_write(
    sa.select(member.c.staff_id)
    .where(member.c.room == sa.bindparam("room"), member.c.ended_at.is_(None))
    .order_by(member.c.joined_at, member.c.staff_id)
)
_SINCE = prepare_write(
    sa.select(member.c.staff_id, member.c.joined_at)
    .where(member.c.room == sa.bindparam("room"), member.c.ended_at.is_(None))
    .order_by(member.c.joined_at, member.c.staff_id)
)
_EVERYBODY = prepare(
    sa.select(member.c.staff_id, member.c.joined_at, member.c.ended_at)
    .where(member.c.room == sa.bindparam("room"))
    .order_by(member.c.joined_at, member.c.staff_id),
    Membership,
)
_DEPARTMENTS = prepare_write(
    sa.select(enquiry_department.c.department_id)
    .where(enquiry_department.c.room == sa.bindparam("room"))
    .order_by(enquiry_department.c.department_id)
)
_LIVE_OFFER = prepare_write(
    sa.select(offer.c.id).where(
        offer.c.room == sa.bindparam("room"),
        offer.c.staff_id == sa.bindparam("staff_id"),
        offer.c.answered_at.is_(None),
        offer.c.expires_at > sa.bindparam("now"),
    )
)
_TARGETED = prepare_write(
    sa.select(enquiry_target.c.kind)
    .join(roster, roster.c.staff_id == sa.bindparam("staff_id"))
    .where(
        enquiry_target.c.room == sa.bindparam("room"),
        sa.or_(
            enquiry_target.c.kind == "everybody",
            sa.and_(enquiry_target.c.kind == "staff", enquiry_target.c.target_id == roster.c.staff_id),
            sa.and_(enquiry_target.c.kind == "department", enquiry_target.c.target_id == roster.c.department_id),
        ),
    )
    .limit(1)
)


_EVER = prepare_write(sa.select(member.c.staff_id, member.c.ended_at).where(member.c.room == sa.bindparam("room")))
_OFFERS = prepare_write(
    sa.select(offer.c.staff_id, offer.c.id).where(
        offer.c.room == sa.bindparam("room"),
        offer.c.answered_at.is_(None),
        offer.c.expires_at > sa.bindparam("now"),
    )
)


async def room_facts(rx: Rx, room: str) -> RoomFacts | None:
    """The state of one enquiry, or None when there is none of this id."""
    return await rx.one(_BY_ID, room=room)


async def room_of_code(rx: Rx, code: str) -> str | None:
    """The id of the enquiry that is shown by a code, or None. A code is a name, and gives no right."""
    row = await rx.one(_BY_CODE, code=code)
    return str(row[0]) if row is not None else None


async def existing_room(rx: Rx, room: str) -> RoomFacts:
    """Like `room_facts`.

    Raises:
        Refusal: `not_found`.
    """
    if (facts := await rx.one(_BY_ID, room=room)) is None:
        raise not_found()
    return facts


async def members(rx: Rx, room: str) -> list[str]:
    """The staff ids of those in the room, in the order of joining, the owner among them."""
    return [row[0] for row in await rx.all(_MEMBERS, room=room)]


async def members_since(rx: Rx, room: str) -> dict[str, int]:
    """Those in the room, in the order of joining, each with when they joined (UTC milliseconds)."""
    return {staff_id: int(joined_at) for staff_id, joined_at in await rx.all(_SINCE, room=room)}


async def memberships(rx: Rx, room: str) -> list[Membership]:
    """Everybody who is or was in the room, in the order of joining."""
    return await rx.all(_EVERYBODY, room=room)


async def is_member(rx: Rx, room: str, staff_id: str) -> bool:
    """Whether a staff member is in the room now."""
    found = await rx.one(_MEMBER, room=room, staff_id=staff_id)
    return found is not None and found.ended_at is None


async def departments(rx: Rx, room: str) -> tuple[str, ...]:
    """The departments that an enquiry carries; the set never shrinks by itself."""
    return tuple(row[0] for row in await rx.all(_DEPARTMENTS, room=room))


async def standing(rx: Rx, room: str, staff_id: str) -> Standing:
    """How a staff member stands to a room; the relation is ``none`` for a room that does not exist."""
    carried = await departments(rx, room)
    facts = await rx.one(_BY_ID, room=room)
    if facts is None:
        return Standing("none", carried)
    found = await rx.one(_MEMBER, room=room, staff_id=staff_id)
    if found is not None and found.ended_at is None:
        return Standing("owner" if facts.owner_id == staff_id else "member", carried)
    offered = await rx.one(_LIVE_OFFER, room=room, staff_id=staff_id, now=rx.now)
    if offered is not None and facts.status != "closed":
        return Standing("offered", carried, offered[0])
    if found is not None:
        return Standing("former", carried, ended_at=found.ended_at)
    targeted = await rx.one(_TARGETED, room=room, staff_id=staff_id) is not None
    waiting = facts.status in ("open", "missed")
    return Standing("offered" if targeted and waiting else "none", carried, targeted=targeted)


async def standings(rx: Rx, facts: RoomFacts) -> tuple[dict[str, Standing], Standing]:
    """How everybody stands to an enquiry that is or was handled: those who have to do with it, and all others.

    Args:
        rx: a view of the store.
        facts: the room's state.
    """
    carried = await departments(rx, facts.id)
    found: dict[str, Standing] = {}
    for staff_id, offer_id in await rx.all(_OFFERS, room=facts.id, now=rx.now):
        if facts.status != "closed":
            found[staff_id] = Standing("offered", carried, offer_id)
    for staff_id, ended_at in await rx.all(_EVER, room=facts.id):
        if ended_at is None:
            found[staff_id] = Standing("owner" if facts.owner_id == staff_id else "member", carried)
        else:
            found.setdefault(staff_id, Standing("former", carried, ended_at=ended_at))
    return found, Standing("none", carried)

"""Enquiries as their customer is shown them."""

from __future__ import annotations

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import not_found
from backchannel.public.directory.tables import staff_card, tag
from backchannel.public.enquiries.tables import enquiry, member, seen
from backchannel.public.messages.queries import unread
from backchannel.public.store import Rx
from backchannel.storage.database import prepare


class OwnEnquiry(msgspec.Struct, frozen=True):
    """A customer's enquiry. Times are UTC milliseconds; `seen` is the place they have read to."""

    id: str
    code: str
    status: str
    tag_id: str | None
    tag_name: str | None
    created_at: int
    closed_at: int | None
    head: int
    last_text: str | None
    last_by: str | None
    last_at: int | None
    rating: int | None
    follows: str | None
    channel: str
    last_state: str | None
    seen: int
    unread: int = 0
    members: tuple[Face, ...] = ()


class Face(msgspec.Struct, frozen=True):
    """A staff member as customers meet them."""

    id: str
    name: str
    picture: str | None


_OWN = (
    sa.select(
        enquiry.c.id,
        enquiry.c.code,
        enquiry.c.status,
        enquiry.c.tag_id,
        tag.c.name,
        enquiry.c.created_at,
        enquiry.c.closed_at,
        enquiry.c.head,
        enquiry.c.last_text,
        enquiry.c.last_by,
        enquiry.c.last_at,
        enquiry.c.rating,
        enquiry.c.follows,
        enquiry.c.channel,
        enquiry.c.last_state,
        sa.func.coalesce(seen.c.up_to, 0),
    )
    .join_from(enquiry, tag, tag.c.id == enquiry.c.tag_id, isouter=True)
    .join(seen, sa.and_(seen.c.room == enquiry.c.id, seen.c.reader == enquiry.c.customer_id), isouter=True)
    .where(enquiry.c.customer_id == sa.bindparam("customer_id"))
)
_ALL = prepare(_OWN.order_by(enquiry.c.created_at.desc(), enquiry.c.id.desc()).limit(100), OwnEnquiry)
_ONE = prepare(_OWN.where(enquiry.c.id == sa.bindparam("room")), OwnEnquiry)
_FACES = prepare(
    sa.select(staff_card.c.id, staff_card.c.name, staff_card.c.picture)
    .join(member, member.c.staff_id == staff_card.c.id)
    .where(member.c.room == sa.bindparam("room"), member.c.ended_at.is_(None))
    .order_by(member.c.joined_at, member.c.staff_id),
    Face,
)


async def own_enquiries(rx: Rx, customer_id: str) -> list[OwnEnquiry]:
    """A customer's enquiries, newest first, at most 100."""
    return [await _complete(rx, found) for found in await rx.all(_ALL, customer_id=customer_id)]


async def own_enquiry(rx: Rx, customer_id: str, room: str) -> OwnEnquiry:
    """One enquiry of a customer.

    Raises:
        Refusal: `not_found`, for another's as for one that never was.
    """
    if (found := await rx.one(_ONE, customer_id=customer_id, room=room)) is None:
        raise not_found()
    return await _complete(rx, found)


async def _complete(rx: Rx, found: OwnEnquiry) -> OwnEnquiry:
    faces = tuple(await rx.all(_FACES, room=found.id))
    count = await unread(rx, found.id, found.seen, "staff")
    return msgspec.structs.replace(found, unread=count, members=faces)

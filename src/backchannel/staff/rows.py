"""An enquiry as lists show it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from backchannel.kernel.clock import moment, moment_or_none
from backchannel.private.desk.keys import ever_key, queue_keys
from backchannel.private.desk.pages import Page
from backchannel.private.desk.rows import DeskRow, Face
from backchannel.private.messages.seen import private_unread
from backchannel.private.store import PrivateAccess
from backchannel.private.store import Rx as PrivateRx
from backchannel.private.team.me import Me
from backchannel.public.enquiries.seen import seen_up_to
from backchannel.public.messages.queries import unread
from backchannel.public.store import PublicAccess, Rx
from backchannel.staff.views import customer_name, last_line
from backchannel.staff.wire.body import StaffFace
from backchannel.staff.wire.coaching import FlagView
from backchannel.staff.wire.rooms import MyRoom, NamedThing, Relation, Row, RowsPage


class Unread(msgspec.Struct, frozen=True):
    """What somebody has not read in a room: customer messages, and private ones of others, apart."""

    messages: int = 0
    private_messages: int = 0


NOTHING = Unread()


def row_view(row: DeskRow) -> Row:
    """An enquiry in a list."""
    return Row(
        id=row.id,
        code=row.code,
        channel=row.channel,  # type: ignore[arg-type]
        status=row.status,  # type: ignore[arg-type]
        tag=NamedThing(row.tag_id, row.tag_name or "") if row.tag_id is not None else None,
        customer=customer_name(row.customer_id, row.customer_name),
        owner=_face(row.owner) if row.owner is not None else None,
        members=[_face(face) for face in row.members],
        created_at=moment(row.created_at),
        picked_up_at=moment_or_none(row.picked_up_at),
        missed_at=moment_or_none(row.missed_at),
        closed_at=moment_or_none(row.closed_at),
        last=last_line(row.last_text, row.last_by, row.last_at, row.last_state),
        head=row.head,
        private_messages=row.private_messages,
        flag=_flag(row),
    )


def _flag(row: DeskRow) -> FlagView | None:
    if row.flagged_by is None or row.flagged_at is None:
        return None
    return FlagView(_face(row.flagged_by), moment(row.flagged_at), row.escalated_at is not None)


def page_view(page: Page) -> RowsPage:
    """Some rows, and where the next ones begin."""
    return RowsPage([row_view(row) for row in page.rows], page.next)


def _face(face: Face) -> StaffFace:
    return StaffFace(face.id, face.name, face.picture)


def relation_of(me: Me, row: DeskRow, keys: Iterable[str]) -> Relation:
    """How somebody stands to a row.

    Args:
        me: who reads it.
        row: the row.
        keys: the lists that it is on.
    """
    if row.owner_id == me.staff_id:
        return "owner"
    if me.staff_id in row.member_ids:
        return "member"
    if not set(queue_keys(me.staff_id, me.department_id)).isdisjoint(keys):
        return "offered"
    return "former" if ever_key(me.staff_id) in keys else "in_reach"


async def count_unread(
    public: PublicAccess, private: PrivateAccess, wanted: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], Unread]:
    """What members have not read.

    Args:
        public: the way into the public store.
        private: the way into the private store.
        wanted: pairs of a room and a staff id.
    """
    pairs = list(wanted)

    async def aloud(rx: Rx) -> list[int]:
        return [await unread(rx, room, await seen_up_to(rx, room, who), "customer") for room, who in pairs]

    async def aside(rx: PrivateRx) -> list[int]:
        return [await private_unread(rx, room, who) for room, who in pairs]

    if not pairs:
        return {}
    counts = zip(await public.read(aloud), await private.read(aside), strict=True)
    return {pair: Unread(*both) for pair, both in zip(pairs, counts, strict=True)}


async def my_room_views(public: PublicAccess, private: PrivateAccess, me: Me, rows: list[DeskRow]) -> list[MyRoom]:
    """The rooms that somebody is in, with what they have not read."""
    counts = await count_unread(public, private, [(row.id, me.staff_id) for row in rows])
    views = []
    for row in rows:
        mine = counts[row.id, me.staff_id]
        relation: Relation = "owner" if row.owner_id == me.staff_id else "member"
        views.append(MyRoom(row_view(row), relation, mine.messages, mine.private_messages))
    return views

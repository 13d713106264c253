"""Rooms and lists of them, read: my rooms, the queue, the Overview, a room's view and its timeline."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from backchannel.kernel.errors import not_found
from backchannel.private.audit.ledger import record
from backchannel.private.desk.keys import BOARDS, reach_key
from backchannel.private.desk.mine import my_closed_rooms, my_rooms, open_queue
from backchannel.private.desk.overview import Filters, overview_column, overview_counts
from backchannel.private.desk.pages import Page
from backchannel.private.store import Rx as PrivateRx
from backchannel.private.store import Tx
from backchannel.private.team.admission import may
from backchannel.private.team.me import Me
from backchannel.staff.looking import Look, look_to_read
from backchannel.staff.parts import Parts
from backchannel.staff.room_view import heads, room_view
from backchannel.staff.rows import my_room_views, page_view, row_view
from backchannel.staff.timeline import NEWEST, Stretch, timeline_page
from backchannel.staff.wire.rooms import Column, MyRoom, Overview, RoomView, Row, RowsPage
from backchannel.staff.wire.speech import TimelinePage

Limit = Annotated[int, msgspec.Meta(ge=1, le=200)]
Before = Annotated[int, msgspec.Meta(ge=0, le=NEWEST)]
FIRST_ROWS = 50


@get("/api/rooms/mine")
async def list_my_rooms(me: NamedDependency[Me], parts: NamedDependency[Parts]) -> list[MyRoom]:
    """The handled rooms that I am in, picked up first on top, with what I have not read."""
    rows = await parts.private.read(lambda rx: my_rooms(rx, me.staff_id))
    return await my_room_views(parts.public, parts.private, me, rows)


@get("/api/rooms/mine/closed")
async def list_my_closed_rooms(
    me: NamedDependency[Me], parts: NamedDependency[Parts], before: FromQuery[str | None] = None
) -> RowsPage:
    """The closed rooms that I am or was in, last closed first."""
    return page_view(await parts.private.read(lambda rx: my_closed_rooms(rx, me.staff_id, before)))


@get("/api/rooms/queue")
async def list_queue(me: NamedDependency[Me], parts: NamedDependency[Parts]) -> list[Row]:
    """Open and missed enquiries that are offered to me, longest waiting first."""
    if not me.has("enquiry.pick_up"):
        return []
    rows = await parts.private.read(lambda rx: open_queue(rx, me.staff_id, me.department_id))
    return [row_view(row) for row in rows]


def filters(
    channel: FromQuery[str | None] = None,
    tag: FromQuery[str | None] = None,
    owner: FromQuery[str | None] = None,
    department: FromQuery[str | None] = None,
    text: FromQuery[str | None] = None,
) -> Filters:
    """What narrows a list: a channel, ids of a tag, an owner and a department, part of a code, name or subject."""
    return Filters(channel or None, tag or None, owner or None, department or None, text or None)


@get("/api/overview")
async def read_overview(
    me: NamedDependency[Me], parts: NamedDependency[Parts], filters: NamedDependency[Filters]
) -> Overview:
    """The board: four columns with their counts and first rows, of what my role reaches."""
    may(me, "look_at_overview")

    async def read(rx: PrivateRx) -> dict[str, Column]:
        counts = await overview_counts(rx, reach_key(me), filters)
        pages = {board: await overview_column(rx, reach_key(me), board, filters, None, FIRST_ROWS) for board in BOARDS}
        return {board: _column(counts[board], page) for board, page in pages.items()}

    return Overview(**await parts.private.read(read))


@get("/api/overview/{column:str}")
async def read_column(
    column: FromPath[str],
    me: NamedDependency[Me],
    parts: NamedDependency[Parts],
    filters: NamedDependency[Filters],
    before: FromQuery[str | None] = None,
) -> RowsPage:
    """More rows of one column."""
    may(me, "look_at_overview")
    if column not in BOARDS:
        raise not_found()
    return page_view(await parts.private.read(lambda rx: overview_column(rx, reach_key(me), column, filters, before)))


@get("/api/rooms/{room:str}")
async def read_room(room: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]) -> RoomView:
    """A room as I meet it: what is so, who is in it, and what I may do."""
    return await room_view(parts, me, await look_to_read(parts.public, me, room))


@get("/api/rooms/{room:str}/timeline")
async def read_timeline(
    room: FromPath[str],
    me: NamedDependency[Me],
    parts: NamedDependency[Parts],
    public_before: FromQuery[Before] = NEWEST,
    private_before: FromQuery[Before] = NEWEST,
    limit: FromQuery[Limit] = 50,
) -> TimelinePage:
    """What was said and what happened, newest page first; private entries come for those who may read them."""
    seen = await look_to_read(parts.public, me, room)
    opening = public_before == NEWEST and private_before == NEWEST
    return await read_stretch(parts, me, seen, (public_before, private_before), limit, opening=opening)


async def read_stretch(
    parts: Parts, me: Me, seen: Look, before: tuple[int, int], limit: int, *, opening: bool
) -> TimelinePage:
    """A stretch of a room's timeline, for somebody who has looked at it and may read it.

    Args:
        parts: the door's.
        me: who reads.
        seen: how the room was when they looked.
        before: only entries before these places in the public and the private log.
        limit: the most entries.
        opening: whether they open the room by it, which the ledger tells from reading on.
    """
    private = parts.private if seen.reads_side(me) else None
    await _keep_in_ledger(parts, me, seen, opening=opening)
    head, private_head = await heads(parts, me, seen)
    wanted = Stretch(seen.facts.id, min(before[0], head + 1), min(before[1], private_head + 1), limit)
    return await timeline_page(parts.public, private, me.staff_id, wanted, (head, private_head))


async def _keep_in_ledger(parts: Parts, me: Me, seen: Look, *, opening: bool) -> None:
    """Write down who reads a closed room, or looks at one that they are not in, before they do."""
    if opening:
        await parts.readings.opens(me, seen)
    else:
        await parts.readings.goes_on(me, seen)
    if not seen.watches(me) or parts.live.monitors.watches(seen.facts.id, me.staff_id):
        return
    proof = seen.proof(me, "monitor")

    async def act(tx: Tx) -> None:
        await record(tx, proof, "read")

    await parts.private.write(act)


def _column(count: int, page: Page) -> Column:
    return Column(count, [row_view(row) for row in page.rows], page.next)


HANDLERS = (
    list_my_rooms,
    list_my_closed_rooms,
    list_queue,
    read_overview,
    read_column,
    read_room,
    read_timeline,
)

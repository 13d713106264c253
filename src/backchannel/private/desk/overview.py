"""The Overview: what one's role reaches, in four columns with counts, a page of an index at a time."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import sqlalchemy as sa

from backchannel.kernel.text import search_text
from backchannel.private.desk.keys import ALL, BOARDS, department_key, owner_key, tag_key
from backchannel.private.desk.pages import Page, place_after, place_text
from backchannel.private.desk.rows import ROW_COLUMNS, ROW_SOURCE, DeskRow, row_of, with_faces
from backchannel.private.desk.tables import desk_count, desk_enquiry, desk_place
from backchannel.private.store import Rx
from backchannel.storage.database import prepare_write

MOST_COUNTED = 1000


class Filters(msgspec.Struct, frozen=True):
    """What narrows a list; None leaves it wide.

    Args:
        channel: a channel's word.
        tag_id: a tag's id.
        owner_id: a staff member's id.
        department_id: a department that the enquiry carries.
        text: part of the code, the customer's name or the subject.
    """

    channel: str | None = None
    tag_id: str | None = None
    owner_id: str | None = None
    department_id: str | None = None
    text: str | None = None


def _text(name: str) -> sa.BindParameter[str]:
    return sa.bindparam(name, type_=sa.Text)


def _fits(name: str, column: sa.Column[Any]) -> sa.ColumnElement[bool]:
    return sa.or_(_text(name).is_(None), column == _text(name))


def _like(name: str, column: sa.Column[Any]) -> sa.ColumnElement[bool]:
    return sa.or_(_text(name).is_(None), column.like(_text(name), escape="\\"))


FITTING = (
    _fits("channel", desk_enquiry.c.channel),
    _fits("tag_id", desk_enquiry.c.tag_id),
    _fits("owner_id", desk_enquiry.c.owner_id),
    _like("department", desk_enquiry.c.departments),
    _like("text", desk_enquiry.c.search),
)
"""The conditions of `Filters`, for statements that read `desk_enquiry`; `conditions` gives their values."""

_ON_LIST = sa.and_(desk_place.c.who == sa.bindparam("who"), desk_place.c.board == sa.bindparam("board"))
_SELECT_PAGE = (
    sa.select(desk_place.c.rank, *ROW_COLUMNS)
    .select_from(desk_place.join(ROW_SOURCE, desk_enquiry.c.id == desk_place.c.room))
    .where(
        _ON_LIST,
        sa.tuple_(desk_place.c.rank, desk_place.c.room) > sa.tuple_(sa.bindparam("rank"), sa.bindparam("room")),
        *FITTING,
    )
    .order_by(desk_place.c.rank, desk_place.c.room)
    .limit(sa.bindparam("limit"))
)
_PAGE = prepare_write(_SELECT_PAGE)
_CODED = prepare_write(_SELECT_PAGE.where(desk_enquiry.c.code == sa.bindparam("code")))
_COUNT = prepare_write(
    sa.select(desk_count.c.count).where(
        desk_count.c.who == sa.bindparam("who"), desk_count.c.board == sa.bindparam("board")
    )
)
_SELECT_SOME = (
    sa.select(desk_place.c.rank)
    .join(desk_enquiry, desk_enquiry.c.id == desk_place.c.room)
    .where(_ON_LIST, *FITTING)
    .limit(MOST_COUNTED)
)
_SOME = prepare_write(_SELECT_SOME)
_SOME_CODED = prepare_write(_SELECT_SOME.where(desk_enquiry.c.code == sa.bindparam("code")))
_CODE = re.compile("ENQ-[0-9A-HJKMNP-TV-Z]{6}")
_UNFILTERED = Filters()


async def overview_column(
    rx: Rx, reach: str, board: str, filters: Filters = _UNFILTERED, before: str | None = None, limit: int = 50
) -> Page:
    """One column: longest waiting first, in *closed* the last closed first.

    Args:
        rx: a view of the store.
        reach: the list that the reader's role reaches, from `keys.reach_key`.
        board: open, handling, missed or closed.
        filters: what narrows it.
        before: `next` of the page before, or None for the first.
        limit: the most rows.

    Raises:
        Refusal: `page_unknown` 422.
    """
    who, left = _driver(reach, filters)
    rank, room = place_after(before)
    place = {"who": who, "board": board, "rank": rank, "room": room, "limit": limit + 1}
    code = _code(left)
    found = await rx.all(_PAGE if code is None else _CODED, **place, code=code, **conditions(left))
    rows = await with_faces(rx, [row_of(*values[1:]) for values in found[:limit]])
    more = len(found) > limit
    return Page(rows, place_text(found[limit - 1][0], rows[-1].id) if more else None)


async def overview_counts(rx: Rx, reach: str, filters: Filters = _UNFILTERED) -> dict[str, int]:
    """How many enquiries each column holds: from counters, or with several filters counted up to 1,000."""
    who, left = _driver(reach, filters)
    if left == _UNFILTERED:
        return {board: await list_count(rx, who, board) for board in BOARDS}
    code = _code(left)
    statement, values = (_SOME if code is None else _SOME_CODED), conditions(left)
    return {board: len(await rx.all(statement, who=who, board=board, code=code, **values)) for board in BOARDS}


async def list_count(rx: Rx, who: str, board: str) -> int:
    """How many enquiries stand in one column of a list, from its counter."""
    row = await rx.one(_COUNT, who=who, board=board)
    return int(row[0]) if row is not None else 0


async def list_rows(rx: Rx, who: str, board: str, limit: int) -> list[tuple[int, DeskRow]]:
    """The first rows of one column of a list with their ranks, without faces yet."""
    rank, room = place_after(None)
    values = conditions(_UNFILTERED)
    found = await rx.all(_PAGE, who=who, board=board, rank=rank, room=room, limit=limit, **values)
    return [(row[0], row_of(*row[1:])) for row in found]


def conditions(filters: Filters) -> dict[str, str | None]:
    """The values of `FITTING`."""
    return {
        "channel": filters.channel,
        "tag_id": filters.tag_id,
        "owner_id": filters.owner_id,
        "department": _part(filters.department_id and f'"{filters.department_id}"'),
        "text": _part(filters.text and search_text(filters.text).strip()),
    }


def _code(filters: Filters) -> str | None:
    """The whole code that somebody looks for, which leads straight to its enquiry; None for other texts."""
    text = (filters.text or "").strip().upper()
    return text if _CODE.fullmatch(text) else None


def _part(text: str | None) -> str | None:
    if not text:
        return None
    for sign in "\\%_":
        text = text.replace(sign, f"\\{sign}")
    return f"%{text}%"


def _driver(reach: str, filters: Filters) -> tuple[str, Filters]:
    """The list to walk, and what is left to filter: who reaches all walks a narrower list where there is one."""
    if reach != ALL:
        return reach, filters
    if filters.owner_id is not None:
        return owner_key(filters.owner_id), msgspec.structs.replace(filters, owner_id=None)
    if filters.tag_id is not None:
        return tag_key(filters.tag_id), msgspec.structs.replace(filters, tag_id=None)
    if filters.department_id is not None:
        return department_key(filters.department_id), msgspec.structs.replace(filters, department_id=None)
    return reach, filters

"""The detail table: the enquiries that began in a period, newest first, a page of an index at a time."""

from __future__ import annotations

import msgspec
import sqlalchemy as sa

from backchannel.private.desk.overview import FITTING, Filters, conditions
from backchannel.private.desk.pages import Page, place_after, place_text
from backchannel.private.desk.rows import ROW_COLUMNS, ROW_SOURCE, DeskRow, row_of, with_faces
from backchannel.private.desk.tables import desk_begun, desk_enquiry
from backchannel.private.reports.period import Period
from backchannel.private.store import Rx
from backchannel.storage.database import prepare


class Durations(msgspec.Struct, frozen=True):
    """How long it took, in milliseconds; None for what has not happened.

    Args:
        waiting: from the beginning to the pick-up.
        first_response: from the beginning to the first answer.
        handling: from the pick-up to the end.
    """

    waiting: int | None
    first_response: int | None
    handling: int | None


_PAGE = prepare(
    sa.select(*ROW_COLUMNS)
    .select_from(desk_begun.join(ROW_SOURCE, desk_enquiry.c.id == desk_begun.c.room))
    .where(
        desk_begun.c.who == sa.bindparam("who"),
        desk_begun.c.created_at >= sa.bindparam("start"),
        desk_begun.c.created_at < sa.bindparam("end"),
        sa.tuple_(desk_begun.c.created_at, desk_begun.c.room) < sa.tuple_(sa.bindparam("at"), sa.bindparam("room")),
        *FITTING,
    )
    .order_by(desk_begun.c.created_at.desc(), desk_begun.c.room.desc())
    .limit(sa.bindparam("limit")),
    row_of,
)
_UNFILTERED = Filters()


async def report_page(
    rx: Rx, reach: str, period: Period, filters: Filters = _UNFILTERED, before: str | None = None, limit: int = 50
) -> Page:
    """The enquiries of a period within a reach.

    Args:
        rx: a view of the store.
        reach: the list that the reader's role reaches, from `desk.keys.reach_key`.
        period: when they began.
        filters: what narrows it.
        before: `next` of the page before, or None for the first.
        limit: the most rows.

    Raises:
        Refusal: `page_unknown` 422.
    """
    at, room = place_after(before) if before is not None else (period.end, "")
    place = {"who": reach, "start": period.start, "end": period.end, "at": at, "room": room}
    found = await rx.all(_PAGE, **place, limit=limit + 1, **conditions(filters))
    rows = await with_faces(rx, found[:limit])
    return Page(rows, place_text(rows[-1].created_at, rows[-1].id) if len(found) > limit else None)


def durations(row: DeskRow) -> Durations:
    """How long an enquiry's customer waited, and how long it was handled."""
    return Durations(
        _between(row.created_at, row.picked_up_at),
        _between(row.created_at, row.first_response_at),
        _between(row.picked_up_at, row.closed_at),
    )


def _between(start: int | None, end: int | None) -> int | None:
    return None if start is None or end is None else end - start

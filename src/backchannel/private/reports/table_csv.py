"""The detail table as CSV, streamed a page at a time so that memory stays flat."""

from __future__ import annotations

from collections.abc import AsyncIterator
from zoneinfo import ZoneInfo

from backchannel.private.desk.overview import Filters
from backchannel.private.desk.pages import Page
from backchannel.private.desk.rows import DeskRow
from backchannel.private.reports.cells import BOM, csv_lines, local
from backchannel.private.reports.detail import durations, report_page
from backchannel.private.reports.period import Period
from backchannel.private.store import PrivateAccess, Rx

ROWS_AT_ONCE = 100
HEADINGS = (
    "Enquiry ID",
    "Status",
    "Channel",
    "Tag",
    "Customer",
    "Subject",
    "Page",
    "Created",
    "Picked up",
    "Closed",
    "Waiting (s)",
    "First response (s)",
    "Handling (s)",
    "Owner",
    "Members",
    "Closed by",
    "Rating",
    "Public messages",
    "Private messages",
)


async def table_csv(
    access: PrivateAccess, reach: str, period: Period, filters: Filters, where: ZoneInfo
) -> AsyncIterator[bytes]:
    """The rows of `detail.report_page`, all of them, newest first.

    Args:
        access: the private store.
        reach: the list that the reader's role reaches.
        period: when the enquiries began.
        filters: what narrows it.
        where: the time zone that times are printed in.
    """
    yield BOM.encode() + csv_lines([HEADINGS])
    before: str | None = None
    while True:
        page = await _page(access, (reach, period, filters), before)
        yield csv_lines(_cells(row, where) for row in page.rows)
        if (before := page.next) is None:
            return


async def _page(access: PrivateAccess, what: tuple[str, Period, Filters], before: str | None) -> Page:
    async def read(rx: Rx) -> Page:
        return await report_page(rx, *what, before, ROWS_AT_ONCE)

    return await access.read(read)


def _cells(row: DeskRow, where: ZoneInfo) -> tuple[str | int | None, ...]:
    took = durations(row)
    return (
        row.code,
        row.status,
        row.channel,
        row.tag_name,
        row.customer_name,
        row.subject,
        row.page,
        local(row.created_at, where),
        local(row.picked_up_at, where),
        local(row.closed_at, where),
        _seconds(took.waiting),
        _seconds(took.first_response),
        _seconds(took.handling),
        row.owner.name if row.owner is not None else None,
        ", ".join(face.name for face in row.members),
        row.closed_by,
        row.rating,
        row.messages,
        row.private_messages,
    )


def _seconds(milliseconds: int | None) -> int | None:
    return None if milliseconds is None else round(milliseconds / 1000)

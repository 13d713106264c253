"""The Enquiry Report: rows and figures of a period. Days are those of the desk's time zone, both ends included."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Annotated
from zoneinfo import ZoneInfo

from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromQuery, QueryParameter
from litestar.response import Stream

from backchannel.files import download_headers
from backchannel.kernel.clock import moment, moment_or_none
from backchannel.kernel.errors import Refusal, not_found
from backchannel.private.audit.ledger import record
from backchannel.private.desk.keys import reach_key
from backchannel.private.desk.overview import Filters
from backchannel.private.desk.rows import DeskRow
from backchannel.private.guard.slips import slips_of
from backchannel.private.reports.detail import durations, report_page
from backchannel.private.reports.figures import Totals, report_figures
from backchannel.private.reports.orders import TableOrder
from backchannel.private.reports.period import Period, checked_period, zone
from backchannel.private.store import Rx, Tx
from backchannel.private.team.admission import may
from backchannel.private.team.me import Me
from backchannel.public.directory.settings import desk_settings
from backchannel.staff.downloads import while_allowed
from backchannel.staff.parts import Parts
from backchannel.staff.rows import row_view
from backchannel.staff.wire.report import DayVolume, Figure, Figures, ReportPage, ReportRow, SlipCount

FirstDay = Annotated[str, QueryParameter(name="from")]
LastDay = Annotated[str, QueryParameter(name="to")]


@get("/api/report")
async def read_report(
    first: FirstDay,
    last: LastDay,
    me: NamedDependency[Me],
    parts: NamedDependency[Parts],
    filters: NamedDependency[Filters],
    before: FromQuery[str | None] = None,
) -> ReportPage:
    """The enquiries that began in a period, newest first."""
    may(me, "look_at_report")
    period = period_of(first, last, await desk_zone(parts))
    page = await parts.private.read(lambda rx: report_page(rx, reach_key(me), period, filters, before or None))
    return ReportPage([_row(row) for row in page.rows], page.next)


@get("/api/report/figures")
async def read_figures(
    first: FirstDay, last: LastDay, me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> Figures:
    """The figures of a period beside those of the period before."""
    may(me, "look_at_report")
    where = await desk_zone(parts)
    period = period_of(first, last, where)
    found = await parts.private.read(lambda rx: report_figures(rx, reach_key(me), period, where))
    days = [DayVolume(one.day, one.started, one.missed) for one in found.days]
    return Figures(where.key, _figures(found.now, found.before), days, await _slips(parts, reach_key(me), period))


@get("/api/report/table.csv")
async def download_table(
    first: FirstDay,
    last: LastDay,
    me: NamedDependency[Me],
    parts: NamedDependency[Parts],
    filters: NamedDependency[Filters],
) -> Stream:
    """The rows of a period as a file; the ledger keeps who took it."""
    proof, where = may(me, "download_report"), await desk_zone(parts)
    period = period_of(first, last, where)

    async def act(tx: Tx) -> None:
        await record(tx, proof, f"{first} to {last}")

    await parts.private.write(act)
    name = f"enquiries {first} to {last}.csv"
    lines = await parts.exports.make(TableOrder(reach_key(me), period, filters, where.key))
    allowed = while_allowed(parts, me, lines, partial(_may_still_download, reach_key(me)))
    return Stream(allowed, headers=download_headers(name, "text/csv; charset=utf-8"))


async def _may_still_download(reach: str, now: Me) -> None:
    may(now, "download_report")
    if reach_key(now) != reach:
        raise not_found()


async def desk_zone(parts: Parts) -> ZoneInfo:
    """The desk's time zone."""
    return zone((await parts.public.read(desk_settings)).time_zone)


def period_of(first: str, last: str, where: ZoneInfo) -> Period:
    """From the first midnight of one day to the last of another, on the clocks of a time zone.

    Raises:
        Refusal: `period_malformed` 422.
    """
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last) + timedelta(days=1)
    except (ValueError, OverflowError):
        message, hint = "A period goes from one day to another.", "Write days as 2026-01-31."
        raise Refusal("period_malformed", 422, message, hint) from None
    return checked_period(_midnight(start, where), _midnight(end, where))


def _midnight(day: date, where: ZoneInfo) -> int:
    return int(datetime.combine(day, time(), where).timestamp() * 1000)


def _row(row: DeskRow) -> ReportRow:
    view, took = row_view(row), durations(row)
    return ReportRow(
        id=view.id,
        code=view.code,
        status=view.status,
        channel=view.channel,
        tag=view.tag,
        customer=view.customer,
        owner=view.owner,
        members=view.members,
        page=row.page,
        created_at=moment(row.created_at),
        picked_up_at=moment_or_none(row.picked_up_at),
        closed_at=moment_or_none(row.closed_at),
        waiting_s=_seconds(took.waiting),
        first_response_s=_seconds(took.first_response),
        handling_s=_seconds(took.handling),
        closed_by=row.closed_by,  # type: ignore[arg-type]
        rating=row.rating,
        messages=row.messages,
        private_messages=row.private_messages,
    )


def _figures(now: Totals, before: Totals) -> list[Figure]:
    earlier = _values(before)
    return [Figure(name, value, earlier[name]) for name, value in _values(now).items()]  # type: ignore[arg-type]


def _values(totals: Totals) -> dict[str, float | None]:
    return {
        "enquiries": totals.enquiries,
        "handled": totals.handled,
        "missed": totals.missed,
        "missed_rate": totals.missed_rate,
        "waiting_s": _in_seconds(totals.waiting),
        "first_response_s": _in_seconds(totals.first_response),
        "handling_s": _in_seconds(totals.handling),
        "rating": totals.rating,
    }


async def _slips(parts: Parts, reach: str, period: Period) -> list[SlipCount]:
    async def both(rx: Rx) -> tuple[dict[str, int], dict[str, int]]:
        earlier = period.before()
        return (
            await slips_of(rx, reach, period.start, period.end),
            await slips_of(rx, reach, earlier.start, earlier.end),
        )

    now, before = await parts.private.read(both)
    return [SlipCount(kind, count, before[kind]) for kind, count in now.items()]  # type: ignore[arg-type]


def _seconds(milliseconds: int | None) -> int | None:
    return None if milliseconds is None else round(milliseconds / 1000)


def _in_seconds(milliseconds: float | None) -> float | None:
    return None if milliseconds is None else milliseconds / 1000


HANDLERS = (read_report, read_figures, download_table)

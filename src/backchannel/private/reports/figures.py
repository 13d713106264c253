"""Figures of a period beside those of the period before, reckoned by the store itself."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import msgspec
import sqlalchemy as sa

from backchannel.private.desk.tables import desk_begun, desk_enquiry
from backchannel.private.reports.period import Period, days
from backchannel.private.store import Rx
from backchannel.public.enquiries.channels import CHANNELS
from backchannel.storage.database import Prepared, prepare, prepare_write


class Totals(msgspec.Struct, frozen=True):
    """What happened to the enquiries that began in a period.

    Args:
        enquiries: how many began.
        handled: how many were picked up.
        missed: how many were missed at first.
        rating: the mean score from 1 to 5, or None.
        waiting: the median milliseconds to the pick-up, or None.
        first_response: the median milliseconds to the first answer, or None.
        handling: the median milliseconds from the pick-up to the end, or None.
    """

    enquiries: int
    handled: int
    missed: int
    rating: float | None
    waiting: float | None = None
    first_response: float | None = None
    handling: float | None = None

    @property
    def missed_rate(self) -> float | None:
        """The missed ones' part of all, 0 to 1; None when there were none."""
        return self.missed / self.enquiries if self.enquiries else None


class DayVolume(msgspec.Struct, frozen=True):
    """How many enquiries began on a day, and how many of them were missed; `day` is an ISO date."""

    day: str
    started: int
    missed: int


class ReportFigures(msgspec.Struct, frozen=True):
    """A period's totals, those of the period before, and its days in the desk's time zone."""

    now: Totals
    before: Totals
    days: list[DayVolume]


_LEFT_OUT = tuple(channel.name for channel in CHANNELS.values() if not channel.counted)
_IN_PERIOD = (
    desk_begun.c.who == sa.bindparam("who"),
    desk_begun.c.created_at >= sa.bindparam("start"),
    desk_begun.c.created_at < sa.bindparam("end"),
    *(desk_enquiry.c.channel != name for name in _LEFT_OUT),
)
_SOURCE = desk_begun.join(desk_enquiry, desk_enquiry.c.id == desk_begun.c.room)
_TOTALS = prepare(
    sa.select(
        sa.func.count(),
        sa.func.count(desk_enquiry.c.picked_up_at),
        sa.func.count(desk_enquiry.c.missed_at),
        sa.func.avg(desk_enquiry.c.rating),
    )
    .select_from(_SOURCE)
    .where(*_IN_PERIOD),
    Totals,
)


def _median(start: sa.Column[int], end: sa.Column[int]) -> Prepared[tuple[float | None]]:
    """The mean of the one or two middle values of `end - start`, where both are there."""
    took = (end - start).label("took")
    place = sa.func.row_number().over(order_by=end - start).label("place")
    counted = sa.func.count().over().label("counted")
    ordered = sa.select(took, place, counted).select_from(_SOURCE).where(*_IN_PERIOD, end.is_not(None)).subquery()
    middle = sa.and_(ordered.c.place * 2 >= ordered.c.counted, ordered.c.place * 2 <= ordered.c.counted + 2)
    return prepare_write(sa.select(sa.func.avg(ordered.c.took)).where(middle))


_WAITING = _median(desk_enquiry.c.created_at, desk_enquiry.c.picked_up_at)
_FIRST_RESPONSE = _median(desk_enquiry.c.created_at, desk_enquiry.c.first_response_at)
_HANDLING = _median(desk_enquiry.c.picked_up_at, desk_enquiry.c.closed_at)


async def report_figures(rx: Rx, reach: str, period: Period, where: ZoneInfo) -> ReportFigures:
    """The figures of what began in a period within a reach.

    Args:
        rx: a view of the store.
        reach: the list that the reader's role reaches, from `desk.keys.reach_key`.
        period: the stretch.
        where: the desk's time zone, for the days.
    """
    volumes = []
    for day in days(period, where):
        totals = await _counts(rx, reach, Period(day.start, day.end))
        volumes.append(DayVolume(day.day, totals.enquiries, totals.missed))
    return ReportFigures(await totals_of(rx, reach, period), await totals_of(rx, reach, period.before()), volumes)


async def totals_of(rx: Rx, reach: str, period: Period) -> Totals:
    """One period's totals within a reach."""
    return msgspec.structs.replace(
        await _counts(rx, reach, period),
        waiting=await _middle(rx, _WAITING, reach, period),
        first_response=await _middle(rx, _FIRST_RESPONSE, reach, period),
        handling=await _middle(rx, _HANDLING, reach, period),
    )


async def _counts(rx: Rx, reach: str, period: Period) -> Totals:
    found = await rx.one(_TOTALS, who=reach, start=period.start, end=period.end)
    return found or Totals(0, 0, 0, None)


async def _middle(rx: Rx, statement: Prepared[tuple[float | None]], reach: str, period: Period) -> float | None:
    row = await rx.one(statement, who=reach, start=period.start, end=period.end)
    return row[0] if row is not None else None

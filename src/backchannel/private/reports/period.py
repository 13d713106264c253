"""A stretch of time that a report is about, and its days in the desk's time zone."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from backchannel.kernel.clock import moment
from backchannel.kernel.errors import Refusal

LONGEST_MS = 400 * 24 * 3600 * 1000


class Period(msgspec.Struct, frozen=True):
    """From `start`, included, to `end`, excluded; UTC milliseconds."""

    start: int
    end: int

    def before(self) -> Period:
        """The stretch of the same length that ends where this one begins."""
        return Period(self.start - (self.end - self.start), self.start)


class Day(msgspec.Struct, frozen=True):
    """A day of the desk's time zone, or the part of it that lies in a period; `day` is an ISO date."""

    day: str
    start: int
    end: int


def checked_period(start: int, end: int) -> Period:
    """A period that a report can be made of.

    Raises:
        Refusal: `period_malformed` 422 when it ends before it begins or is longer than 400 days.
    """
    if not 0 < end - start <= LONGEST_MS or not 0 <= start <= 1 << 42:
        hint = "Choose a beginning, and an end after it, at most 400 days apart."
        raise Refusal("period_malformed", 422, "A report cannot be made of this period.", hint)
    return Period(start, end)


def zone(name: str) -> ZoneInfo:
    """A time zone by its IANA name; UTC for one that this machine does not know."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def days(period: Period, where: ZoneInfo) -> list[Day]:
    """The days of a period, each from midnight to midnight on the clocks of `where`."""
    found: list[Day] = []
    day = moment(period.start).astimezone(where).date()
    start = period.start
    while start < period.end:
        midnight = datetime.combine(day + timedelta(days=1), time(), where)
        end = min(int(midnight.timestamp() * 1000), period.end)
        found.append(Day(day.isoformat(), start, end))
        day, start = day + timedelta(days=1), end
    return found

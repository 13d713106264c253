"""Bodies of the Enquiry Report and the readers' ledger. Durations are in seconds."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from backchannel.staff.wire.body import Body, StaffFace
from backchannel.staff.wire.rooms import ChannelName, NamedThing, Status


class ReportRow(Body, frozen=True):
    """One enquiry of a period."""

    id: str
    code: str
    status: Status
    channel: ChannelName
    tag: NamedThing | None
    customer: NamedThing
    owner: StaffFace | None
    members: list[StaffFace]
    page: str | None
    created_at: datetime
    picked_up_at: datetime | None
    closed_at: datetime | None
    waiting_s: int | None
    first_response_s: int | None
    handling_s: int | None
    closed_by: Literal["customer", "staff", "desk"] | None
    rating: int | None
    messages: int
    private_messages: int


class ReportPage(Body, frozen=True):
    """Rows of a period, newest first; `next` goes into ``before=`` for more."""

    rows: list[ReportRow]
    next: str | None


class Figure(Body, frozen=True):
    """A figure of the period beside that of the period before it; null where there is nothing to measure."""

    name: Literal[
        "enquiries", "handled", "missed", "missed_rate", "waiting_s", "first_response_s", "handling_s", "rating"
    ]
    value: float | None
    before: float | None


class DayVolume(Body, frozen=True):
    """How many enquiries began, and how many were missed, on one day of the desk's time zone (ISO date)."""

    day: str
    started: int
    missed: int


class SlipCount(Body, frozen=True):
    """How often texts nearly went to the wrong side, or did, beside the period before."""

    kind: Literal["guard_private", "guard_kept", "guard_sent", "undone", "turned_private", "recalled"]
    count: int
    before: int


class Figures(Body, frozen=True):
    """The report's figures, in the desk's time zone."""

    time_zone: str
    figures: list[Figure]
    days: list[DayVolume]
    slips: list[SlipCount]


class LedgerLine(Body, frozen=True):
    """Somebody watched a room, read its private messages after the close, or downloaded its history."""

    at: datetime
    staff: StaffFace
    role_name: str
    act: Literal["monitor", "read_closed", "download_history", "download_customer_copy", "download_private_file"]
    detail: str


TYPES = (ReportPage, Figures, LedgerLine)

"""How a cell of a table is written: CSV that a spreadsheet opens without running anything."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from backchannel.kernel.clock import moment

BOM = "\ufeff"
"""Tells spreadsheets that the text is UTF-8."""

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def neutral(value: str | int | None) -> str:
    """A cell's text; one that a spreadsheet would take for a formula is led by an apostrophe (OWASP, CSV injection)."""
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    return f"'{value}" if value.startswith(_DANGEROUS) else value


def csv_lines(rows: Iterable[Iterable[str | int | None]]) -> bytes:
    """Rows as CSV (RFC 4180) in UTF-8, every cell neutral."""
    page = io.StringIO()
    csv.writer(page).writerows([neutral(cell) for cell in row] for row in rows)
    return page.getvalue().encode()


def local(at: int | None, where: ZoneInfo) -> str | None:
    """A time in UTC milliseconds as ISO 8601 with the offset of a time zone, to the second."""
    return None if at is None else local_moment(at, where).isoformat(timespec="seconds")


def local_moment(at: int, where: ZoneInfo) -> datetime:
    """A time in UTC milliseconds on the clocks of a time zone."""
    return moment(at).astimezone(where)

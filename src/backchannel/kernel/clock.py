"""Time as an argument: UTC milliseconds since 1970."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], int]
"""Answers the present moment in UTC milliseconds."""


def system_clock() -> int:
    """The machine's own clock, in UTC milliseconds."""
    return time.time_ns() // 1_000_000


def moment(milliseconds: int) -> datetime:
    """A stored time as the aware datetime that goes on the wire."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def moment_or_none(milliseconds: int | None) -> datetime | None:
    """Like `moment`, for a time that may be missing."""
    return None if milliseconds is None else moment(milliseconds)

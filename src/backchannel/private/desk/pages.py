"""Pages of lists: keyset by the order that the list lies in on disk, never by counting rows."""

from __future__ import annotations

import re

import msgspec

from backchannel.kernel.errors import Refusal
from backchannel.private.desk.rows import DeskRow

_PLACE = re.compile(r"(-?[0-9]{1,15})\.([0-9a-f-]{1,64})")
FIRST = (-(1 << 62), "")


class Page(msgspec.Struct, frozen=True):
    """Some rows; `next` asks for more, None at the end."""

    rows: list[DeskRow]
    next: str | None


def place_after(text: str | None) -> tuple[int, str]:
    """The place that a page begins behind: a rank and an id, from what the page before said.

    Raises:
        Refusal: `page_unknown` 422 for a text that no page gave.
    """
    if text is None:
        return FIRST
    if (place := _PLACE.fullmatch(text)) is None:
        raise Refusal("page_unknown", 422, "This page is not known.", "Begin at the first one.")
    return int(place[1]), place[2]


def place_text(rank: int, room: str) -> str:
    """What asks for the page behind a place."""
    return f"{rank}.{room}"

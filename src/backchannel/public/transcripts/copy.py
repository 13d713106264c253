"""What a customer copy holds: a room's messages and system lines, with the names that customers are shown."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from backchannel.kernel.clock import moment
from backchannel.public.directory.settings import desk_settings
from backchannel.public.enquiries.facts import existing_room
from backchannel.public.entries import Quoted, RoomEntry
from backchannel.public.messages.queries import entries_after
from backchannel.public.store import Rx

ENTRIES_AT_ONCE = 200
EVENTS = {
    "started": "The conversation began.",
    "picked_up": "{name} joined the conversation.",
    "joined": "{name} joined the conversation.",
    "taken_over": "{name} joined the conversation.",
    "transferred": "The conversation was passed on to {name}.",
    "left": "{name} left the conversation.",
    "missed": "Nobody was free.",
    "closed": "The conversation ended.",
}
"""What the copy says of each event; those that are missing here are not worth a line."""

REMOVED = "Message removed."
"""What stands where a message was recalled."""


class Line(msgspec.Struct, frozen=True):
    """A line of the copy.

    Args:
        at: when, in the copy's time zone.
        who: the speaker's shown name; empty for a system line.
        from_customer: whether the customer speaks.
        text: what was said or happened.
        files: names of files that came along.
        state: ``said``, ``edited`` or ``recalled``; what was recalled has no text.
        answers: the first words of what a message answers, with their speaker's name; empty for none.
    """

    at: datetime
    who: str
    from_customer: bool
    text: str
    files: tuple[str, ...] = ()
    state: str = "said"
    answers: str = ""


class Copy(msgspec.Struct, frozen=True):
    """A conversation as its customer may keep it; `zone` is the IANA name of the time zone of all times."""

    desk_name: str
    code: str
    zone: str
    lines: tuple[Line, ...]


async def customer_copy(rx: Rx, room: str) -> Copy:
    """The customer copy of one enquiry. Whether the reader may have it is for the caller to say.

    Raises:
        Refusal: `not_found`.
    """
    facts, settings = await existing_room(rx, room), await desk_settings(rx)
    zone, name = _zone(settings.time_zone)
    lines: list[Line] = []
    after = 0
    while entries := await entries_after(rx, room, after, ENTRIES_AT_ONCE):
        lines += [line for entry in entries if (line := _line(entry, zone)) is not None]
        after = entries[-1].seq
    return Copy(settings.desk_name, facts.code, name, tuple(lines))


def _line(entry: RoomEntry, zone: tzinfo) -> Line | None:
    at = moment(entry.at).astimezone(zone)
    from_customer = entry.actor.kind == "customer"
    name = entry.actor.name or ("Customer" if from_customer else "The team")
    if entry.kind == "message":
        files = tuple(file.name for file in entry.files)
        return Line(at, name, from_customer, entry.text, files, entry.state, _answered(entry.quote))
    if (words := EVENTS.get(entry.kind)) is None:
        return None
    return Line(at, "", from_customer, words.format(name=name))


def _answered(quote: Quoted | None) -> str:
    if quote is None:
        return ""
    name = quote.name or ("Customer" if quote.by == "customer" else "The team")
    return f"{name}: {REMOVED if quote.recalled else quote.text}"


def _zone(name: str) -> tuple[tzinfo, str]:
    try:
        return ZoneInfo(name), name
    except (ZoneInfoNotFoundError, ValueError):
        return UTC, "UTC"

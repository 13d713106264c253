"""The full chat history of one enquiry: public and private lines in the order of its timeline, a page at a time.

The order is (public place), then (`after`, private place): no clock has a say in it. What customers may have of a
conversation is another program, `public.transcripts`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator

import msgspec

from backchannel.kernel.text import preview
from backchannel.private.desk.rows import DeskRow
from backchannel.private.messages.events import CHANGES, PrivateEntry
from backchannel.private.messages.queries import private_entries_after
from backchannel.private.store import PrivateAccess
from backchannel.private.store import Rx as PrivateRx
from backchannel.public.entries import RoomEntry
from backchannel.public.messages.queries import entries_after
from backchannel.public.store import PublicAccess
from backchannel.public.store import Rx as PublicRx

LINES_AT_ONCE = 100

_SENTENCES = {
    "started": "{name} began the conversation.",
    "picked_up": "{name} picked up the enquiry.",
    "joined": "{name} joined.",
    "left": "{name} left.",
    "taken_over": "{name} took the enquiry over.",
    "transferred": "The enquiry was passed on to {name}.",
    "missed": "Nobody picked up in time.",
    "closed": "{name} closed the enquiry.",
    "rated": "{name} rated the conversation {number} of 5.",
    "edited": "{name} edited a message.",
    "recalled": "{name} recalled a message.",
}
_AMONG_STAFF = {
    "edited": "{name} edited a private message.",
    "recalled": "{name} recalled a private message.",
    "suggestion_used": "{name} sent the suggested reply.",
    "suggestion_changed": "{name} sent the suggested reply with changes.",
    "suggestion_dismissed": "{name} dismissed the suggested reply.",
    "flag_raised": "{name} asked for help.",
    "flag_answered": "{name} answered the call for help.",
    "flag_lowered": "{name} lowered the flag.",
    "flag_escalated": "Nobody answered {name} in time; all supervisors were told.",
}
_NAMELESS = {"customer": "The customer", "staff": "A colleague", "desk": "The desk"}


class HistoryLine(msgspec.Struct, frozen=True):
    """One line of a history.

    Args:
        audience: ``public`` for what the customer read too, ``private`` for what only staff did.
        seq: place in the public log; of a private line, in the private log.
        after: the public place that a private line stands behind; None of public ones.
        at: UTC milliseconds.
        author: a name, or a word for who has none.
        role: customer, staff, desk, or the role that a private line's author had.
        kind: message, or the public event.
        text: what was said, or a sentence about the event.
        files: the names of the files it carries.
        state: ``said``, ``edited`` or ``recalled``: how a message reads now; recalled ones have no text.
        answers: who said what a message answers, and its first words; else empty.
    """

    audience: str
    seq: int
    after: int | None
    at: int
    author: str
    role: str
    kind: str
    text: str
    files: tuple[str, ...]
    state: str = "said"
    answers: str = ""


class HistoryHead(msgspec.Struct, frozen=True):
    """What stands above a history.

    Args:
        row: the enquiry's facts.
        made_by: who downloads it.
        made_at: when, in UTC milliseconds.
        desk_name: the desk's name.
        zone: the IANA name of the time zone that times are printed in.
    """

    row: DeskRow
    made_by: str
    made_at: int
    desk_name: str
    zone: str


async def history_lines(public: PublicAccess, private: PrivateAccess, room: str) -> AsyncIterator[HistoryLine]:
    """Every line of a room, oldest first; events of reading are left out.

    Args:
        public: any principal that may read rooms.
        private: the private store.
        room: the enquiry's id.
    """
    said: FirstWords = {}
    beside = _private_lines(private, room, said)
    waiting = await anext(beside, None)
    async for line in _public_lines(public, room, said):
        while waiting is not None and (waiting.after or 0) < line.seq:
            yield waiting
            waiting = await anext(beside, None)
        if line.kind != "seen":
            yield line
    while waiting is not None:
        yield waiting
        waiting = await anext(beside, None)


FirstWords = dict[tuple[str, int], str]
"""What was said so far, shortened, by audience and place: whoever answers it answers something earlier."""


def _remembered(line: HistoryLine, said: FirstWords, answers: tuple[str, int] | None) -> HistoryLine:
    """A line with the words that it answers; its own are kept for those that come."""
    if line.kind == "message":
        words = "(recalled)" if line.state == "recalled" else preview(line.text) or ", ".join(line.files)
        said[line.audience, line.seq] = f"{line.author}: {words}"
    return line if answers is None else msgspec.structs.replace(line, answers=said.get(answers, ""))


async def _public_lines(public: PublicAccess, room: str, said: FirstWords) -> AsyncIterator[HistoryLine]:
    after = 0

    async def page(rx: PublicRx) -> list[RoomEntry]:
        return await entries_after(rx, room, after, LINES_AT_ONCE)

    while entries := await public.read(page):
        for entry in entries:
            answers = ("public", entry.quote.seq) if entry.quote is not None else None
            yield _remembered(public_line(entry), said, answers)
        after = entries[-1].seq


async def _private_lines(private: PrivateAccess, room: str, said: FirstWords) -> AsyncIterator[HistoryLine]:
    after = 0

    async def page(rx: PrivateRx) -> list[PrivateEntry]:
        return await private_entries_after(rx, room, after, LINES_AT_ONCE)

    while entries := await private.read(page):
        for entry in entries:
            yield _remembered(private_line(entry), said, _answered(entry))
        after = entries[-1].seq


def _answered(entry: PrivateEntry) -> tuple[str, int] | None:
    if entry.quotes_message is not None:
        return "public", entry.quotes_message
    return ("private", entry.quotes_private) if entry.quotes_private is not None else None


def public_line(entry: RoomEntry) -> HistoryLine:
    """A public entry as a line."""
    author = entry.actor.name or _NAMELESS[entry.actor.kind]
    sentence = _SENTENCES.get(entry.kind, "").format(name=author, number=entry.number)
    files = tuple(file.name for file in entry.files)
    text = entry.text if entry.kind == "message" else sentence
    line = HistoryLine("public", entry.seq, None, entry.at, author, entry.actor.kind, entry.kind, text, files)
    return msgspec.structs.replace(line, state=entry.state)


def private_line(entry: PrivateEntry) -> HistoryLine:
    """A private entry as a line, marked as one."""
    files = tuple(file.name for file in entry.files)
    name = entry.author.name or _NAMELESS["staff"]
    place = ("private", entry.seq, entry.after, entry.at)
    line = HistoryLine(*place, name, entry.author.role_name, entry.kind, _private_text(entry, name), files)
    return msgspec.structs.replace(line, state=entry.state)


def _private_text(entry: PrivateEntry, name: str) -> str:
    if not entry.spoken:
        whom = entry.whom.name if entry.whom is not None else ""
        sentence = _AMONG_STAFF.get(entry.kind, "").format(name=name, whom=whom or _NAMELESS["staff"])
        return sentence if entry.kind in CHANGES else f"{sentence} {entry.text}".strip()
    if entry.suggestion is None:
        return entry.text
    return "\n".join(filter(None, (entry.text, f"Suggested reply: {entry.suggestion.text}")))

"""The one place where public and private entries meet: a room's timeline, for staff.

A private entry stands behind the public place that was the newest when it was written, so the order is (public place),
then (that place, private place). It hangs on no clock, and a page of it is a stretch of each log.
"""

from __future__ import annotations

from dataclasses import dataclass

from backchannel.private.messages.events import PrivateEntry
from backchannel.private.messages.queries import private_entries_before
from backchannel.private.store import PrivateAccess
from backchannel.private.store import Rx as PrivateRx
from backchannel.public.entries import RoomEntry
from backchannel.public.messages.queries import entries_before
from backchannel.public.store import PublicAccess
from backchannel.staff.views import private_entry, public_entry
from backchannel.staff.wire.speech import TimelinePage

NEWEST = 1 << 62


@dataclass(frozen=True, slots=True)
class Stretch:
    """Which part of a timeline is asked for.

    Args:
        room: the enquiry's id.
        public_before: only public entries before this place.
        private_before: only private entries before this place.
        limit: the most entries.
    """

    room: str
    public_before: int = NEWEST
    private_before: int = NEWEST
    limit: int = 50


async def timeline_page(
    public: PublicAccess, private: PrivateAccess | None, reader: str, wanted: Stretch, heads: tuple[int, int]
) -> TimelinePage:
    """A page of a room's timeline, oldest first.

    Args:
        public: the way into the public store.
        private: the way into the private store, or None for a reader of the public part alone.
        reader: the staff id of who reads it.
        wanted: which part.
        heads: the last places of the room's public and private log that this reader may have.
    """
    aloud = await public.read(lambda rx: entries_before(rx, wanted.room, wanted.public_before, wanted.limit))
    aside = await private.read(lambda rx: _aside(rx, wanted)) if private is not None else []
    found: list[RoomEntry | PrivateEntry] = [*aloud, *aside]
    shown = sorted(found, key=_place)[-wanted.limit :]
    public_left = _before([entry.seq for entry in shown if isinstance(entry, RoomEntry)], aloud, wanted.public_before)
    private_left = _before(
        [entry.seq for entry in shown if isinstance(entry, PrivateEntry)], aside, wanted.private_before
    )
    more = (bool(aloud) and public_left > 1) or (bool(aside) and private_left > 1)
    return TimelinePage(
        entries=[
            public_entry(entry, reader) if isinstance(entry, RoomEntry) else private_entry(entry, reader)
            for entry in shown
        ],
        head=heads[0],
        private_head=heads[1],
        public_before=public_left if more else None,
        private_before=private_left if more else None,
    )


async def _aside(rx: PrivateRx, wanted: Stretch) -> list[PrivateEntry]:
    return await private_entries_before(rx, wanted.room, wanted.private_before, wanted.limit)


def _place(entry: RoomEntry | PrivateEntry) -> tuple[int, int]:
    return (entry.seq, 0) if isinstance(entry, RoomEntry) else (entry.after, entry.seq)


def _before(shown: list[int], found: list[RoomEntry] | list[PrivateEntry], asked: int) -> int:
    """The place before which one log is still to be read: of what was found, some may have had no room on the page."""
    if shown:
        return shown[0]
    return found[-1].seq + 1 if found else min(asked, 1)

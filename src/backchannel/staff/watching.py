"""One socket's place in one room: a seat in the public log and, for those who may, one in the private log."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, Protocol

from backchannel.kernel.errors import Refusal
from backchannel.kernel.proof import StaffProof
from backchannel.live.connection import TRY_LATER
from backchannel.live.feed import E, Feed, Placed, Seat
from backchannel.private.messages.events import PrivateEntry
from backchannel.private.team.me import Me
from backchannel.public.entries import RoomEntry
from backchannel.staff.frames import OTHERS, OWN, encoded
from backchannel.staff.looking import Look
from backchannel.staff.wire import frames as wire

PublicFeed = Feed[RoomEntry, bytes]
PrivateFeed = Feed[PrivateEntry, bytes]


class Reader(Protocol):
    """Who watches: a socket whose holder is known."""

    @property
    def me(self) -> Me:
        """Whose socket it is, with the rights they have now."""

    @property
    def held(self) -> bool:
        """Whether everything is kept back while its rights are looked at."""

    def send(self, frame: bytes) -> bool:
        """Queue a frame; false when the socket is gone."""

    def end(self, code: int, reason: str) -> None:
        """Close it; nothing goes out any more."""

    def hold(self) -> None:
        """Keep everything back."""

    def settle(self, me: Me) -> None:
        """Go on with these rights."""

    def watches(self) -> Sequence[Watch]:
        """The rooms it watches."""

    def drop(self, watch: Watch) -> None:
        """Watch a room no more."""


class StaffSeat(Seat[bytes]):
    """A seat that knows whose it is."""

    __slots__ = ("staff_id",)

    def __init__(self, reader: Reader, room: str, position: int, caught_up: Callable[[int], None]) -> None:
        staff_id = reader.me.staff_id
        lost = partial(reader.end, TRY_LATER, "the store could not be read")
        super().__init__(room, position, reader.send, caught_up, partial(view_of, staff_id), lost)
        self.staff_id = staff_id


def view_of(staff_id: str, entry: Placed) -> str:
    """Which of the two views of an entry a staff member gets: that of its author, or the others'."""
    if isinstance(entry, RoomEntry):
        return OWN if entry.actor.id == staff_id else OTHERS
    return OWN if isinstance(entry, PrivateEntry) and entry.author.id == staff_id else OTHERS


class _Half(Generic[E]):
    """A watch's part in one of the two logs: a seat as long as its reader may sit there.

    Args:
        feed: the log's feed.
        seat: makes a seat at a place.
        place: what the reader has already.
    """

    def __init__(self, feed: Feed[E, bytes], seat: Callable[[int], StaffSeat], place: int) -> None:
        self._feed, self._make, self._place = feed, seat, place
        self.seat: StaffSeat | None = None

    def hold(self) -> None:
        """Keep everything back."""
        if self.seat is not None:
            self._feed.hold(self.seat)

    def release(self, *, wanted: bool) -> None:
        """Let through what the reader may have, or give the seat up."""
        if wanted and self.seat is None:
            self.seat = self._make(self._place)
            self._feed.watch(self.seat)
        elif wanted and self.seat is not None and self.seat.held:
            self._feed.release(self.seat)
        elif not wanted:
            self.leave()

    def leave(self) -> None:
        """Give the seat up; nothing comes any more."""
        if self.seat is not None:
            self._feed.hold(self.seat)
            self._feed.leave(self.seat)
            self._place, self.seat = self.seat.position, None


class Watch:
    """One socket's place in one room.

    Args:
        reader: who watches.
        feeds: the public and the private feed.
        seen: how the room was when they asked.
        places: what they have already: places in the public and the private log.
    """

    def __init__(
        self, reader: Reader, feeds: tuple[PublicFeed, PrivateFeed], seen: Look, places: tuple[int, int]
    ) -> None:
        self.reader, self.look = reader, seen
        self.room, self.staff_id = seen.facts.id, reader.me.staff_id
        self.monitoring = seen.watches(reader.me)
        self.held = self._over = False
        self._verdicts: dict[str, StaffProof | Refusal] = {}
        self._heads: dict[str, int] = {}
        self._aloud = _Half(feeds[0], partial(self._seat, "public"), places[0])
        self._aside = _Half(feeds[1], partial(self._seat, "private"), places[1])

    def _seat(self, log: str, place: int) -> StaffSeat:
        self._heads.pop(log, None)
        return StaffSeat(self.reader, self.room, place, partial(self._caught_up, log))

    def begin(self) -> None:
        """Take the seats: everything after the places comes, then what is new."""
        self.release()
        if self.look.until is not None:
            self.reader.send(encoded(wire.CaughtUp(self.room, self.look.until, 0)))

    def end(self) -> None:
        """Give the seats up; nothing comes any more."""
        self._over = self.held = True
        self._aloud.leave()
        self._aside.leave()

    def hold(self) -> None:
        """Keep everything back while the reader's rights are looked at."""
        self.held = True
        self._aloud.hold()
        self._aside.hold()

    def fit(self, seen: Look) -> bool:
        """Take note of how the room and its reader stand now; false when they may not read it any more."""
        self.look, self._verdicts = seen, {}
        self.monitoring = seen.watches(self.reader.me)
        return seen.reads(self.reader.me)

    def release(self) -> None:
        """Let through what the reader may still have; whoever has left the room gets no more of it."""
        if self._over:
            return
        self.held, stays = False, self.look.until is None
        self._aloud.release(wanted=stays)
        self._aside.release(wanted=stays and self.look.reads_side(self.reader.me))

    def verdict(self, act: str) -> StaffProof | Refusal | None:
        """Proof for an act or why not, as the room was last looked at; None when that is not known now."""
        if self.held:
            return None
        if act not in self._verdicts:
            try:
                self._verdicts[act] = self.look.proof(self.reader.me, act)
            except Refusal as why:
                self._verdicts[act] = why
        return self._verdicts[act]

    @property
    def reads_side(self) -> bool:
        """Whether private entries come here."""
        return self._aside.seat is not None and not self.held

    def _caught_up(self, log: str, place: int) -> None:
        self._heads[log] = place
        if "public" in self._heads and (self._aside.seat is None or "private" in self._heads):
            self.reader.send(encoded(wire.CaughtUp(self.room, self._heads["public"], self._heads.get("private", 0))))

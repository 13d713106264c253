"""One socket's place in one room: a seat in the public log and, for those who may, one in the private log."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from backchannel.kernel.errors import Refusal
from backchannel.kernel.proof import StaffProof
from backchannel.live.feed import Feed, Placed, Seat
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

    def __init__(
        self, staff_id: str, room: str, position: int, send: Callable[[bytes], bool], caught_up: Callable[[int], None]
    ) -> None:
        super().__init__(room, position, send, caught_up, partial(view_of, staff_id))
        self.staff_id = staff_id


def view_of(staff_id: str, entry: Placed) -> str:
    """Which of the two views of an entry a staff member gets: that of its author, or the others'."""
    if isinstance(entry, RoomEntry):
        return OWN if entry.actor.id == staff_id else OTHERS
    return OWN if isinstance(entry, PrivateEntry) and entry.author.id == staff_id else OTHERS


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
        self._public_feed, self._private_feed = feeds
        self._private_after = places[1]
        self._verdicts: dict[str, StaffProof | Refusal] = {}
        self._head: int | None = None
        self._private_head: int | None = None
        self._public = StaffSeat(self.staff_id, self.room, places[0], reader.send, self._caught_up)
        self._private: StaffSeat | None = None

    def begin(self) -> None:
        """Take the seats: everything after the places comes, then what is new."""
        self._public_feed.watch(self._public)
        self._fit_private_seat()

    def end(self) -> None:
        """Give the seats up; nothing comes any more."""
        self._over = True
        self.hold()
        self._public_feed.leave(self._public)
        if self._private is not None:
            self._private_feed.leave(self._private)

    def hold(self) -> None:
        """Keep everything back while the reader's rights are looked at."""
        self.held = True
        self._public_feed.hold(self._public)
        if self._private is not None:
            self._private_feed.hold(self._private)

    def fit(self, seen: Look) -> bool:
        """Take note of how the room and its reader stand now; false when they may not read it any more."""
        self.look, self._verdicts = seen, {}
        self.monitoring = seen.watches(self.reader.me)
        return seen.reads(self.reader.me)

    def release(self) -> None:
        """Let through what the reader may still have."""
        if self._over:
            return
        self.held = False
        self._public_feed.release(self._public)
        if self._private is not None and self.look.reads_side(self.reader.me):
            self._private_feed.release(self._private)
        self._fit_private_seat()

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
        return self._private is not None and not self.held

    def _fit_private_seat(self) -> None:
        may_read = self.look.reads_side(self.reader.me)
        if may_read and self._private is None:
            self._private_head = None
            self._private = StaffSeat(
                self.staff_id, self.room, self._private_after, self.reader.send, self._caught_up_aside
            )
            self._private_feed.watch(self._private)
        elif not may_read and self._private is not None:
            self._private_feed.hold(self._private)
            self._private_feed.leave(self._private)
            self._private_after, self._private = self._private.position, None

    def _caught_up(self, head: int) -> None:
        self._head = head
        self._say_caught_up()

    def _caught_up_aside(self, head: int) -> None:
        self._private_head = head
        self._say_caught_up()

    def _say_caught_up(self) -> None:
        if self._head is None or (self._private is not None and self._private_head is None):
            return
        self.reader.send(encoded(wire.CaughtUp(self.room, self._head, self._private_head or 0)))

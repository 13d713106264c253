"""The customers' live rooms: a feed of public entries, and the sockets of each session."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from backchannel.customer import views, wire
from backchannel.live.feed import Feed, Placed
from backchannel.live.typing import TypingLine
from backchannel.public.customers.sessions import SessionEnded, ended_sessions
from backchannel.public.enquiries.handing import Handing
from backchannel.public.entries import Actor, RoomEntry, rewrites
from backchannel.public.frames import CustomerFrame, customer_frame
from backchannel.public.messages.queries import entries_after
from backchannel.public.store import PublicAccess, Rx

if TYPE_CHECKING:
    from backchannel.customer.socket import CustomerSocket

OWN, OTHERS = "own", "others"
CHECKED_AT_ONCE = 50


class LiveRooms:
    """Who watches which room at this door, and who is here at all.

    Args:
        access: the customers' way into the public store.
        typing: says who writes in which room.
        handing: takes note of what is handed out.
    """

    def __init__(self, access: PublicAccess, typing: TypingLine[Actor], handing: Handing) -> None:
        self._access, self.handing = access, handing
        self.feed: Feed[RoomEntry, CustomerFrame] = Feed(self._read_after, entry_frame, rewrites)
        self._sockets: dict[str, set[CustomerSocket]] = {}
        typing.listen(self._typed)

    async def _read_after(self, room: str, after: int, limit: int) -> list[RoomEntry]:
        return await self._access.read(lambda rx: entries_after(rx, room, after, limit))

    def committed(self, events: list[object]) -> None:
        """Hear what one commit emitted."""
        for event in events:
            if isinstance(event, RoomEntry):
                self._entry(event)
            elif isinstance(event, SessionEnded):
                self._end(event.session)

    def _entry(self, entry: RoomEntry) -> None:
        self.feed.published(entry)
        spoken_to = (entry.kind, entry.actor.kind) == ("message", "staff")
        if spoken_to and any(seat.position >= entry.seq for seat in self.feed.seats(entry.room)):
            self.handing.handed(entry.room, entry.seq)

    def enter(self, session: str, socket: CustomerSocket) -> None:
        """A socket of a session has been admitted."""
        self._sockets.setdefault(session, set()).add(socket)

    def leave(self, session: str, socket: CustomerSocket) -> None:
        """A socket is gone."""
        if (sockets := self._sockets.get(session)) is not None:
            sockets.discard(socket)
            if not sockets:
                del self._sockets[session]

    async def check_sessions(self) -> None:
        """End the sockets of sessions that another process, or time, has ended; a few at a time, without hurry."""
        held = list(self._sockets)
        for first in range(0, len(held), CHECKED_AT_ONCE):
            some = held[first : first + CHECKED_AT_ONCE]
            for session in await self._access.read(partial(_ended, some)):
                self._end(session)

    def _end(self, session: str) -> None:
        for socket in tuple(self._sockets.get(session, ())):
            socket.session_ended()

    def _typed(self, room: str, who: Actor) -> None:
        if who.kind == "staff" and self.feed.seats(room):
            frame = customer_frame("socket typing", wire.TypingCame(room, views.actor_face(who)))
            self.feed.tell(room, frame, _nobody)


async def _ended(sessions: list[str], rx: Rx) -> list[str]:
    return await ended_sessions(rx, sessions)


def _nobody(_seat: object) -> bool:
    return False


def entry_frame(entry: RoomEntry, view: str) -> CustomerFrame:
    """The frame of an entry, for the one who wrote it or for the others."""
    return customer_frame("socket entry", wire.EntryCame(entry.room, views.entry(entry, own=view == OWN)))


def view_of(customer_id: str, entry: Placed) -> str:
    """Which of the two views of an entry this customer gets."""
    return OWN if isinstance(entry, RoomEntry) and entry.actor.id == customer_id else OTHERS

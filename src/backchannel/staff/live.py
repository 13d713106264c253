"""The staff door's live side: two feeds of two universes, and what each commit means for those who are connected."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from backchannel.live.abroad import Abroad
from backchannel.live.tasks import Tasks
from backchannel.live.typing import TypingLine
from backchannel.private.assistants.events import AssistantChanged
from backchannel.private.desk.events import DeskChanged, DeskSpoken
from backchannel.private.messages.events import PrivateEntry, PrivateSeen
from backchannel.private.messages.events import rewrites as rewrites_privately
from backchannel.private.messages.queries import private_entries_after
from backchannel.private.news import Looking, TypedPrivately
from backchannel.private.store import PrivateAccess
from backchannel.private.team.events import RoleChanged, SessionEnded, StaffChanged
from backchannel.public.enquiries.members import OfferChanged
from backchannel.public.entries import CHANGES, Actor, RoomChanged, RoomEntry, rewrites
from backchannel.public.messages.held import HeldChanged, held_by_id
from backchannel.public.messages.queries import entries_after
from backchannel.public.store import PublicAccess
from backchannel.staff import views
from backchannel.staff.board import Board
from backchannel.staff.calling import CALLS, Calling
from backchannel.staff.crowd import Crowd
from backchannel.staff.elsewhere import Elsewhere
from backchannel.staff.frames import encoded, entry_frame, private_entry_frame
from backchannel.staff.held import tell_held
from backchannel.staff.monitors import Monitors
from backchannel.staff.people import People
from backchannel.staff.rights import Rights
from backchannel.staff.telling import Telling
from backchannel.staff.watching import PrivateFeed, PublicFeed, Reader, StaffSeat, Watch
from backchannel.staff.whispering import Whispering
from backchannel.staff.wire import frames as wire
from backchannel.staff.wire.body import StaffFace

QUIET = frozenset(("started", "message", "seen", "rated", *CHANGES))
"""Events of a room's log that change nobody's standing."""

KEPT_BACK = frozenset(("held", "returned"))
"""What becomes of a held message while it can still be read."""


class Live:
    """Everybody who is connected, and how they hear of what was committed.

    Args:
        stores: the ways into the public and the private store.
        typing: says who writes publicly in which room.
        people: the names behind staff ids.
        tell: tells other processes of this door what stands in no log.
        tasks: runs what takes a while.
    """

    def __init__(
        self,
        stores: tuple[PublicAccess, PrivateAccess],
        typing: TypingLine[Actor],
        people: People,
        tell: Callable[[object], None],
        tasks: Tasks,
    ) -> None:
        public, private = stores
        self._public, self._private, self._people, self._tasks = public, private, people, tasks
        self.public_feed: PublicFeed = PublicFeed(self._public_after, entry_frame, rewrites)
        self.private_feed: PrivateFeed = PrivateFeed(self._private_after, private_entry_frame, rewrites_privately)
        self.private_typing: TypingLine[StaffFace] = TypingLine()
        self.typing = typing
        self.crowd: Crowd[Reader, Watch] = Crowd()
        self.elsewhere = Elsewhere(tell)
        self.monitors = Monitors(private, self.crowd, people, self.elsewhere)
        self.rights = Rights(public, private, self.crowd, tasks, self.monitors)
        self.telling = Telling(public, private, self.crowd, people, self.monitors, tasks)
        self.whispering = Whispering(public, private, tasks)
        self.calling = Calling(public, self.crowd, tasks)
        self.board = Board(public, private, self.telling, tasks)
        self.public_abroad = Abroad(self._public_after, self.public_committed, self.public_feed.bell, tasks)
        self.private_abroad = Abroad(self._private_after, self.private_committed, self.private_feed.bell, tasks)
        typing.listen(self._typed)
        self.private_typing.listen(self._typed_privately)
        self.private_typing.carry(lambda room, who: tell(TypedPrivately(room, who.id, who.name, who.picture)))

    async def _public_after(self, room: str, after: int, limit: int) -> list[RoomEntry]:
        return await self._public.read(lambda rx: entries_after(rx, room, after, limit))

    async def _private_after(self, room: str, after: int, limit: int) -> list[PrivateEntry]:
        return await self._private.read(lambda rx: private_entries_after(rx, room, after, limit))

    def public_committed(self, events: Iterable[object]) -> None:
        """Hear what one commit of the public store emitted."""
        for event in events:
            if isinstance(event, RoomEntry):
                self._entry(event)
            elif isinstance(event, RoomChanged):
                self.rights.room_changed(event.room)
            elif isinstance(event, OfferChanged):
                self.rights.room_changed(event.offer.room)
                self.telling.offer_changed(event.offer)
            elif isinstance(event, HeldChanged):
                tell_held(self.crowd, event)

    def heard_from_another_door(self, event: object) -> None:
        """Hear news of the public universe that this process has not committed itself."""
        if isinstance(event, HeldChanged) and event.how in KEPT_BACK:
            self._tasks.run(self._tell_held(event))
        else:
            self.public_committed([event])

    async def _tell_held(self, event: HeldChanged) -> None:
        if (held := await self._public.read(lambda rx: held_by_id(rx, event.message.id))) is not None:
            tell_held(self.crowd, msgspec.structs.replace(event, message=held))

    def _entry(self, entry: RoomEntry) -> None:
        self.public_abroad.here(entry)
        self.public_feed.published(entry)
        self.whispering.heard(entry)
        if entry.kind not in QUIET:
            self.rights.room_changed(entry.room)
        elif entry.kind == "message" and entry.actor.kind == "customer":
            self.board.customer_spoke(entry, self.monitors.viewers(entry.room))

    def private_committed(self, events: Iterable[object]) -> None:
        """Hear what one commit of the private store emitted; endings come before entries."""
        heard = list(events)
        for event in heard:
            self._team_changed(event)
        for event in heard:
            if isinstance(event, PrivateEntry):
                self._private_entry(event)
            elif isinstance(event, PrivateSeen):
                self.board.counts_changed(event.room)
                self._read_privately(event)
            elif isinstance(event, DeskChanged):
                self.board.row_changed(event)
            elif isinstance(event, DeskSpoken):
                self.board.row_spoken(event.room)

    def _private_entry(self, entry: PrivateEntry) -> None:
        self.private_abroad.here(entry)
        self.private_feed.published(entry)
        if entry.spoken:
            self.telling.private_message(entry)
            self.board.counts_changed(entry.room)
        elif entry.kind in CALLS:
            self.calling.called(entry)

    def heard_from_another_process(self, event: object) -> None:
        """Hear news of the private universe that this process has not committed itself."""
        if isinstance(event, TypedPrivately):
            self.private_typing.heard(event.room, StaffFace(event.staff_id, event.name, event.picture))
        elif isinstance(event, Looking):
            if self.elsewhere.heard(event):
                self.monitors.told_anew(event.room)
        else:
            self.private_committed([event])

    def _team_changed(self, event: object) -> None:
        if isinstance(event, SessionEnded):
            self.rights.session_ended(event.session)
        elif isinstance(event, StaffChanged):
            self.rights.staff_changed(event.staff_id)
        elif isinstance(event, RoleChanged):
            self.rights.role_changed(event.role_id)
        elif isinstance(event, AssistantChanged):
            self.whispering.look_again()

    def _typed(self, room: str, who: Actor) -> None:
        if self.public_feed.seats(room):
            frame = encoded(wire.TypingCame(room, views.actor_view(who)))
            self.public_feed.tell(room, frame, lambda seat: isinstance(seat, StaffSeat) and seat.staff_id == who.id)

    def _read_privately(self, event: PrivateSeen) -> None:
        if self.private_feed.seats(event.room):
            frame = encoded(wire.PrivateSeenCame(event.room, self._people.face(event.staff_id), event.up_to))
            self.private_feed.tell(event.room, frame, lambda _seat: False)

    def _typed_privately(self, room: str, who: StaffFace) -> None:
        if self.private_feed.seats(room):
            frame = encoded(wire.PrivateTypingCame(room, who))
            self.private_feed.tell(room, frame, lambda seat: isinstance(seat, StaffSeat) and seat.staff_id == who.id)

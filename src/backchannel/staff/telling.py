"""Notices for people who look elsewhere: a private message without its text, a customer's words, an offer."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from backchannel.kernel.text import preview
from backchannel.live.tasks import Tasks
from backchannel.private.desk.rows import Reminder
from backchannel.private.messages.events import PrivateEntry
from backchannel.private.messages.recipients import people_named, told_of_private_message
from backchannel.private.notes.alerts import who_is_told_the_text
from backchannel.private.store import PrivateAccess
from backchannel.public.enquiries.desk_facts import DeskFacts, facts_for_projection
from backchannel.public.enquiries.members import Offer
from backchannel.public.entries import RoomEntry
from backchannel.public.store import PublicAccess, Rx
from backchannel.staff import views
from backchannel.staff.crowd import Crowd
from backchannel.staff.frames import encoded
from backchannel.staff.looking import look
from backchannel.staff.monitors import Monitors
from backchannel.staff.people import People
from backchannel.staff.watching import Reader, Watch
from backchannel.staff.wire import frames as wire
from backchannel.staff.wire.body import StaffFace

NO_MESSAGES = 1 << 62
"""A place behind all messages, for those who want an enquiry's facts alone."""


class Telling:
    """Sends notices to the right people, and only to those.

    Args:
        public: the way into the public store.
        private: the way into the private store.
        crowd: who is connected.
        people: the names behind staff ids.
        monitors: knows who has which room open.
        tasks: runs what takes a while.
    """

    def __init__(
        self,
        public: PublicAccess,
        private: PrivateAccess,
        crowd: Crowd[Reader, Watch],
        people: People,
        monitors: Monitors,
        tasks: Tasks,
    ) -> None:
        self._public, self._private, self._monitors = public, private, monitors
        self._crowd, self._people, self._tasks = crowd, people, tasks

    def private_message(self, entry: PrivateEntry) -> None:
        """A private message was kept: tell the owner, members and monitors who do not have the room in view.

        Those whom it names are told wherever they look, but only those who may read it.
        """
        watching = self._monitors.watching(entry.room), self._monitors.viewers(entry.room)
        self._tasks.run(self._private_message(entry, *watching))

    async def _private_message(self, entry: PrivateEntry, monitors: list[str], viewers: frozenset[str]) -> None:
        changes = None
        while changes != self._crowd.changes:  # whoever lost a right while this looked has it no more
            changes = self._crowd.changes
            notices = await self._private_notices(entry, monitors, viewers)
        for who, frame in notices:
            self._send(who, frame)

    async def _private_notices(
        self, entry: PrivateEntry, monitors: list[str], viewers: frozenset[str]
    ) -> list[tuple[list[str], bytes]]:
        if (room := await self._room(entry.room)) is None:
            return []
        author = entry.author
        face = StaffFace(author.id, author.name, author.picture)
        notice = wire.PrivateNotice(entry.room, room.state.code, _customer(room), face, mentioned=False)
        named = await self._named_readers(entry) if entry.mentions else frozenset()
        still = [staff_id for staff_id in monitors if staff_id in self._monitors.watching(entry.room)]
        told = told_of_private_message(author.id, room.state.owner_id, room.members, still)
        elsewhere = [who for who in told if who not in viewers and who not in named and not self._is_past(room, who)]
        mentioned = msgspec.structs.replace(notice, mentioned=True)
        return [*await self._worded(elsewhere, notice, entry), *await self._worded(sorted(named), mentioned, entry)]

    async def _worded(
        self, who: list[str], notice: wire.PrivateNotice, entry: PrivateEntry
    ) -> list[tuple[list[str], bytes]]:
        """A notice without its text, and one with it for those who have asked for it."""
        here = [staff_id for staff_id in who if self._crowd.of_staff(staff_id)]
        asked = await self._private.read(who_is_told_the_text) if here else frozenset()
        text = preview(entry.text) or preview(", ".join(file.name for file in entry.files))
        with_text = encoded(msgspec.structs.replace(notice, text=text))
        return [
            ([staff_id for staff_id in here if staff_id not in asked], encoded(notice)),
            ([staff_id for staff_id in here if staff_id in asked], with_text),
        ]

    async def _named_readers(self, entry: PrivateEntry) -> frozenset[str]:
        """Those whom a message names, who are here, and who may read it with the rights that they have now."""
        await self._people.refresh()
        departments = {one.id: one.department_id for one in self._people.all()}
        named = people_named(entry.author.id, entry.mentions, departments)
        here = {staff_id: sockets[0].me for staff_id in named if (sockets := self._crowd.of_staff(staff_id))}

        async def readers(rx: Rx) -> frozenset[str]:
            looks = [(staff_id, me, await look(rx, me, entry.room)) for staff_id, me in here.items()]
            return frozenset(staff_id for staff_id, me, seen in looks if seen.until is None and seen.reads_side(me))

        return await self._public.read(readers) if here else frozenset()

    def _is_past(self, room: DeskFacts, staff_id: str) -> bool:
        """Whether somebody who was in a room at its close has had it withdrawn."""
        if room.state.status != "closed":
            return False
        sockets = self._crowd.of_staff(staff_id)
        return bool(sockets) and any(one == room.state.id for one, _ in sockets[0].me.withdrawn)

    def customer_spoke(self, entry: RoomEntry, viewers: frozenset[str], about: Reminder) -> None:
        """A customer has written: tell the members who did not have the room in view.

        Args:
            entry: what they wrote.
            viewers: the ids of those who had the room in view when it came.
            about: the enquiry.
        """
        elsewhere = [one for one in about.member_ids if one not in viewers and self._crowd.of_staff(one)]
        if elsewhere:
            text = preview(entry.text) or preview(", ".join(file.name for file in entry.files))
            notice = wire.CustomerNotice(entry.room, about.code, about.customer_name or views.NAMELESS, text)
            self._send(elsewhere, encoded(notice))

    def offer_changed(self, offer: Offer) -> None:
        """A colleague is asked into a room, or their offer is over."""
        self._tasks.run(self._offer_changed(offer))

    async def _offer_changed(self, offer: Offer) -> None:
        await self._people.refresh()
        to = self._people.face(offer.staff_id)
        if offer.answer is not None:
            over = encoded(wire.OfferOver(offer.id, offer.room, to, offer.answer))  # type: ignore[arg-type]
            self._send((offer.staff_id, offer.from_id), over)
        elif (room := await self._room(offer.room)) is not None:
            sender = self._people.face(offer.from_id)
            view = views.offer_view(offer, room.state.code, _customer(room), to, sender)
            self._send((offer.staff_id,), encoded(wire.OfferCame(view)))

    async def _room(self, room: str) -> DeskFacts | None:
        found = await self._public.glance(lambda rx: facts_for_projection(rx, {room: NO_MESSAGES}))
        return found[0] if found else None

    def _send(self, who: Iterable[str], frame: bytes) -> None:
        for staff_id in dict.fromkeys(who):
            for socket in self._crowd.of_staff(staff_id):
                if not socket.held:
                    socket.send(frame)


def _customer(room: DeskFacts) -> str:
    return room.state.customer_name or views.NAMELESS

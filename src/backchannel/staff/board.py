"""Rows that change, for those whose lists show them: coalesced per room, each reader with their own counts."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field

from backchannel.live.tasks import Tasks
from backchannel.private.desk.events import DeskChanged
from backchannel.private.desk.keys import member_key, queue_keys, reach_key
from backchannel.private.desk.places import lists_of_room
from backchannel.private.desk.rows import DeskRow, desk_row, reminders
from backchannel.private.store import PrivateAccess
from backchannel.private.store import Rx as PrivateRx
from backchannel.private.team.me import Me
from backchannel.public.entries import RoomEntry
from backchannel.public.store import PublicAccess
from backchannel.staff.frames import encoded
from backchannel.staff.rows import NOTHING, Unread, count_unread, relation_of, row_view
from backchannel.staff.telling import Telling
from backchannel.staff.watching import Reader
from backchannel.staff.wire import frames as wire

TOGETHER_S = 0.03


@dataclass(slots=True)
class _Change:
    """What has become of a room since its row was last sent.

    Args:
        keys: the lists it is on, when they are known.
        lost: the lists it is on no more.
        spoken: what the customer has written, and who had the room in view then.
        renewed: whether the row shows that already.
    """

    keys: frozenset[str] | None = None
    lost: set[str] = field(default_factory=set)
    spoken: tuple[RoomEntry, frozenset[str]] | None = None
    renewed: bool = False


class Board:
    """Sends rows to the sockets whose lists they are on.

    Args:
        public: the way into the public store.
        private: the way into the private store.
        telling: sends the notices that come with a customer's words.
        tasks: runs what takes a while.
    """

    def __init__(self, public: PublicAccess, private: PrivateAccess, telling: Telling, tasks: Tasks) -> None:
        self._public, self._private = public, private
        self._telling, self._tasks = telling, tasks
        self._lists: dict[str, dict[Reader, None]] = {}
        self._wanted: dict[Reader, tuple[str, ...]] = {}
        self._changed: dict[str, _Change] = {}
        self._sending = False

    def watch(self, socket: Reader, *, overview: bool) -> None:
        """Send a socket the rows of its holder's lists, with `overview` of all that their role reaches."""
        self.leave(socket)
        wanted = lists_of(socket.me, overview=overview)
        self._wanted[socket] = wanted
        for key in wanted:
            self._lists.setdefault(key, {})[socket] = None

    def leave(self, socket: Reader) -> None:
        """Send a socket no more rows; twice is once."""
        for key in self._wanted.pop(socket, ()):
            sockets = self._lists[key]
            sockets.pop(socket, None)
            if not sockets:
                del self._lists[key]

    def row_changed(self, event: DeskChanged) -> None:
        """The projection has a new row."""
        change = self._changed.setdefault(event.room, _Change())
        change.keys, change.renewed = frozenset(event.keys), True
        change.lost = (change.lost | set(event.lost)) - change.keys
        self._send_soon()

    def row_spoken(self, room: str) -> None:
        """In the projection a row shows what was said last; its lists are the same."""
        if self._wanted or room in self._changed:
            self._changed.setdefault(room, _Change()).renewed = True
            self._send_soon()

    def counts_changed(self, room: str) -> None:
        """What is unread in a room, or how many private messages it has, changed."""
        if self._wanted:
            self._changed.setdefault(room, _Change())
            self._send_soon()

    def customer_spoke(self, entry: RoomEntry, viewers: frozenset[str]) -> None:
        """A customer has written; members who had the room not in view are told with the row."""
        self._changed.setdefault(entry.room, _Change()).spoken = entry, viewers

    def _send_soon(self) -> None:
        if not self._sending:
            self._sending = True
            self._tasks.run(self._send_all())

    async def _send_all(self) -> None:
        try:
            while ready := {room: one for room, one in self._changed.items() if one.renewed or not one.spoken}:
                for room in ready:
                    del self._changed[room]
                await self._send(ready)
                await asyncio.sleep(TOGETHER_S)
        finally:
            self._sending = False

    async def _send(self, changed: dict[str, _Change]) -> None:
        if self._wanted:
            await self._send_rows(changed)
        if spoken := {room: one.spoken for room, one in changed.items() if one.spoken is not None}:
            for about in await self._private.glance(lambda rx: reminders(rx, spoken)):
                self._telling.customer_spoke(*spoken[about.id], about)

    async def _send_rows(self, changed: dict[str, _Change]) -> None:
        unknown = [room for room, change in changed.items() if change.keys is None]
        keys = {room: change.keys or frozenset() for room, change in changed.items()}
        keys |= await self._private.glance(lambda rx: _lists(rx, unknown))
        readers = {room: self._on(keys[room]) for room in changed}
        rows = await self._rows([room for room in changed if readers[room]])
        pairs = {(room, one.me.staff_id) for room in rows for one in readers[room] if _inside(one.me, rows[room])}
        counts = await count_unread(self._public, self._private, sorted(pairs))
        for room, row in rows.items():
            self._send_row(row, keys[room], readers[room], counts)
        for room, change in changed.items():
            self._send_gone(room, change.lost, readers[room])

    async def _rows(self, rooms: list[str]) -> dict[str, DeskRow]:
        async def read(rx: PrivateRx) -> dict[str, DeskRow]:
            found = {room: await desk_row(rx, room) for room in rooms}
            return {room: row for room, row in found.items() if row is not None}

        return await self._private.read(read) if rooms else {}

    def _on(self, keys: Iterable[str]) -> list[Reader]:
        return list(dict.fromkeys(socket for key in keys for socket in self._lists.get(key, ())))

    def _send_row(
        self, row: DeskRow, keys: frozenset[str], readers: list[Reader], counts: dict[tuple[str, str], Unread]
    ) -> None:
        view, frames = row_view(row), dict[tuple[str, Unread], bytes]()
        for socket in readers:
            unread = counts.get((row.id, socket.me.staff_id), NOTHING)
            relation = relation_of(socket.me, row, keys)
            if (relation, unread) not in frames:
                frame = wire.RowChanged(view, relation, unread.messages, unread.private_messages)
                frames[relation, unread] = encoded(frame)
            _tell(socket, frames[relation, unread])

    def _send_gone(self, room: str, lost: set[str], readers: list[Reader]) -> None:
        gone = encoded(wire.RowGone(room))
        for socket in self._on(lost):
            if socket not in readers:
                socket.send(gone)  # to those as well whose rights are being looked at: it takes away, and tells nothing


async def _lists(rx: PrivateRx, rooms: list[str]) -> dict[str, frozenset[str]]:
    return {room: await lists_of_room(rx, room) for room in rooms}


def lists_of(me: Me, *, overview: bool) -> tuple[str, ...]:
    """The names of the lists whose rows somebody is sent."""
    own = (member_key(me.staff_id), *queue_keys(me.staff_id, me.department_id))
    return (*own, reach_key(me)) if overview and me.has("enquiry.view_all") else own


def _inside(me: Me, row: DeskRow) -> bool:
    return me.staff_id in row.member_ids


def _tell(socket: Reader, frame: bytes) -> None:
    if not socket.held:
        socket.send(frame)

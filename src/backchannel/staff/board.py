"""Rows that change, for those whose lists show them: coalesced per room, each reader with their own counts."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field

from backchannel.live.tasks import Tasks
from backchannel.private.desk.events import DeskChanged
from backchannel.private.desk.keys import keys_of, member_key, queue_keys, reach_key
from backchannel.private.desk.rows import DeskRow, desk_row
from backchannel.private.store import PrivateAccess
from backchannel.private.store import Rx as PrivateRx
from backchannel.private.team.me import Me
from backchannel.public.enquiries.desk_facts import facts_for_projection
from backchannel.public.entries import RoomEntry
from backchannel.public.store import PublicAccess
from backchannel.staff.frames import encoded
from backchannel.staff.rows import NOTHING, Unread, count_unread, relation_of, row_view
from backchannel.staff.telling import NO_MESSAGES, Telling
from backchannel.staff.watching import Reader
from backchannel.staff.wire import frames as wire

TOGETHER_S = 0.03


@dataclass(slots=True)
class _Change:
    """What has become of a room since its row was last sent."""

    keys: frozenset[str] | None = None
    lost: set[str] = field(default_factory=set)
    spoken: tuple[RoomEntry, frozenset[str]] | None = None


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
        change.keys = frozenset(event.keys)
        change.lost = (change.lost | set(event.lost)) - change.keys
        self._send_soon()

    def counts_changed(self, room: str) -> None:
        """What is unread in a room, or how many private messages it has, changed."""
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
            while ready := {room: one for room, one in self._changed.items() if one.keys is not None or not one.spoken}:
                for room in ready:
                    del self._changed[room]
                await self._send(ready)
                await asyncio.sleep(TOGETHER_S)
        finally:
            self._sending = False

    async def _send(self, changed: dict[str, _Change]) -> None:
        await self._learn_keys(changed)
        rows = await self._rows(changed)
        readers = {room: self._on(changed[room].keys or ()) for room in rows}
        pairs = {(room, one.me.staff_id) for room in rows for one in readers[room] if _inside(one.me, rows[room])}
        counts = await count_unread(self._public, self._private, sorted(pairs))
        for room, row in rows.items():
            change = changed[room]
            self._send_row(row, change, readers[room], counts)
            if change.spoken is not None:
                self._telling.customer_spoke(*change.spoken, row)

    async def _learn_keys(self, changed: dict[str, _Change]) -> None:
        rooms = {room: NO_MESSAGES for room, change in changed.items() if change.keys is None}
        if rooms:
            for facts in await self._public.read(lambda rx: facts_for_projection(rx, rooms)):
                changed[facts.state.id].keys = keys_of(facts)

    async def _rows(self, rooms: Iterable[str]) -> dict[str, DeskRow]:
        async def read(rx: PrivateRx) -> dict[str, DeskRow]:
            found = {room: await desk_row(rx, room) for room in rooms}
            return {room: row for room, row in found.items() if row is not None}

        return await self._private.read(read)

    def _on(self, keys: Iterable[str]) -> list[Reader]:
        return list(dict.fromkeys(socket for key in keys for socket in self._lists.get(key, ())))

    def _send_row(
        self, row: DeskRow, change: _Change, readers: list[Reader], counts: dict[tuple[str, str], Unread]
    ) -> None:
        view, frames, keys = row_view(row), dict[tuple[str, Unread], bytes](), change.keys or frozenset()
        for socket in readers:
            unread = counts.get((row.id, socket.me.staff_id), NOTHING)
            relation = relation_of(socket.me, row, keys)
            if (relation, unread) not in frames:
                frame = wire.RowChanged(view, relation, unread.messages, unread.private_messages)
                frames[relation, unread] = encoded(frame)
            _tell(socket, frames[relation, unread])
        gone = encoded(wire.RowGone(row.id))
        for socket in self._on(change.lost):
            if socket not in readers:
                _tell(socket, gone)


def lists_of(me: Me, *, overview: bool) -> tuple[str, ...]:
    """The names of the lists whose rows somebody is sent."""
    own = (member_key(me.staff_id), *queue_keys(me.staff_id, me.department_id))
    return (*own, reach_key(me)) if overview and me.has("enquiry.view_all") else own


def _inside(me: Me, row: DeskRow) -> bool:
    return me.staff_id in row.member_ids


def _tell(socket: Reader, frame: bytes) -> None:
    if not socket.held:
        socket.send(frame)

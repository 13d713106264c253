"""Rights on open sockets: when a role, session or membership changes, nothing goes out until it is looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import msgspec

from backchannel.live.connection import SIGNED_OUT, TRY_LATER
from backchannel.live.tasks import Tasks
from backchannel.private.store import PrivateAccess
from backchannel.private.store import Rx as PrivateRx
from backchannel.private.team.me import Me, me_again
from backchannel.public.store import PublicAccess, Rx
from backchannel.staff.crowd import Crowd
from backchannel.staff.frames import encoded
from backchannel.staff.looking import Look, look
from backchannel.staff.monitors import Monitors
from backchannel.staff.watching import Reader, Watch
from backchannel.staff.wire import frames as wire

CHECKED_AT_ONCE = 50


class Glance:
    """Somebody is looking at a room and has not taken their place yet; `changed` when the room did meanwhile."""

    __slots__ = ("changed", "room")

    def __init__(self, room: str) -> None:
        self.room, self.changed = room, False


class Rights:
    """Looks again at who may read what, on sockets that are open.

    Args:
        public: the way into the public store.
        private: the way into the private store.
        crowd: who is connected.
        tasks: runs what takes a while.
        monitors: keeps who watches from outside.
    """

    def __init__(
        self,
        public: PublicAccess,
        private: PrivateAccess,
        crowd: Crowd[Reader, Watch],
        tasks: Tasks,
        monitors: Monitors,
    ) -> None:
        self._public, self._private = public, private
        self._crowd, self._tasks = crowd, tasks
        self._monitors = monitors
        self.people_changes = 0
        self._glances: set[Glance] = set()
        self._rooms: dict[str, bool] = {}
        self._sockets: dict[Reader, bool] = {}

    def session_ended(self, session: str) -> None:
        """A session admits nobody any more: its sockets close at once."""
        self._people_changed()
        for socket in self._crowd.of_session(session):
            socket.end(SIGNED_OUT, "the session has ended")

    def staff_changed(self, staff_id: str) -> None:
        """Somebody's role, department, name or standing changed."""
        self._people_changed()
        self._look_at(self._crowd.of_staff(staff_id))

    def role_changed(self, role_id: str) -> None:
        """What a role may do changed."""
        self._people_changed()
        self._look_at(self._crowd.of_role(role_id))

    def _people_changed(self) -> None:
        self.people_changes += 1
        self._crowd.changes += 1

    def room_changed(self, room: str) -> None:
        """Who is in a room, or its status, changed."""
        self._crowd.changes += 1
        for glance in self._glances:
            glance.changed = glance.changed or glance.room == room
        watches = self._crowd.watching(room)
        for watch in watches:
            watch.hold()
        if not watches:
            return
        if room in self._rooms:
            self._rooms[room] = True
            return
        self._rooms[room] = False
        self._tasks.run(self._look_at_room(room))

    @contextmanager
    def glance(self, room: str) -> Iterator[None]:
        """Whoever looks at a room inside this and takes a place gets a second look when it changes meanwhile."""
        glance = Glance(room)
        self._glances.add(glance)
        try:
            yield
        finally:
            self._glances.discard(glance)
            if glance.changed:
                self.room_changed(room)

    async def check(self) -> None:
        """Look at everybody's session, role and rooms, a few at a time, and act on what has changed unheard."""
        for sockets in batched(self._crowd.everybody()):
            for socket, found in zip(sockets, await self._again(sockets), strict=True):
                self._compare(socket, found)
        for room in self._crowd.rooms():
            watches = self._crowd.watching(room)
            looks = await self._looks(room, watches)
            if any(not watch.look.is_like(looks[watch.staff_id]) for watch in watches):
                self.room_changed(room)

    def _compare(self, socket: Reader, found: Me | None) -> None:
        if found is None:
            socket.end(SIGNED_OUT, "the session has ended")
        elif _reach(found) != _reach(socket.me):
            self._look_at([socket])

    def expire(self) -> None:
        """Nobody can say what rights there are: everybody comes in anew."""
        self._people_changed()
        for socket in self._crowd.everybody():
            socket.end(TRY_LATER, "rights could not be read")

    async def _again(self, sockets: Sequence[Reader]) -> list[Me | None]:
        async def read(rx: PrivateRx) -> list[Me | None]:
            return [await me_again(rx, socket.me.session) for socket in sockets]

        return await self._private.read(read) if sockets else []

    def _look_at(self, sockets: Sequence[Reader]) -> None:
        for socket in sockets:
            socket.hold()
            if socket in self._sockets:
                self._sockets[socket] = True
                continue
            self._sockets[socket] = False
            self._tasks.run(self._look_at_socket(socket))

    async def _look_at_socket(self, socket: Reader) -> None:
        try:
            found = (await self._again([socket]))[0]
            while self._sockets[socket]:
                self._sockets[socket] = False
                found = (await self._again([socket]))[0]
        except Exception:
            socket.end(TRY_LATER, "rights could not be read")
            raise
        finally:
            del self._sockets[socket]
        if found is None:
            socket.end(SIGNED_OUT, "the session has ended")
            return
        before = socket.me
        socket.settle(found)
        if msgspec.structs.replace(found, idle_until=before.idle_until) != before:
            socket.send(encoded(wire.MeChanged()))
        for watch in socket.watches():
            self.room_changed(watch.room)

    async def _look_at_room(self, room: str) -> None:
        watches = self._crowd.watching(room)
        try:
            looks = await self._looks(room, watches)
            while self._rooms[room]:
                self._rooms[room] = False
                watches = self._crowd.watching(room)
                looks = await self._looks(room, watches)
        except Exception:
            for watch in watches:
                watch.reader.end(TRY_LATER, "rights could not be read")
            raise
        finally:
            del self._rooms[room]
        for watch in watches:
            await self._fit(watch, looks[watch.staff_id])
        self._monitors.changed(room)

    async def _looks(self, room: str, watches: Sequence[Watch]) -> dict[str, Look]:
        readers = {watch.staff_id: watch.reader.me for watch in watches}

        async def read(rx: Rx) -> dict[str, Look]:
            return {staff_id: await look(rx, me, room) for staff_id, me in readers.items()}

        return await self._public.read(read)

    async def _fit(self, watch: Watch, seen: Look) -> None:
        changed = encoded(wire.RoomChanged(watch.room))
        if not watch.fit(seen):
            watch.reader.drop(watch)
            watch.reader.send(encoded(wire.RowGone(watch.room)))
        elif watch.monitoring and self._is_clear(watch):
            await self._monitors.begin(seen.proof(watch.reader.me, "monitor"))
        if self._is_clear(watch):
            watch.release()
        watch.reader.send(changed)

    def _is_clear(self, watch: Watch) -> bool:
        """Whether nothing has changed again meanwhile."""
        return watch.reader not in self._sockets and watch.room not in self._rooms


def batched(sockets: list[Reader]) -> Iterator[list[Reader]]:
    """The sockets, a few at a time."""
    return (sockets[first : first + CHECKED_AT_ONCE] for first in range(0, len(sockets), CHECKED_AT_ONCE))


def _reach(me: Me) -> tuple[object, ...]:
    """What decides where somebody may look."""
    return me.rights, me.department_id, me.withdrawn

"""Who is connected at the staff door: sockets by session and by person, and who watches which room."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar

from backchannel.private.team.me import Me


class Present(Protocol):
    """A connected socket whose holder is known."""

    @property
    def me(self) -> Me:
        """Whose socket it is."""


class Watcher(Protocol):
    """One socket's place in one room."""

    @property
    def room(self) -> str:
        """The enquiry's id."""

    @property
    def staff_id(self) -> str:
        """Whose place it is."""

    @property
    def monitoring(self) -> bool:
        """Whether its holder is in the room by reach alone."""


S = TypeVar("S", bound=Present)
W = TypeVar("W", bound=Watcher)


class Crowd(Generic[S, W]):
    """The sockets of this process, and the rooms they watch."""

    def __init__(self) -> None:
        self.changes = 0
        """How often somebody's rights have changed; who has looked before a change looks again."""
        self._people: dict[str, dict[S, None]] = {}
        self._rooms: dict[str, dict[W, None]] = {}

    def enter(self, socket: S) -> None:
        """A socket has been admitted."""
        self._people.setdefault(socket.me.staff_id, {})[socket] = None

    def leave(self, socket: S) -> None:
        """A socket is gone; leaving twice is leaving once."""
        _drop(self._people, socket.me.staff_id, socket)

    def watch(self, watch: W) -> None:
        """A socket watches a room."""
        self._rooms.setdefault(watch.room, {})[watch] = None

    def unwatch(self, watch: W) -> None:
        """A socket watches a room no more; twice is once."""
        _drop(self._rooms, watch.room, watch)

    def everybody(self) -> list[S]:
        """All sockets."""
        return [socket for sockets in self._people.values() for socket in sockets]

    def of_staff(self, staff_id: str) -> list[S]:
        """The sockets of one person."""
        return list(self._people.get(staff_id, ()))

    def of_session(self, session: str) -> list[S]:
        """The sockets of one session, by the hash of its token."""
        return [socket for socket in self.everybody() if socket.me.session == session]

    def of_role(self, role_id: str) -> list[S]:
        """The sockets of everybody who holds a role."""
        return [socket for socket in self.everybody() if socket.me.role_id == role_id]

    def rooms(self) -> list[str]:
        """The rooms in which somebody has a place."""
        return list(self._rooms)

    def watching(self, room: str) -> list[W]:
        """The places taken in a room."""
        return list(self._rooms.get(room, ()))

    def viewers(self, room: str) -> frozenset[str]:
        """The ids of those who have a room open somewhere now."""
        return frozenset(watch.staff_id for watch in self._watches(room))

    def monitors(self, room: str) -> list[str]:
        """The ids of those who watch a room without being in it, each once, in the order they came."""
        return list(dict.fromkeys(watch.staff_id for watch in self._watches(room) if watch.monitoring))

    def _watches(self, room: str) -> Iterator[W]:
        yield from self._rooms.get(room, ())


T = TypeVar("T")


def _drop(groups: dict[str, dict[T, None]], name: str, one: T) -> None:
    if (group := groups.get(name)) is not None:
        group.pop(one, None)
        if not group:
            del groups[name]

"""The rooms that one socket watches."""

from __future__ import annotations

from backchannel.kernel.errors import Refusal
from backchannel.kernel.proof import StaffProof
from backchannel.live.budget import too_many
from backchannel.public.store import PublicAccess
from backchannel.staff.live import Live
from backchannel.staff.looking import Look, look_to_read
from backchannel.staff.readings import Readings
from backchannel.staff.watching import Reader, Watch

MOST_ROOMS = 100


class Places:
    """Takes and gives up places in rooms for one socket.

    Args:
        public: the way into the public store.
        live: how sockets hear of what was committed.
        readings: writes down who reads closed enquiries.
    """

    def __init__(self, public: PublicAccess, live: Live, readings: Readings) -> None:
        self._public, self._live, self._readings = public, live, readings
        self._watches: dict[str, Watch] = {}
        self._closed = False

    async def take(self, reader: Reader, room: str, places: tuple[int, int]) -> None:
        """Watch a room from places in its public and private log on; the ledger is written first when it must be.

        Raises:
            Refusal: `not_found`, `not_allowed`, `too_many`.
        """
        if len(self._watches) >= MOST_ROOMS and room not in self._watches:
            raise too_many(1)
        with self._live.rights.glance(room):
            seen = await look_to_read(self._public, reader.me, room)
            if seen.watches(reader.me):
                await self._live.monitors.begin(seen.proof(reader.me, "monitor"))
            await self._readings.goes_on(reader.me, seen)
            if not self._closed:
                self._sit_down(reader, seen, (min(places[0], seen.facts.head), places[1]))
        self._live.monitors.changed(room)

    def _sit_down(self, reader: Reader, seen: Look, places: tuple[int, int]) -> None:
        live, room = self._live, seen.facts.id
        self._give_up(room)
        watch = self._watches[room] = Watch(reader, (live.public_feed, live.private_feed), seen, places)
        live.crowd.watch(watch)
        watch.begin()

    def leave(self, room: str) -> None:
        """Watch a room no more."""
        self._give_up(room)
        self._live.monitors.changed(room)

    def drop(self, watch: Watch) -> None:
        """Give this very place up, unless another has been taken in its room since."""
        if self._watches.get(watch.room) is watch:
            self.leave(watch.room)

    def all(self) -> tuple[Watch, ...]:
        """The places taken."""
        return tuple(self._watches.values())

    def verdict(self, room: str, act: str) -> StaffProof | Refusal | None:
        """Proof for an act in a watched room or why not; None when that is not known now or the room is not watched."""
        watch = self._watches.get(room)
        return watch.verdict(act) if watch is not None else None

    def watched(self, room: str) -> bool:
        """Whether a place is taken in a room."""
        return room in self._watches

    def close(self) -> None:
        """Give every place up; none can be taken any more."""
        self._closed = True
        for room in tuple(self._watches):
            self.leave(room)

    def _give_up(self, room: str) -> None:
        if (watch := self._watches.pop(room, None)) is not None:
            watch.end()
            self._live.crowd.unwatch(watch)

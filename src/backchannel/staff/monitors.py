"""Who watches a room without being in it: the ledger keeps it, staff in the room are told, and nobody else learns."""

from __future__ import annotations

from backchannel.kernel.proof import StaffProof
from backchannel.private.audit.ledger import BEGAN, ENDED, record
from backchannel.private.store import PrivateAccess, Tx
from backchannel.staff.crowd import Crowd
from backchannel.staff.elsewhere import Elsewhere
from backchannel.staff.frames import encoded
from backchannel.staff.people import People
from backchannel.staff.watching import Reader, Watch
from backchannel.staff.wire import frames as wire
from backchannel.staff.wire.body import StaffFace


class Monitors:
    """Notices who begins and who ends to watch.

    Args:
        private: the way into the private store, where the ledger is.
        crowd: who is connected.
        people: the names behind staff ids.
        elsewhere: who watches at other processes.
    """

    def __init__(
        self, private: PrivateAccess, crowd: Crowd[Reader, Watch], people: People, elsewhere: Elsewhere
    ) -> None:
        self._private, self._crowd, self._people, self._elsewhere = private, crowd, people, elsewhere
        self._proofs: dict[str, dict[str, StaffProof]] = {}
        self._told: dict[str, list[str]] = {}

    async def begin(self, proof: StaffProof) -> None:
        """Write down that somebody begins to watch, before they are sent anything."""
        room = proof.room or ""
        if proof.staff_id in self._proofs.get(room, ()):
            return

        async def act(tx: Tx) -> None:
            await record(tx, proof, BEGAN)

        await self._private.write(act)
        self._proofs.setdefault(room, {})[proof.staff_id] = proof

    def changed(self, room: str) -> None:
        """Look again at who watches a room from outside; write down who has ended, and tell those in the room."""
        here = self._crowd.monitors(room)
        proofs = self._proofs.get(room, {})
        for staff_id in [staff_id for staff_id in proofs if staff_id not in here]:
            self._end(proofs.pop(staff_id))
        if not proofs:
            self._proofs.pop(room, None)
        self._elsewhere.say(room, self._crowd.viewers(room), here)
        self.told_anew(room)

    def told_anew(self, room: str) -> None:
        """Tell those in a room who watches it from outside now, here or elsewhere, when that has changed."""
        now = self.watching(room)
        if now != self._told.get(room, []):
            self._told[room] = now
            self._tell(room)
        if not now:
            self._told.pop(room, None)

    def _end(self, proof: StaffProof) -> None:
        async def act(tx: Tx) -> None:
            await record(tx, proof, ENDED)

        self._private.submit(act, _written)

    def _tell(self, room: str) -> None:
        frame = encoded(wire.MonitorsChanged(room, self.faces(room)))
        for watch in self._crowd.watching(room):
            if watch.reads_side:
                watch.reader.send(frame)

    def faces(self, room: str) -> list[StaffFace]:
        """Those who watch a room from outside."""
        return [self._people.face(staff_id) for staff_id in self.watching(room)]

    def watching(self, room: str) -> list[str]:
        """The ids of those who watch a room from outside, here or elsewhere, each once."""
        return list(dict.fromkeys((*self._crowd.monitors(room), *self._elsewhere.monitors(room))))

    def viewers(self, room: str) -> frozenset[str]:
        """The ids of those who have a room open now, here or elsewhere."""
        return self._crowd.viewers(room) | self._elsewhere.viewers(room)

    def watches(self, room: str, staff_id: str) -> bool:
        """Whether the ledger knows already that somebody watches a room now."""
        return staff_id in self._proofs.get(room, ())


def _written(_result: object) -> None:
    """Nobody waits for the line that says that somebody has stopped watching."""

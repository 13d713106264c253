"""Who watches a room without being in it: the ledger keeps it, staff in the room are told, and nobody else learns."""

from __future__ import annotations

from backchannel.kernel.proof import StaffProof
from backchannel.private.audit.ledger import BEGAN, ENDED, record
from backchannel.private.store import PrivateAccess, Tx
from backchannel.staff.crowd import Crowd
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
    """

    def __init__(self, private: PrivateAccess, crowd: Crowd[Reader, Watch], people: People) -> None:
        self._private, self._crowd, self._people = private, crowd, people
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
        now = self._crowd.monitors(room)
        proofs = self._proofs.get(room, {})
        for staff_id in [staff_id for staff_id in proofs if staff_id not in now]:
            self._end(proofs.pop(staff_id))
        if not proofs:
            self._proofs.pop(room, None)
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
        return [self._people.face(staff_id) for staff_id in self._crowd.monitors(room)]

    def watches(self, room: str, staff_id: str) -> bool:
        """Whether the ledger knows already that somebody watches a room now."""
        return staff_id in self._proofs.get(room, ())


def _written(_result: object) -> None:
    """Nobody waits for the line that says that somebody has stopped watching."""

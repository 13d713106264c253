"""Who reads the private messages of a closed enquiry: a line is in the ledger before they are served.

Each opening leaves a line. What belongs to the same opening, such as an older page, a picture or a place on the socket,
leaves none of its own for half an hour; whoever comes by such a way without having opened the room leaves one too.
"""

from __future__ import annotations

from collections import OrderedDict

from backchannel.kernel.clock import Clock
from backchannel.kernel.proof import StaffProof
from backchannel.private.audit.ledger import record
from backchannel.private.store import PrivateAccess, Tx
from backchannel.private.team.me import Me
from backchannel.staff.looking import Look

LASTS_MS = 30 * 60 * 1000
MOST_REMEMBERED = 10_000


class Readings:
    """Writes down who reads, and remembers which openings go on.

    Args:
        private: the way into the private store, where the ledger is.
        clock: its clock.
    """

    def __init__(self, private: PrivateAccess, clock: Clock) -> None:
        self._private, self._clock = private, clock
        self._open: OrderedDict[tuple[str, str], int] = OrderedDict()

    async def opens(self, me: Me, seen: Look) -> None:
        """Somebody opens a room whose private messages they may read; nothing happens unless it is closed.

        Raises:
            Refusal: the line could not be written, so nothing may be served.
        """
        if seen.facts.status != "closed" or not seen.reads_side(me):
            return
        proof = seen.proof(me, "read_private")

        async def act(tx: Tx) -> None:
            await record(tx, proof)

        await self._private.write(act)
        self._remember((me.session, seen.facts.id))

    async def goes_on(self, me: Me, seen: Look) -> None:
        """Somebody reads more of a room: like `opens`, unless this session has opened it within half an hour.

        Raises:
            Refusal: those of `opens`.
        """
        if self._open.get((me.session, seen.facts.id), 0) <= self._clock():
            await self.opens(me, seen)

    async def opens_ledger(self, me: Me, proof: StaffProof) -> None:
        """Somebody opens the ledger itself: a line, unless this session has opened it within half an hour.

        Args:
            me: who.
            proof: made for ``look_at_audit``.

        Raises:
            Refusal: the line could not be written, so nothing may be served.
        """
        if self._open.get((me.session, proof.act), 0) > self._clock():
            return

        async def act(tx: Tx) -> None:
            await record(tx, proof)

        await self._private.write(act)
        self._remember((me.session, proof.act))

    def _remember(self, opening: tuple[str, str]) -> None:
        self._open[opening] = self._clock() + LASTS_MS
        self._open.move_to_end(opening)
        if len(self._open) > MOST_REMEMBERED:
            self._open.popitem(last=False)

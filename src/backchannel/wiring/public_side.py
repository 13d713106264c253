"""What both planes share of the public universe: its store, its bells, and the word of who is writing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from backchannel.live.typing import TypingLine
from backchannel.public.entries import Actor, RoomEntry
from backchannel.public.store import PublicAccess
from backchannel.wiring.bells import Bells
from backchannel.wiring.universe import Holding, Universe, open_universe


@dataclass(frozen=True, slots=True)
class PublicSide:
    """The public universe as both planes are given it.

    Args:
        universe: its folder, store, clock and ids.
        bells: tell other processes that share it what is new; what this process commits it hears from its store.
        typing: says who writes in which room, to the customer and by the customer.
    """

    universe: Universe
    bells: Bells
    typing: TypingLine[Actor]

    def access(self, principal: str) -> PublicAccess:
        """One principal's way into the public store."""
        return self.universe.store.principal(principal)

    async def start(self) -> None:
        """Hear and ring the bells from now on."""
        await self.bells.start()

    async def stop(self) -> None:
        """Ring no more, commit what has queued and let go of the store."""
        await self.bells.stop()
        self.universe.close()


def open_public_side(data: Path, holding: Holding) -> PublicSide:
    """Open the public universe under a desk's folder."""
    universe = open_universe(data, "public", holding)
    bells = Bells("memory" if holding.inline else "local", universe.folder)

    def committed(events: list[object]) -> None:
        for event in events:
            if isinstance(event, RoomEntry):
                bells.ring(event.room, event.seq)

    universe.store.listen(committed)
    return PublicSide(universe, bells, TypingLine())

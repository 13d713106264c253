"""What both planes share of the public universe: its store, its bells, and the word of who is writing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from backchannel.live.typing import TypingLine
from backchannel.public.entries import Actor, RoomEntry
from backchannel.public.news import NEWS, Typed, without_text
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
        await self.universe.stop()


def open_public_side(data: Path, holding: Holding, only: frozenset[str] | None = None) -> PublicSide:
    """Open the public universe under a desk's folder, as all its principals or as some `only`."""
    universe = open_universe(data, "public", holding, only)
    bells = Bells(universe, RoomEntry, NEWS, without_text)
    universe.store.listen(bells.committed)
    return PublicSide(universe, bells, _typing_line(bells))


def _typing_line(bells: Bells) -> TypingLine[Actor]:
    line: TypingLine[Actor] = TypingLine()

    def heard(event: object) -> None:
        if isinstance(event, Typed):
            line.heard(event.room, event.who)

    line.carry(lambda room, who: bells.tell(Typed(room, who)))
    bells.hear(heard)
    return line

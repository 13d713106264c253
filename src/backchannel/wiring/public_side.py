"""What both planes share of the public universe: its store, and the word of who is writing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from backchannel.live.typing import TypingLine
from backchannel.public.entries import Actor
from backchannel.public.store import PublicAccess
from backchannel.wiring.universe import Holding, Universe, open_universe


@dataclass(frozen=True, slots=True)
class PublicSide:
    """The public universe as both planes are given it.

    Args:
        universe: its folder, store, clock and ids.
        typing: says who writes in which room, to the customer and by the customer.
    """

    universe: Universe
    typing: TypingLine[Actor]

    def access(self, principal: str) -> PublicAccess:
        """One principal's way into the public store."""
        return self.universe.store.principal(principal)

    def close(self) -> None:
        """Commit what has queued and let go of the store."""
        self.universe.close()


def open_public_side(data: Path, holding: Holding) -> PublicSide:
    """Open the public universe under a desk's folder."""
    return PublicSide(open_universe(data, "public", holding), TypingLine())

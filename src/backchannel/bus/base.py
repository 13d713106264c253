"""What a bus offers. A bell may be lost or come twice: whoever hears one reads from the store after its own place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import msgspec


class Bell(msgspec.Struct, frozen=True, array_like=True):
    """Room `room` has something new, up to place `seq` of its log."""

    room: str
    seq: int


class News(msgspec.Struct, frozen=True, array_like=True):
    """Something that stands in no room's log, such as who is writing: what it is called, and itself, encoded."""

    kind: str
    body: bytes


Listener = Callable[[Bell], None]
"""Hears a bell on the event loop; must not wait."""

NewsListener = Callable[[News], None]
"""Hears news on the event loop; must not wait."""


class Bus(Protocol):
    """One universe's bells and news. Every method is called on the event loop and none waits."""

    def listen(self, listener: Listener) -> None:
        """Call `listener` with every bell from now on, those rung here among them."""

    def ring(self, bell: Bell) -> None:
        """Tell everybody who listens, in this process and in the others."""

    def hear(self, listener: NewsListener) -> None:
        """Call `listener` with the news of the other processes from now on."""

    def tell(self, news: News) -> None:
        """Tell the other processes; this one knows already. Goes out before the bells of the same turn of the loop."""

    def listens_in(self, folder: Path) -> bool:
        """Whether this process listens at the bells of a universe's folder by this bus."""

    async def close(self) -> None:
        """Ring, tell and hear no more."""

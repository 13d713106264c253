"""What a bus offers. A bell may be lost or come twice: whoever hears one reads from the store after its own place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import msgspec


class Bell(msgspec.Struct, frozen=True, array_like=True):
    """Room `room` has something new, up to place `seq` of its log."""

    room: str
    seq: int


Listener = Callable[[Bell], None]
"""Hears a bell on the event loop; must not wait."""


class Bus(Protocol):
    """One universe's bells. Every method is called on the event loop and none waits."""

    def listen(self, listener: Listener) -> None:
        """Call `listener` with every bell from now on, those rung here among them."""

    def ring(self, bell: Bell) -> None:
        """Tell everybody who listens, in this process and in the others."""

    async def close(self) -> None:
        """Ring and hear no more."""

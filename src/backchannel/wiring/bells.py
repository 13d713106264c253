"""A universe's bells, as its planes hear and ring them: chosen before they can be opened, opened with the desk."""

from __future__ import annotations

from pathlib import Path

from backchannel.bus import Bell, Bus, open_bus
from backchannel.bus.base import Listener


class Bells:
    """The bus of one universe.

    Args:
        kind: ``memory`` for one process alone, ``local`` where several may share the folder.
        folder: the universe's folder.
    """

    def __init__(self, kind: str, folder: Path) -> None:
        self._kind, self._folder = kind, folder
        self._listeners: list[Listener] = []
        self._bus: Bus | None = None

    def listen(self, listener: Listener) -> None:
        """Call `listener` with every bell, once the bus is open."""
        self._listeners.append(listener)
        if self._bus is not None:
            self._bus.listen(listener)

    def ring(self, room: str, seq: int) -> None:
        """Tell everybody that a room has something new up to a place; nobody is told before the bus is open."""
        if self._bus is not None:
            self._bus.ring(Bell(room, seq))

    async def start(self) -> None:
        """Open the bus."""
        self._bus = await open_bus(self._kind, self._folder)
        for listener in self._listeners:
            self._bus.listen(listener)

    async def stop(self) -> None:
        """Close the bus."""
        if self._bus is not None:
            await self._bus.close()
            self._bus = None

"""The bus of a universe that one process serves alone."""

from __future__ import annotations

import asyncio

from backchannel.bus.base import Bell, Listener


class MemoryBus:
    """Bells within one process. A bell is heard on the loop's next turn, never inside the call that rings it."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []
        self._closed = False

    def listen(self, listener: Listener) -> None:
        """See `Bus.listen`."""
        self._listeners.append(listener)

    def ring(self, bell: Bell) -> None:
        """See `Bus.ring`."""
        asyncio.get_running_loop().call_soon(self.hear, bell)

    def hear(self, bell: Bell) -> None:
        """Call whoever listens here."""
        if self._closed:
            return
        for listener in tuple(self._listeners):
            listener(bell)

    async def close(self) -> None:
        """See `Bus.close`."""
        self._closed = True

"""The bus of a universe that one process serves alone."""

from __future__ import annotations

import asyncio
from pathlib import Path

from backchannel.bus.base import Bell, Listener, News, NewsListener


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
        asyncio.get_running_loop().call_soon(self._sound, bell)

    def hear(self, listener: NewsListener) -> None:
        """See `Bus.hear`: there is nobody else whom news could come from."""

    def tell(self, news: News) -> None:
        """See `Bus.tell`: there is nobody else to be told."""

    def _sound(self, bell: Bell) -> None:
        if self._closed:
            return
        for listener in tuple(self._listeners):
            listener(bell)

    def listens_in(self, folder: Path) -> bool:
        """See `Bus.listens_in`: at nobody's folder."""
        return False

    async def close(self) -> None:
        """See `Bus.close`."""
        self._closed = True

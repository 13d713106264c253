"""Work that one process at a time may do among those that share a store."""

from __future__ import annotations

import asyncio
import fcntl
import os
from pathlib import Path
from types import TracebackType

TRY_AGAIN_S = 0.02


class Turn:
    """A turn that processes of one host, and tasks of one process, take one after another: ``async with turn: …``.

    Args:
        file: lies in the universe's folder; whoever dies gives their turn up.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._here = asyncio.Lock()
        self._handle: int | None = None

    async def __aenter__(self) -> None:
        """Wait until it is this one's turn."""
        await self._here.acquire()
        try:
            self._handle = await self._taken()
        except BaseException:
            self._here.release()
            raise

    async def __aexit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Give it up."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
        self._here.release()

    async def _taken(self) -> int:
        handle = os.open(self._file, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            while True:
                try:
                    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    await asyncio.sleep(TRY_AGAIN_S)
                else:
                    return handle
        except BaseException:
            os.close(handle)
            raise

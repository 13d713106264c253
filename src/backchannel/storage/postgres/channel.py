"""What nodes tell each other through their database: NOTIFY and LISTEN on connections of their own."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import asyncpg

from backchannel.storage.database import Channel
from backchannel.storage.postgres.acts import Link

NAME = "backchannel"
MOST_WAITING = 10_000
TRY_AGAIN_S = 0.5
_AWAY = (asyncpg.PostgresError, asyncpg.InterfaceError, OSError, TimeoutError)


class PostgresChannel(Channel):
    """The channel of one database, for one principal.

    Args:
        connect: opens a connection with the principal's role.
    """

    def __init__(self, connect: Callable[[], Awaitable[Link]]) -> None:
        self._connect = connect
        self._waiting: deque[str] = deque(maxlen=MOST_WAITING)
        self._news = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    async def open(self, hear: Callable[[str], None]) -> None:
        """See `Channel.open`; a lost connection is opened anew for as long as it takes."""
        link = await self._listening(hear)
        loop = asyncio.get_running_loop()
        self._tasks = [loop.create_task(self._hear(link, hear)), loop.create_task(self._send_all())]

    def send(self, text: str) -> None:
        """See `Channel.send`. Texts leave in batches, on a connection that does nothing else."""
        self._waiting.append(text)
        self._news.set()

    async def close(self) -> None:
        """See `Channel.close`."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _listening(self, hear: Callable[[str], None]) -> Link:
        link = await self._connect()

        def heard(_link: Any, _pid: int, _name: str, text: str) -> None:
            hear(text)

        await link.add_listener(NAME, heard)
        return link

    async def _hear(self, link: Link, hear: Callable[[str], None]) -> None:
        try:
            while True:
                lost = asyncio.Event()
                link.add_termination_listener(lambda _link, lost=lost: lost.set())
                if not link.is_closed():
                    await lost.wait()
                link = await self._again(hear)
        finally:
            link.terminate()

    async def _again(self, hear: Callable[[str], None]) -> Link:
        while True:
            await asyncio.sleep(TRY_AGAIN_S)
            with suppress(*_AWAY):
                return await self._listening(hear)

    async def _send_all(self) -> None:
        link: Link | None = None
        try:
            while True:
                await self._news.wait()
                self._news.clear()
                if link is None or link.is_closed():
                    with suppress(*_AWAY):
                        link = await self._connect()
                texts = [self._waiting.popleft() for _ in range(len(self._waiting))]
                if link is not None:
                    with suppress(*_AWAY):
                        await link.execute("SELECT pg_notify($1, text) FROM unnest($2::text[]) AS text", NAME, texts)
        finally:
            if link is not None:
                link.terminate()

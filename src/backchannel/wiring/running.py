"""Running doors: listeners opened after what stands behind them, closed before it, until the process is told to end."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager

from backchannel.wiring.listener import Listener
from backchannel.wiring.plane import Plane

Step = Callable[[], Awaitable[object]]
"""Begins something of what stands behind doors."""


@asynccontextmanager
async def running(doors: Sequence[tuple[Plane, socket.socket]], start: Sequence[Step]) -> AsyncIterator[list[int]]:
    """Hold doors open; gives their ports.

    Args:
        doors: each with its place to listen at.
        start: begins what stands behind them, step by step, before any takes a request; one that raises opens none.
    """
    listeners = [Listener(plane, place) for plane, place in doors]
    try:
        for step in start:
            await step()
        for listener in listeners:
            await listener.open()
        yield [listener.port for listener in listeners]
    finally:
        await asyncio.gather(*(listener.close() for listener in listeners))


async def until_told() -> None:
    """Wait until the process is told to end."""
    end = asyncio.Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(one, end.set)
    await end.wait()

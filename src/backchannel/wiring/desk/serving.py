"""Serve both doors: a listener for each, one process, one loop, and an orderly end."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from backchannel.wiring.desk.opening import Desk
from backchannel.wiring.listener import Listener


@asynccontextmanager
async def open_doors(desk: Desk) -> AsyncIterator[tuple[int, int]]:
    """Hold both doors of a desk open; gives the ports of the customers' and the staff door.

    Args:
        desk: as `open_desk` made it; it is stopped in the end.

    Raises:
        PortTakenError: another program listens on one of the ports.
    """
    settings, doors = desk.settings, list[Listener]()
    try:
        doors.append(Listener(desk.customers, settings.host, settings.port))
        doors.append(Listener(desk.staff, settings.host, settings.staff_port))
        await desk.start()
        for door in doors:
            await door.open()
        yield doors[0].port, doors[1].port
    finally:
        await asyncio.gather(*(door.close() for door in doors))
        await desk.stop()


async def serve(desk: Desk, started: Callable[[tuple[int, int]], None]) -> None:
    """Serve a desk until the process is told to end; then close everything in order.

    Args:
        desk: as `open_desk` made it; it is stopped in the end.
        started: told the ports of the customers' and the staff door once both are open.

    Raises:
        PortTakenError: another program listens on one of the ports.
    """
    end = asyncio.Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(one, end.set)
    async with open_doors(desk) as ports:
        started(ports)
        await end.wait()

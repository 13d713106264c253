"""Serve both doors: a listener for each, one process, one loop, and an orderly end."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager

from backchannel.settings import Settings
from backchannel.wiring.desk.opening import Desk, open_desk
from backchannel.wiring.desk.trials import try_locks
from backchannel.wiring.greeting import greeting, setup_lines
from backchannel.wiring.listener import bound
from backchannel.wiring.running import running, until_told


@asynccontextmanager
async def open_doors(desk: Desk) -> AsyncIterator[tuple[int, int]]:
    """Hold both doors of a desk open; gives the ports of the customers' and the staff door.

    Args:
        desk: as `open_desk` made it; it is stopped in the end.

    Raises:
        PortTakenError: another program listens on one of the ports.
        LocksBrokenError: a lock does not hold.
    """
    settings = desk.settings

    async def locks() -> None:
        desk.health.found(await try_locks(desk))

    async with AsyncExitStack() as stack:
        stack.push_async_callback(desk.stop)
        aloud = stack.enter_context(bound(settings.host, settings.port))
        aside = stack.enter_context(bound(settings.host, settings.staff_port))
        doors = ((desk.customers, aloud), (desk.staff, aside))
        ports = await stack.enter_async_context(running(doors, (desk.start, locks)))
        yield ports[0], ports[1]


async def serve_desk(settings: Settings, say: Callable[[str], None]) -> int:
    """Open a desk and serve both its doors until the process is told to end.

    Args:
        settings: the settings in force.
        say: prints to the terminal.

    Raises:
        PortTakenError: another program listens on one of the ports.
        LocksBrokenError: a lock does not hold.
    """
    desk = open_desk(settings)
    link = await desk.setup_link()

    def started(ports: tuple[int, int]) -> None:
        say(greeting(settings, customers=ports[0], staff=ports[1], more=setup_lines(settings, ports[1], link)))

    await serve(desk, started)
    return 0


async def serve(desk: Desk, started: Callable[[tuple[int, int]], None]) -> None:
    """Serve a desk until the process is told to end; then close everything in order.

    Args:
        desk: as `open_desk` made it; it is stopped in the end.
        started: told the ports of the customers' and the staff door once both are open.

    Raises:
        PortTakenError: another program listens on one of the ports.
        LocksBrokenError: a lock does not hold.
    """
    async with open_doors(desk) as ports:
        started(ports)
        await until_told()

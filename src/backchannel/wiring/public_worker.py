"""What happens on the customers' side when nobody acts, in a process of its own: routing, missed enquiries, lapses."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AsyncExitStack

from backchannel.locks.confinement import Confined
from backchannel.locks.health import Health
from backchannel.settings import Settings
from backchannel.wiring.customer_process import first_trials
from backchannel.wiring.greeting import LAST_LINE
from backchannel.wiring.public_jobs import public_jobs
from backchannel.wiring.public_side import open_public_side
from backchannel.wiring.running import until_told
from backchannel.wiring.universe import as_set

PRINCIPALS = frozenset({"outbound"})
"""Who acts when time passes; nobody else gets a connection here."""


async def run_public_jobs(settings: Settings, confined: Confined, say: Callable[[str], None]) -> int:
    """Do the public side's due work until the process is told to end.

    Args:
        settings: the settings in force.
        confined: how the system holds the process.
        say: prints to the terminal.

    Raises:
        LocksBrokenError: a lock does not hold.
    """
    public = open_public_side(settings.data, as_set(settings), PRINCIPALS)
    jobs, health = public_jobs(public, by_itself=True), Health("worker", public.universe.folder)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(public.stop)
        stack.push_async_callback(jobs.stop)
        stack.callback(health.close)
        health.found(await first_trials(settings, confined, PRINCIPALS))
        await public.start()
        jobs.start()
        say(f"Backchannel works for the customers' side. Data: {settings.data.resolve()}")
        say(f"  {confined.sentence}\n\n{LAST_LINE}")
        await until_told()
    return 0

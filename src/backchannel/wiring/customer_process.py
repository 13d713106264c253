"""The customers' door in a process of its own: locked out of everything but its universe's folder, then opened."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import AsyncExitStack

from backchannel.locks import Findings, UnconfinedError, databases, folders, memory
from backchannel.locks.confinement import Confined, confine
from backchannel.locks.health import Health
from backchannel.locks.sealing import no_key_here
from backchannel.settings import SettingMalformedError, Settings
from backchannel.wiring.customer import customer_plane
from backchannel.wiring.egress import egress
from backchannel.wiring.greeting import greeting
from backchannel.wiring.public_side import open_public_side
from backchannel.wiring.running import running, until_told
from backchannel.wiring.universe import as_set, foreign_to, universe_folder

PRINCIPALS = frozenset({"customer", "outbound"})
"""Customers, and the systems that bring enquiries in; nobody else of the store's list gets a connection here."""


def lock_out(settings: Settings, *, outgoing: bool) -> Confined:
    """Lock this process out of everything but the public universe; before its first thread.

    Args:
        settings: the settings in force.
        outgoing: whether it connects to other machines.

    Raises:
        UnconfinedError: the system cannot, and the settings insist.
        SettingMalformedError: the process was told where the other database is.
    """
    if settings.staff_database:
        raise SettingMalformedError("This process must not know where staff's database is: leave staff_database out.")
    folder, outgoing = universe_folder(settings.data, "public"), outgoing or bool(settings.database)
    confined = confine(folder, user=settings.customer_user, outgoing=outgoing)
    if not confined.at_all and settings.confinement == "must":
        raise UnconfinedError(confined.sentence)
    return confined


async def first_trials(settings: Settings, confined: Confined, only: frozenset[str]) -> Findings:
    """What a process that holds the public universe alone tries.

    Args:
        settings: the settings in force.
        confined: how the system holds the process.
        only: the principals that it may be.
    """
    data, place = settings.data, settings.database
    public = data / "public"
    trials = [memory.no_module_of_staff(), memory.nothing_names_staff(), no_key_here()]
    trials += folders.out_of_reach(data, foreign_to("public"), confined)
    trials.append(folders.owners_alone(public))
    trials.append(await databases.principals(place, "public", only) if place else folders.principals(public, only))
    return Findings(tuple(trials))


async def serve_customers(
    settings: Settings, place: socket.socket, confined: Confined, say: Callable[[str], None]
) -> int:
    """Serve the customers' door until the process is told to end.

    Args:
        settings: the settings in force.
        place: where to listen, taken before the process was confined.
        confined: how the system holds the process.
        say: prints to the terminal.

    Raises:
        LocksBrokenError: a lock does not hold.
    """
    public = open_public_side(settings.data, as_set(settings), PRINCIPALS)
    plane, health = customer_plane(public, settings), Health("customer", public.universe.folder)

    async def locks() -> None:
        health.found((await first_trials(settings, confined, PRINCIPALS)).and_(egress(plane.app)))

    async with AsyncExitStack() as stack:
        stack.push_async_callback(public.stop)
        stack.push_async_callback(plane.stop)
        stack.callback(health.close)
        ports = await stack.enter_async_context(running([(plane, place)], (locks, public.start, plane.start)))
        say(greeting(settings, customers=ports[0], more=f"  {confined.sentence}"))
        await until_told()
    return 0

"""The staff door in a process of its own. It holds both universes: staff read and write in both."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AsyncExitStack

from backchannel.locks import Findings
from backchannel.locks.health import Health
from backchannel.private.team.set_up import fresh_setup_link
from backchannel.settings import Settings
from backchannel.wiring.greeting import greeting, setup_lines
from backchannel.wiring.listener import bound
from backchannel.wiring.public_side import open_public_side
from backchannel.wiring.running import running, until_told
from backchannel.wiring.sealing import open_private
from backchannel.wiring.staff import private_side, staff_plane
from backchannel.wiring.staff_trials import staff_side_trials
from backchannel.wiring.universe import as_set

BESIDE = "  beside it run: serve --plane customer, and one worker --plane public"


async def serve_staff(settings: Settings, say: Callable[[str], None]) -> int:
    """Serve the staff door until the process is told to end.

    Args:
        settings: the settings in force.
        say: prints to the terminal.

    Raises:
        PortTakenError: another program listens on the port.
        LocksBrokenError: a lock does not hold.
    """
    async with AsyncExitStack() as stack:
        place = stack.enter_context(bound(settings.host, settings.staff_port))
        public = open_public_side(settings.data, as_set(settings))
        stack.push_async_callback(public.stop)
        private = open_private(settings, as_set(settings))
        stack.push_async_callback(private.stop)
        aside = private_side(private, Health("staff", private.folder, public.universe.folder))
        plane = staff_plane(public, aside, settings)
        stack.push_async_callback(plane.stop)
        stack.callback(aside.health.close)

        async def locks() -> None:
            found: Findings = await staff_side_trials(public, private, aside.bells)
            aside.health.found(found)

        [port] = await stack.enter_async_context(running([(plane, place)], (public.start, plane.start, locks)))
        link = await private.store.principal("staff_private").write(fresh_setup_link, ahead=True)
        say(greeting(settings, staff=port, more=BESIDE + setup_lines(settings, port, link)))
        await until_told()
    return 0

"""Open a desk: both universes and a plane for each door, with time, chance and order as they are given."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass

from backchannel.jobs import Clockwork
from backchannel.kernel.clock import Clock, system_clock
from backchannel.kernel.ids import Randomness
from backchannel.locks.health import Health
from backchannel.private.team.passwords import Passwords
from backchannel.private.team.set_up import fresh_setup_link
from backchannel.settings import Settings
from backchannel.staff.exports import ExportsHere
from backchannel.wiring.bells import Bells
from backchannel.wiring.customer import customer_plane
from backchannel.wiring.plane import Plane
from backchannel.wiring.public_jobs import public_jobs
from backchannel.wiring.public_side import PublicSide, open_public_side
from backchannel.wiring.sealing import open_private
from backchannel.wiring.staff import private_side, staff_plane
from backchannel.wiring.universe import Holding, Universe

_LOG = logging.getLogger("backchannel.wiring")


@dataclass(frozen=True, slots=True)
class Desk:
    """An open desk.

    Args:
        settings: the settings in force.
        public: the universe that customers are served from.
        private: the universe that only staff reach.
        bells: of the universe that only staff reach.
        customers: the customers' door.
        staff: the staff door.
        jobs: what happens on the public side when time passes.
        health: what this process and others found when they tried their locks.
    """

    settings: Settings
    public: PublicSide
    private: Universe
    bells: Bells
    customers: Plane
    staff: Plane
    jobs: Clockwork
    health: Health

    async def start(self) -> None:
        """Begin what runs beside the doors."""
        await self.public.start()
        await self.staff.start()
        await self.customers.start()
        self.jobs.start()

    async def setup_link(self) -> str | None:
        """A new secret for the one-time set-up link of an empty desk; None when the desk has been set up."""
        return await self.private.store.principal("staff_private").write(fresh_setup_link, ahead=True)

    async def run_due(self) -> int:
        """Run everything that is due on either side, and what becomes due by it; answers how much that was."""
        done = await self.jobs.run_all_due()
        try:
            return done + await self.staff.run_due()
        except Exception:  # noqa: BLE001 - what becomes of the staff's side is nothing to the other
            _LOG.exception("due work of the staff's side could not be run")
            return done

    async def stop(self) -> None:
        """End what runs beside the doors, commit what has queued, and let go of both stores."""
        self.health.close()
        await self.jobs.stop()
        await self.customers.stop()
        await self.staff.stop()
        await self.public.stop()
        await self.private.stop()


def open_desk(
    settings: Settings,
    *,
    clock: Clock = system_clock,
    randomness: Mapping[str, Randomness] | None = None,
    inline: bool = False,
    passwords: Passwords | None = None,
    pages: Mapping[str, str] | None = None,
) -> Desk:
    """Open both universes under the settings' folder, bringing their stores into being or up to date.

    Args:
        settings: the settings in force.
        clock: the time that both universes go by.
        randomness: random bytes by universe, else the machine's own.
        inline: acts run at once on the caller's thread and timers when asked, so that one order is the only order.
        passwords: hashes and verifies staff's passwords, else as is recommended.
        pages: further pages at the customers' door, by path.
    """
    holding = Holding(clock, randomness, inline, settings.databases)
    public = open_public_side(settings.data, holding)
    private = open_private(settings, holding)
    here = ExportsHere(public.access("staff_public"), private.store.principal("staff_private")) if inline else None
    aside = private_side(private, Health("both", private.folder, public.universe.folder, clock=clock))
    staff = staff_plane(public, aside, settings, passwords, here, by_itself=not inline)
    customers, jobs = customer_plane(public, settings, pages), public_jobs(public, by_itself=not inline)
    return Desk(settings, public, private, aside.bells, customers, staff, jobs, aside.health)

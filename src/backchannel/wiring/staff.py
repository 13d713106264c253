"""The staff plane: its door, its two feeds, the projector, and the one way down for facts about staff."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from backchannel import __version__
from backchannel.bus import Bell
from backchannel.kernel.errors import Refusal, Unconfirmed
from backchannel.live.tasks import Tasks
from backchannel.locks.health import Health
from backchannel.private.audit.heads import Heads
from backchannel.private.messages.events import PrivateEntry
from backchannel.private.news import NEWS
from backchannel.private.store import PrivateAccess
from backchannel.private.team.events import FactsWait
from backchannel.private.team.outgoing import pass_down
from backchannel.private.team.passwords import Passwords
from backchannel.private.team.sign_in import SignIn, SignInLimit
from backchannel.public.store import PublicAccess
from backchannel.settings import Settings
from backchannel.staff.assisting import AssistantAdmission
from backchannel.staff.description import description
from backchannel.staff.door import application, socket_door
from backchannel.staff.exports import Exports, ExportsHere
from backchannel.staff.heads_keeper import HeadsKeeper
from backchannel.staff.hearing import Hearing
from backchannel.staff.live import Live
from backchannel.staff.pages import built_workspace, page_routes
from backchannel.staff.parts import Parts, SocketDesk
from backchannel.staff.people import People
from backchannel.staff.projecting import Projecting
from backchannel.staff.readings import Readings
from backchannel.staff.renewing import Renewing, keep_in_touch
from backchannel.staff.session import Admission
from backchannel.storage.turn import Turn
from backchannel.wiring.bells import Bells
from backchannel.wiring.plane import Plane
from backchannel.wiring.public_side import PublicSide
from backchannel.wiring.staff_jobs import staff_jobs
from backchannel.wiring.universe import Universe
from backchannel.wiring.worker import WorkerExports

_LOG = logging.getLogger("backchannel.staff")
SAID_AGAIN_EVERY_S = 5.0
CARRY_AGAIN_AFTER_S = 1.0


@dataclass(frozen=True, slots=True)
class PrivateSide:
    """The universe that only staff reach, as their plane is given it.

    Args:
        universe: its folder, store, clock and ids.
        bells: tell other processes of the staff's side what is new.
        health: what this process and others found when they tried their locks.
    """

    universe: Universe
    bells: Bells
    health: Health


def private_side(private: Universe, health: Health) -> PrivateSide:
    """The open private universe with its bells."""
    return PrivateSide(private, Bells(private, PrivateEntry, NEWS), health)


def staff_plane(
    public: PublicSide,
    aside: PrivateSide,
    settings: Settings,
    passwords: Passwords | None = None,
    exports: Exports | None = None,
    *,
    by_itself: bool = True,
) -> Plane:
    """The staff door on both open universes.

    Args:
        public: the universe that customers are served from.
        aside: the universe that only staff reach, its bells, and what processes found of the locks.
        settings: the settings in force.
        passwords: hashes and verifies them, else as is recommended.
        exports: makes what is downloaded of the report, else a worker beside this process does.
        by_itself: false when due work runs only when asked, so that a test's order is the only order.
    """
    tasks, private, bells = Tasks(), aside.universe, aside.bells
    beside = (tasks, bells, exports or WorkerExports(settings))
    parts = _parts(public, aside, settings, passwords or Passwords(), beside)
    down = WayDown(parts.private, parts.public, Turn(private.folder / "way-down.lock"))
    _listen_aloud(parts, public)
    _listen_aside(parts, aside, down, tasks)
    desk = SocketDesk(parts.public, parts.private, private.clock, parts.admission, parts.live, parts.readings, tasks)
    jobs = staff_jobs(private, by_itself=by_itself)
    app = application(parts, page_routes(built_workspace(), staff_description))

    async def start() -> None:
        await bells.start()
        await parts.heads.start()
        await down.carry()
        await parts.people.refresh()
        tasks.run(parts.projecting.run())
        tasks.run(Renewing(parts.live.rights).run())
        tasks.run(keep_in_touch(parts.live.elsewhere, parts.live.monitors, SAID_AGAIN_EVERY_S))
        jobs.start()

    async def stop() -> None:
        await jobs.stop()
        await tasks.stop()
        await parts.heads.stop()
        await bells.stop()
        parts.passwords.close()

    return Plane("staff", app, socket_door(desk), start, stop, jobs.run_all_due)


def staff_description() -> dict[str, Any]:
    """The OpenAPI document of everything that this listener serves."""
    return description(__version__)


def _parts(
    public: PublicSide,
    side: PrivateSide,
    settings: Settings,
    passwords: Passwords,
    beside: tuple[Tasks, Bells, Exports],
) -> Parts:
    (tasks, bells, exports), private = beside, side.universe
    aloud, aside = public.access("staff_public"), private.store.principal("staff_private")
    people = People(aside)
    heads = HeadsKeeper(
        Heads(settings.heads_file, settings.data), aside, private.clock, tasks, at_once=isinstance(exports, ExportsHere)
    )
    return Parts(
        public=aloud,
        private=aside,
        clock=private.clock,
        admission=Admission(aside, private.clock, settings),
        sign_in=SignIn(aside, passwords, SignInLimit(private.clock)),
        passwords=passwords,
        people=people,
        live=Live((aloud, aside), public.typing, people, bells.tell, tasks),
        projecting=Projecting(aloud, aside),
        assistants=AssistantAdmission(aside, private.clock),
        hearing=Hearing(),
        readings=Readings(aside, private.clock),
        heads=heads,
        exports=exports,
        public_files=public.universe.files,
        private_files=private.files,
        most_file_bytes=settings.most_file_bytes,
        flag_waits_s=settings.flag_waits_s,
        customer_url=settings.public_customer_url,
        health=side.health,
    )


def _listen_aloud(parts: Parts, public: PublicSide) -> None:
    def committed(events: list[object]) -> None:
        parts.live.public_committed(events)
        parts.hearing.committed(events)
        parts.projecting.wake()

    def heard(event: object) -> None:
        parts.live.heard_from_another_door(event)
        parts.projecting.wake()

    def rung(bell: Bell) -> None:
        parts.live.public_abroad.bell(bell.room, bell.seq)
        parts.hearing.rung(bell.room)
        parts.projecting.wake()

    public.universe.store.listen(committed)
    public.bells.hear(heard)
    public.bells.listen(rung)


def _listen_aside(parts: Parts, aside: PrivateSide, down: WayDown, tasks: Tasks) -> None:
    private, bells = aside.universe, aside.bells

    def changed_people(events: Iterable[object]) -> None:
        parts.admission.committed(events)
        if parts.people.committed(events):
            tasks.run(parts.people.refresh())

    def committed(events: list[object]) -> None:
        changed_people(events)
        parts.live.private_committed(events)
        parts.hearing.committed(events)
        parts.heads.committed(events)
        if any(isinstance(event, FactsWait) for event in events):
            tasks.run(down.carry_at_last())

    def heard(event: object) -> None:
        changed_people([event])
        parts.live.heard_from_another_process(event)

    def rung(bell: Bell) -> None:
        parts.live.private_abroad.bell(bell.room, bell.seq)
        parts.hearing.rung(bell.room)

    private.store.listen(bells.committed)
    private.store.listen(committed)
    bells.hear(heard)
    bells.listen(rung)


class WayDown:
    """Passes down what waits about staff, one step at a time, so that older facts never follow newer ones.

    Args:
        private: where the facts wait.
        public: where customers and routing read them.
        turn: taken by one process at a time.
    """

    def __init__(self, private: PrivateAccess, public: PublicAccess, turn: Turn) -> None:
        self._private, self._public = private, public
        self._turn = turn

    async def carry(self) -> None:
        """Pass down everything that waits now."""
        async with self._turn:
            while await pass_down(self._private, self._public):
                pass

    async def carry_at_last(self) -> None:
        """Pass down everything that waits, as often as it takes: a store may be full or busy for a while."""
        while True:
            try:
                await self.carry()
            except (Refusal, Unconfirmed):
                _LOG.warning("facts about staff could not be passed down; trying again")
                await asyncio.sleep(CARRY_AGAIN_AFTER_S)
            else:
                return

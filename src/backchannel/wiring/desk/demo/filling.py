"""Fill an empty desk with the invented shop: its team, then two weeks of conversations in their order of time."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from pathlib import Path

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from backchannel.kernel.clock import system_clock
from backchannel.kernel.ids import hashed
from backchannel.kernel.proof import StaffProof
from backchannel.private.desk.projector import project
from backchannel.private.team.admission import may
from backchannel.private.team.departments import create_department
from backchannel.private.team.invites import accept_invite
from backchannel.private.team.me import me_again
from backchannel.private.team.outgoing import pass_down
from backchannel.private.team.passwords import Credentials, Passwords
from backchannel.private.team.roles import CustomRole, create_role
from backchannel.private.team.sessions import open_session, sign_out
from backchannel.private.team.set_up import fresh_setup_link, set_up
from backchannel.private.team.sign_in import credentials
from backchannel.private.team.staff import StaffFacts, create_staff
from backchannel.public.customers.channel_tokens import ChannelToken, channel_by_secret, create_channel_token
from backchannel.public.directory.settings import DeskSettings, change_desk_settings
from backchannel.public.directory.staff_cards import renew_presence
from backchannel.public.directory.tags import NewTag, create_tag
from backchannel.public.enquiries import timers
from backchannel.settings import Settings
from backchannel.wiring.desk.demo import going_on, over, waiting
from backchannel.wiring.desk.demo.people import (
    ACCENT,
    ADMINISTRATOR,
    COACH,
    COACH_MAY,
    DIRECTORY,
    GREETING,
    OTHERS,
    PASSWORD,
    SALES,
    SYSTEMS,
    TEAM,
    WORKSHOP,
    Member,
)
from backchannel.wiring.desk.demo.script import DAY, Step, Talk
from backchannel.wiring.desk.demo.telling import Cast, Teller
from backchannel.wiring.desk.opening import Desk, open_desk

TALKS = (*waiting.OPEN, *waiting.MISSED, *waiting.FOLLOWED_UP, *going_on.ONGOING, *over.CLOSED)
AGENT = "Tarn Bikes, front desk"
OPENED_AGO_S = 20 * DAY
SIGN_IN_AGAIN_MS = 10 * 3600 * 1000
_QUICK = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8192, parallelism=1),))


class InventedClock:
    """Time as the story tells it, in UTC milliseconds; it never goes back."""

    def __init__(self, now: int) -> None:
        self._now = now

    def __call__(self) -> int:
        """The present moment of the story."""
        return self._now

    def reach(self, moment: int) -> None:
        """Let time pass up to a moment."""
        self._now = max(self._now, moment)


async def fill(data: Path) -> None:
    """Bring a desk into being under `data` whose last two weeks end now."""
    now = system_clock()
    clock, passwords = InventedClock(now - OPENED_AGO_S * 1000), Passwords(_QUICK, inline=True)
    desk = open_desk(Settings(data=data), clock=clock, inline=True, passwords=passwords)
    try:
        await _Filling(desk, clock, passwords).run(now)
    finally:
        await desk.stop()


class _Filling:
    def __init__(self, desk: Desk, clock: InventedClock, passwords: Passwords) -> None:
        self._desk, self._clock, self._passwords = desk, clock, passwords
        self._cast = Cast()
        self._aloud = desk.public.access("staff_public")
        self._aside = desk.private.store.principal("staff_private")
        self._outbound = desk.public.access("outbound")
        self._signed_in_at = 0

    async def run(self, now: int) -> None:
        await self._team()
        await self._directory()
        await self._systems()
        teller, rooms = Teller(self._desk, self._cast), dict[int, str]()
        for moment, number, step in _in_order(now):
            await self._reach(moment)
            if step is None:
                rooms[number] = await teller.begins(TALKS[number])
            else:
                await teller.does(rooms[number], step)
        await self._reach(now)
        await self._end()

    async def _reach(self, moment: int) -> None:
        """Let time pass, and what is due on the way happen at its own time."""
        while (due := await self._outbound.read(timers.next_due)) is not None and due <= moment:
            self._clock.reach(due)
            await self._desk.run_due()
        self._clock.reach(moment)
        if self._clock() - self._signed_in_at > SIGN_IN_AGAIN_MS:
            await self._everybody_signs_in()

    async def _team(self) -> None:
        link = await self._aside.write(fresh_setup_link) or ""
        who, password = (ADMINISTRATOR.name, ADMINISTRATOR.email), await self._passwords.hash(PASSWORD)
        opened = await self._aside.write(lambda tx: set_up(tx, link, who, password, AGENT))
        self._arrived(ADMINISTRATOR, opened.staff_id, opened.token)
        departments = {name: await self._department(name) for name in (WORKSHOP, SALES)}
        coach = await self._coach()
        for member in OTHERS:
            await self._member(member, coach if member.role == COACH else member.role, departments)
        self._departments, self._signed_in_at = departments, self._clock()
        while await pass_down(self._aside, self._aloud):
            pass

    async def _department(self, name: str) -> str:
        proof = await self._administrator_may("create_department")
        return await self._aside.write(lambda tx: create_department(tx, proof, name))

    async def _coach(self) -> str:
        proof = await self._administrator_may("create_role")
        return await self._aside.write(lambda tx: create_role(tx, proof, CustomRole(COACH, "all", COACH_MAY)))

    async def _member(self, member: Member, role: str, departments: dict[str, str]) -> None:
        proof = await self._administrator_may("create_staff")
        facts = StaffFacts(member.name, member.email, role, departments.get(member.department))
        _, secret = await self._aside.write(lambda tx: create_staff(tx, proof, facts))
        password = await self._passwords.hash(PASSWORD)
        opened = await self._aside.write(lambda tx: accept_invite(tx, secret, member.name, password, AGENT))
        self._arrived(member, opened.staff_id, opened.token)

    def _arrived(self, member: Member, staff_id: str, token: str) -> None:
        self._cast.staff[member.first], self._cast.sessions[member.first] = staff_id, hashed(token)

    async def _everybody_signs_in(self) -> None:
        for member in TEAM:
            known = await self._aside.read(lambda rx, email=member.email: credentials(rx, email))  # type: ignore[misc]
            await self._sign_in(member, known)
        self._signed_in_at = self._clock()

    async def _sign_in(self, member: Member, known: Credentials | None) -> None:
        verified = await self._passwords.verify(PASSWORD, known)
        if verified is None:
            raise LookupError(member.email)
        opened = await self._aside.write(lambda tx: open_session(tx, verified, AGENT))
        self._arrived(member, opened.staff_id, opened.token)

    async def _directory(self) -> None:
        settings = DeskSettings("Tarn Bikes", GREETING, ACCENT, ask_name=True, time_zone="Europe/London")
        proof = await self._administrator_may("change_desk_settings")
        await self._aloud.write(lambda tx: change_desk_settings(tx, proof, settings))
        for entry in DIRECTORY:
            aimed = (self._departments[entry.department],) if entry.department else ()
            new, proof = (
                NewTag(entry.name, entry.intro, entry.wait_s, aimed),
                await self._administrator_may("create_tag"),
            )
            self._cast.tags[entry.name] = await self._tag(proof, new)

    async def _systems(self) -> None:
        for channel, name in SYSTEMS.items():
            proof = await self._administrator_may("create_channel_token")
            self._cast.systems[channel] = await self._system(proof, name, channel)

    async def _system(self, proof: StaffProof, name: str, channel: str) -> ChannelToken:
        secret = await self._aloud.write(lambda tx: create_channel_token(tx, proof, name, channel))
        found = await self._outbound.read(lambda rx: channel_by_secret(rx, secret))
        if found is None:
            raise LookupError(name)
        return found

    async def _tag(self, proof: StaffProof, new: NewTag) -> str:
        return await self._aloud.write(lambda tx: create_tag(tx, proof, new))

    async def _administrator_may(self, act: str) -> StaffProof:
        session = self._cast.sessions[ADMINISTRATOR.first]
        me = await self._aside.read(lambda rx: me_again(rx, session))
        if me is None:
            raise LookupError(ADMINISTRATOR.email)
        return may(me, act)

    async def _end(self) -> None:
        """The team is at its desks; the story's own browsers are signed out, and the projection has caught up."""
        for first, session in self._cast.sessions.items():
            await self._at_their_desk(first, session)
            await self._aside.write(lambda tx, one=session: sign_out(tx, one))  # type: ignore[misc]
        while await project(self._aloud, self._aside):
            pass

    async def _at_their_desk(self, first: str, session: str) -> None:
        me = await self._aside.read(lambda rx: me_again(rx, session))
        if me is not None and me.has("message.send"):
            proof = may(me, "renew_presence")
            await self._aloud.write(lambda tx: renew_presence(tx, proof, available=first != ADMINISTRATOR.first))


def _in_order(now: int) -> Iterator[tuple[int, int, Step | None]]:
    """Every beginning and every step with its moment, earliest first; a talk's steps keep their order."""
    waiting: list[tuple[int, int, int, Step | None]] = []
    for number, talk in enumerate(TALKS):
        for place, (moment, step) in enumerate(_moments(now, talk)):
            heapq.heappush(waiting, (moment, number, place, step))
    while waiting:
        moment, number, _, step = heapq.heappop(waiting)
        yield moment, number, step


def _moments(now: int, talk: Talk) -> Iterator[tuple[int, Step | None]]:
    moment = now - talk.ago * 1000
    yield moment, None
    for step in talk.steps:
        moment += step.after * 1000
        yield min(moment, now), step

"""A small desk for tests of the private universe: its team, customers and enquiries, made by calling the acts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from backchannel.kernel.errors import Refusal
from backchannel.kernel.proof import StaffProof
from backchannel.private.desk.projector import project
from backchannel.private.messages.send import Acceptance, NewPrivateMessage, PrivateSent, send_private_message
from backchannel.private.team.admission import may, speaks_as
from backchannel.private.team.departments import create_department
from backchannel.private.team.invites import accept_invite
from backchannel.private.team.me import Me, me
from backchannel.private.team.outgoing import pass_down
from backchannel.private.team.passwords import HashedPassword, Passwords
from backchannel.private.team.roles import CustomRole, create_role
from backchannel.private.team.set_up import fresh_setup_link, set_up
from backchannel.private.team.staff import StaffFacts, create_staff
from backchannel.public.customers.contacts import introduce
from backchannel.public.customers.sessions import open_session, visitor
from backchannel.public.directory.tags import NewTag, create_tag
from backchannel.public.enquiries import lifecycle, members, timers
from backchannel.public.enquiries.facts import RoomFacts, Standing, existing_room, standing
from backchannel.public.enquiries.routing import route
from backchannel.public.enquiries.start import NewEnquiry, start_enquiry
from backchannel.public.messages.send import NewMessage, send_as_customer, send_message
from stores import Stores, run

CHEAP = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))
PASSWORD = "a long enough sentence"
DUE = {timers.ROUTE: route, timers.MISSED: lifecycle.miss, timers.OFFER_LAPSES: members.lapse_offer}
HASHED = HashedPassword(CHEAP.hash(PASSWORD))


class Desk:
    """A desk with an Administrator, Ada, whose acts are made by name."""

    def __init__(self, stores: Stores) -> None:
        self.stores = stores
        self.staff_private = stores.private.principal("staff_private")
        self.staff_public = stores.public.principal("staff_public")
        self.customer_side = stores.public.principal("customer")
        self.outbound = stores.public.principal("outbound")
        self.events: list[object] = []
        stores.private.listen(self.events.extend)
        self.secrets: dict[str, str] = {}
        self.ids: dict[str, str] = {}
        self.departments: dict[str, str] = {}
        self._keys = 0
        link = self.privately(fresh_setup_link)
        opened = self.privately(lambda tx: set_up(tx, link, ("Ada", "ada@example.org"), HASHED, "a browser"))
        self._arrived("Ada", opened)

    def privately(self, act: Callable[[Any], Awaitable[Any]]) -> Any:
        return run(self.staff_private.write(act))

    def publicly(self, act: Callable[[Any], Awaitable[Any]]) -> Any:
        return run(self.staff_public.write(act))

    def read(self, question: Callable[[Any], Awaitable[Any]]) -> Any:
        return run(self.staff_private.read(question))

    def _arrived(self, name: str, opened: Any) -> None:
        self.secrets[name], self.ids[name] = opened.token, opened.staff_id
        run(pass_down(self.staff_private, self.staff_public))

    def department(self, name: str) -> str:
        if name not in self.departments:
            proof = may(self.me("Ada"), "create_department")
            self.departments[name] = self.privately(lambda tx: create_department(tx, proof, name))
        return self.departments[name]

    def custom_role(self, name: str, reach: str, *permissions: str) -> str:
        proof = may(self.me("Ada"), "create_role")
        return self.privately(lambda tx: create_role(tx, proof, CustomRole(name, reach, permissions)))

    def staff(self, name: str, role: str = "agent", department: str | None = None) -> str:
        proof = may(self.me("Ada"), "create_staff")
        where = self.department(department) if department else None
        new = StaffFacts(name, f"{name.lower()}@example.org", role, where)
        _, secret = self.privately(lambda tx: create_staff(tx, proof, new))
        self._arrived(name, self.privately(lambda tx: accept_invite(tx, secret, name, HASHED, "a browser")))
        return self.ids[name]

    def me(self, name: str) -> Me:
        found = self.read(lambda rx: me(rx, self.secrets[name]))
        assert found is not None
        return found

    def me_hash(self, name: str) -> str:
        return self.me(name).session

    def customer(self, name: str) -> str:
        secret = run(self.customer_side.write(open_session))
        who = run(self.customer_side.read(lambda rx: visitor(rx, secret)))
        run(self.customer_side.write(lambda tx: introduce(tx, who.customer_id, name)))
        return who.customer_id

    def key(self) -> str:
        self._keys += 1
        return f"{self._keys:032x}"

    def tag(self, name: str, department: str | None = None) -> str:
        proof = may(self.me("Ada"), "create_tag")
        targets = (self.department(department),) if department else ()
        return self.publicly(lambda tx: create_tag(tx, proof, NewTag(name, departments=targets)))

    def enquiry(self, customer: str = "Maria", channel: str = "widget", tag: str | None = None) -> str:
        who, new = self.customer(customer), NewEnquiry(self.key(), channel, "Hello?", tag)
        side = self.customer_side if channel in ("widget", "link") else self.outbound
        room = run(side.write(lambda tx: start_enquiry(tx, who, new)))
        run(self.outbound.write(lambda tx: timers.run_due(tx, DUE)))
        self.project()
        return room

    def project(self) -> int:
        done = 0
        while step := run(project(self.staff_public, self.staff_private)):
            done += step
        return done

    def facts(self, room: str) -> RoomFacts:
        return run(self.staff_public.read(lambda rx: existing_room(rx, room)))

    def standing(self, name: str, room: str) -> Standing:
        return run(self.staff_public.read(lambda rx: standing(rx, room, self.ids[name])))

    def may(self, name: str, act: str, room: str | None = None) -> StaffProof:
        if room is None:
            return may(self.me(name), act)
        return may(self.me(name), act, self.standing(name, room), self.facts(room))

    def code(self, name: str, act: str, room: str | None = None) -> str:
        """What an act is refused with, or ``allowed``."""
        try:
            self.may(name, act, room)
        except Refusal as refusal:
            return refusal.code
        return "allowed"

    def picks_up(self, name: str, room: str) -> None:
        proof = self.may(name, "pick_up", room)
        self.publicly(lambda tx: lifecycle.pick_up(tx, proof, room))
        self.project()

    def joins(self, name: str, room: str) -> None:
        proof = self.may(name, "join", room)
        self.publicly(lambda tx: members.join(tx, proof, room))
        self.project()

    def adds(self, owner: str, name: str, room: str) -> None:
        proof = self.may(owner, "offer_room", room)
        made = self.publicly(lambda tx: members.offer_room(tx, proof, room, self.ids[name]))
        accepting = self.may(name, "accept_offer")
        self.publicly(lambda tx: members.accept_offer(tx, accepting, made.id))
        self.project()

    def closes(self, name: str, room: str) -> None:
        proof = self.may(name, "close", room)
        self.publicly(lambda tx: lifecycle.close(tx, proof, room))
        self.project()

    def say(self, name: str, room: str, text: str) -> None:
        """Like `answers`, before the projection has heard of it."""
        proof = self.may(name, "send_message", room)
        self.publicly(lambda tx: send_message(tx, proof, NewMessage(room, self.key(), text)))

    def answers(self, name: str, room: str, text: str) -> None:
        self.say(name, room, text)
        self.project()

    def asks(self, room: str, text: str) -> None:
        who = self.facts(room).customer_id
        run(self.customer_side.write(lambda tx: send_as_customer(tx, who, NewMessage(room, self.key(), text))))
        self.project()

    def whispers(self, name: str, room: str, text: str, key: str | None = None, **more: Any) -> PrivateSent:
        proof = self.may(name, "send_private_message", room)
        accepted = Acceptance(self.facts(room).head, speaks_as(self.standing(name, room)))
        new = NewPrivateMessage(room, key or self.key(), text, **more)
        return self.privately(lambda tx: send_private_message(tx, proof, new, accepted))


def passwords() -> Passwords:
    return Passwords(CHEAP, inline=True)

"""A whole desk behind both its doors: real stores, real HTTP and real sockets, and people with names."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from websockets.asyncio.client import connect

from backchannel.kernel.clock import Clock, system_clock
from backchannel.private.desk.places import lists_of_room
from backchannel.private.team.admission import may
from backchannel.private.team.departments import create_department
from backchannel.private.team.invites import accept_invite
from backchannel.private.team.me import Me, me
from backchannel.private.team.outgoing import pass_down
from backchannel.private.team.passwords import HashedPassword
from backchannel.private.team.roles import CustomRole, create_role
from backchannel.private.team.set_up import set_up
from backchannel.private.team.staff import StaffFacts, create_staff
from backchannel.public.customers.contacts import introduce, new_customer
from backchannel.public.directory.tags import NewTag, create_tag
from backchannel.public.enquiries.start import NewEnquiry, start_enquiry
from backchannel.settings import Settings
from backchannel.wiring.desk import Desk, open_desk, open_doors
from customers import Chat
from staff.wires import Wire, new_key
from stores import fresh

PASSWORD = "a long enough sentence"


@functools.cache
def hashed_password() -> HashedPassword:
    """What is kept of `PASSWORD`, reckoned so that a test does not wait for it."""
    return HashedPassword(PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),)).hash(PASSWORD))


class Person:
    """A staff member with one session."""

    def __init__(self, house: House, known: Me, token: str) -> None:
        self.house, self.id, self.name, self.token, self.csrf = house, known.staff_id, known.name, token, known.csrf

    @property
    def cookie(self) -> str:
        return f"{self.house.cookie_name}={self.token}"

    async def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        origin = {} if method == "GET" else {"Origin": self.house.staff_url, "X-CSRF-Token": self.csrf}
        headers = {"Cookie": self.cookie, **origin, **more.pop("headers", {})}
        return await self.house.http.request(method, self.house.staff_url + path, headers=headers, **more)

    async def does(self, method: str, path: str, **more: Any) -> Any:
        answer = await self.ask(method, path, **more)
        assert answer.status_code < 300, answer.text
        return answer.json() if answer.content else None

    async def refusal(self, method: str, path: str, **more: Any) -> tuple[int, str]:
        answer = await self.ask(method, path, **more)
        assert answer.status_code >= 400, answer.text
        return answer.status_code, answer.json()["code"]

    async def speaks(self, room: str, text: str, key: str | None = None, **more: Any) -> httpx.Response:
        body = {"audience": "customer", "key": key or new_key(), "text": text, **more}
        return await self.ask("POST", f"/api/rooms/{room}/messages", json=body)

    async def whispers(self, room: str, text: str, key: str | None = None, **more: Any) -> httpx.Response:
        body = {"audience": "staff", "key": key or new_key(), "text": text, **more}
        return await self.ask("POST", f"/api/rooms/{room}/private-messages", json=body)

    async def picks_up(self, room: str) -> Any:
        return await self.does("POST", f"/api/rooms/{room}/pick-up")

    @asynccontextmanager
    async def wire(self, **headers: str) -> AsyncIterator[Wire]:
        sent = {"Cookie": self.cookie, "Origin": self.house.staff_url, **headers}
        address = f"ws://127.0.0.1:{self.house.staff_port}/api/socket"
        async with connect(address, additional_headers=sent, compression=None) as socket:
            wire = Wire(socket)
            await wire.hear("ready")
            yield wire


class Customer:
    """Somebody outside, with one session."""

    def __init__(self, house: House, token: str) -> None:
        self.house, self.token = house, token

    async def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.token}"}
        return await self.house.http.request(method, self.house.customer_url + path, headers=headers, **more)

    async def starts(self, text: str = "Hello?", tag: str | None = None) -> str:
        answer = await self.ask("POST", "/api/enquiries", json={"key": new_key(), "text": text, "tag_id": tag})
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    async def says(self, room: str, text: str) -> None:
        answer = await self.ask("POST", f"/api/enquiries/{room}/messages", json={"key": new_key(), "text": text})
        assert answer.status_code == 201, answer.text

    @asynccontextmanager
    async def chat(self) -> AsyncIterator[Chat]:
        protocols: Any = ["backchannel.v1", f"token.{self.token}"]
        address = f"ws://127.0.0.1:{self.house.customer_port}/api/socket"
        async with connect(address, subprotocols=protocols, compression=None) as socket:
            chat = Chat(socket)
            assert await chat.hear() == {"type": "ready"}
            yield chat


class House:
    """Both doors of a desk whose Administrator is Ada."""

    def __init__(self, desk: Desk, ports: tuple[int, int], http: httpx.AsyncClient) -> None:
        self.desk, self.http = desk, http
        self.customer_port, self.staff_port = ports
        self.customer_url, self.staff_url = (f"http://127.0.0.1:{port}" for port in ports)
        self.cookie_name = f"backchannel_{desk.settings.staff_port}"
        self.private: Any = desk.private.store.principal("staff_private")
        self.public: Any = desk.public.access("staff_public")
        self.ada: Person

    async def is_set_up(self) -> None:
        link = await self.desk.setup_link()
        who = ("Ada", "ada@example.org")
        opened = await self.private.write(lambda tx: set_up(tx, link, who, hashed_password(), "a browser"))
        self.ada = await self._person(opened.token)

    async def _person(self, token: str) -> Person:
        known = await self.known(token)
        assert known is not None
        return Person(self, known, token)

    async def known(self, token: str) -> Me | None:
        found: Me | None = await self.private.read(lambda rx: me(rx, token))
        return found

    async def staff(self, name: str, role: str = "agent", department: str | None = None) -> Person:
        """Somebody new, who has accepted their invitation."""
        proof = may(await self._ada(), "create_staff")
        new = StaffFacts(name, f"{name.lower().replace(' ', '.')}@example.org", role, department)
        _, link = await self.private.write(lambda tx: create_staff(tx, proof, new))
        opened = await self.private.write(lambda tx: accept_invite(tx, link, name, hashed_password(), "a browser"))
        person = await self._person(opened.token)
        await pass_down(self.private, self.public)
        return person

    async def department(self, name: str) -> str:
        proof = may(await self._ada(), "create_department")
        return str(await self.private.write(lambda tx: create_department(tx, proof, name)))

    async def role(self, name: str, reach: str, *permissions: str) -> str:
        proof = may(await self._ada(), "create_role")
        return str(await self.private.write(lambda tx: create_role(tx, proof, CustomRole(name, reach, permissions))))

    async def tag(self, name: str, department: str) -> str:
        return await self._tag(NewTag(name, departments=(department,)))

    async def tag_for(self, departments: list[str], staff: list[str]) -> str:
        return await self._tag(NewTag("Everybody named", departments=tuple(departments), staff=tuple(staff)))

    async def _tag(self, new: NewTag) -> str:
        proof = may(await self._ada(), "create_tag")
        return str(await self.public.write(lambda tx: create_tag(tx, proof, new)))

    async def _ada(self) -> Me:
        found = await self.known(self.ada.token)
        assert found is not None
        return found

    async def customer(self, name: str = "Maria") -> Customer:
        answer = await self.http.post(f"{self.customer_url}/api/session")
        customer = Customer(self, answer.json()["token"])
        await customer.ask("PUT", "/api/me", json={"name": name})
        return customer

    async def enquiry(self, text: str = "Hello?", tag: str | None = None) -> str:
        """A customer's question that everybody concerned has been offered."""
        return await self.offered(await (await self.customer()).starts(text, tag))

    async def brought(self, channel: str) -> str:
        """A question that came in by another channel."""
        access: Any = self.desk.public.access("outbound")

        async def act(tx: Any) -> str:
            who = await new_customer(tx)
            await introduce(tx, who, "Maria")
            return await start_enquiry(tx, who, NewEnquiry(new_key(), channel, "Hello?"))

        return await self.offered(str(await access.write(act)))

    async def offered(self, room: str) -> str:
        """Wait until a room has been routed, and stands on the lists of those to whom it is offered."""
        aside = self.desk.private.store.principal("staff_private")

        async def routed() -> bool:
            return any(name.startswith("queue:") for name in await aside.read(lambda rx: lists_of_room(rx, room)))

        await self.until(routed)
        return room

    async def until(self, so: Callable[[], Awaitable[bool]]) -> None:
        """Wait until something is so, looking after each commit that might have made it so."""
        changed = asyncio.Event()
        for store in (self.desk.public.universe.store, self.desk.private.store):
            store.listen(lambda _events: changed.set())
        while True:
            changed.clear()
            if await so():
                return
            await asyncio.wait_for(changed.wait(), 10)


@asynccontextmanager
async def open_house(folder: Path, clock: Clock = system_clock, **settings: Any) -> AsyncIterator[House]:
    """A desk on ports that the system chose, not set up yet."""
    for universe in ("public", "private"):
        if not (folder / universe).exists():
            fresh(folder, universe)
    desk = open_desk(Settings(data=folder, port=0, staff_port=0, **settings), clock=clock)
    async with open_doors(desk) as ports, httpx.AsyncClient(timeout=20) as http:
        yield House(desk, ports, http)


def at_the_desk(folder: Path, test: Callable[[House], Awaitable[None]], **settings: Any) -> None:
    """Run a test at a desk that has been set up."""

    async def run() -> None:
        async with open_house(folder, **settings) as house:
            await house.is_set_up()
            await test(house)

    asyncio.run(run())

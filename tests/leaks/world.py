"""A whole desk in process, with time, ids and order held still, and a recorder below its customers' door."""

from __future__ import annotations

import asyncio
import hashlib
import json
import random
import shutil
import sqlite3
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from backchannel.live.budget import Rate
from backchannel.settings import Settings
from backchannel.staff import allowance
from backchannel.wiring.desk import Desk, open_desk
from leaks.kept_apps import at_place
from leaks.turn import TURN
from leaks.wires import Answer, Socket, Wire, ask, dial
from stores import Clock

ORIGIN = "http://127.0.0.1:8081"
MOST_TURNS = 2_000
SMALL_LIMITS = {"most_file_bytes": 4_096}
SMALL_BURST = 60
allowance.FRAMES = Rate(per_minute=3000, at_once=SMALL_BURST)


@dataclass
class Customer:
    """A customer's browser: its token, its socket, and everything it has ever been sent."""

    name: str
    token: str = ""
    socket: Socket | None = None
    sink: list[bytes] = field(default_factory=list)

    @property
    def headers(self) -> dict[str, str]:
        """What its requests carry."""
        return {"authorization": f"Bearer {self.token}"} if self.token else {}


@dataclass
class Colleague:
    """A staff member's browser."""

    name: str
    id: str
    cookie: str
    csrf: str
    socket: Socket | None = None

    @property
    def headers(self) -> dict[str, str]:
        """What its requests carry."""
        return {"cookie": self.cookie, "x-csrf-token": self.csrf, "origin": ORIGIN}


@dataclass(frozen=True)
class Opening:
    """A desk at rest whose copy every world begins with.

    Args:
        folder: its data folder.
        now: the time at which it was laid down, in UTC milliseconds.
        staff: name, id, cookie and CSRF word of everybody.
        tags: the directory's ids.
        channel_token: the secret of a system that brings enquiries in.
    """

    folder: Path
    now: int
    staff: tuple[tuple[str, str, str, str], ...]
    tags: tuple[str, ...]
    channel_token: str


class World:
    """One of the twins.

    Args:
        opening: what it begins with.
        folder: where it lives.
        seed: of every random byte; twins have the same.
    """

    def __init__(self, opening: Opening, folder: Path, seed: str) -> None:
        shutil.copytree(opening.folder, folder)
        self.opening, self.folder = opening, folder
        self.clock = Clock(opening.now + 1_000)
        self.takes_its_turn()
        self.desk = desk_in(folder, self.clock, seed)
        self._looking = sqlite3.connect(folder / "public" / "desk.db")
        self.customers = [Customer(name) for name in ("maria", "noura", "chen")]
        self.bridge = Customer("bridge", opening.channel_token)
        self.staff = [Colleague(*one) for one in opening.staff]
        self.rooms: list[str] = []
        self.brought: list[str] = []
        self.doing = ""
        self.outcomes: Counter[tuple[str, bool]] = Counter()

    @property
    def observers(self) -> list[Customer]:
        """Everybody on the customers' side."""
        return [*self.customers, self.bridge]

    def state(self, number: int) -> str:
        """The status of one of the rooms, as it stands in the public store."""
        if not self.rooms:
            return "nowhere"
        asked = "SELECT status FROM enquiry WHERE id = ?", (self.rooms[number % len(self.rooms)],)
        return str(self._looking.execute(*asked).fetchone()[0])

    def takes_its_turn(self) -> None:
        """What happens from now on happens here."""
        TURN.take(self.folder)

    async def start(self) -> None:
        """Start the desk; everybody comes in."""
        self.takes_its_turn()
        await self.desk.start()
        for customer in self.customers:
            await self.comes_in(customer)
        for colleague in self.staff:
            self.connect_colleague(colleague)
        await self.settle()

    async def stop(self) -> None:
        """Close the desk."""
        self.takes_its_turn()
        for one in (*self.customers, *self.staff):
            if one.socket is not None and not one.socket.wire.over:
                one.socket.drop()
        await self.settle()
        self._looking.close()
        await self.desk.stop()

    async def comes_in(self, customer: Customer) -> None:
        """A customer begins a session and opens a socket."""
        opened = await self.customer_asks(customer, "POST", "/api/session")
        customer.token = json.loads(opened.body)["token"]
        self.connect_customer(customer)

    def connect_customer(self, customer: Customer) -> None:
        """A customer's browser opens its socket; what it is sent goes into its sink."""
        headers = {
            "sec-websocket-protocol": f"backchannel.v1, token.{customer.token}",
            "origin": "http://127.0.0.1:8080",
        }
        wire = Wire(frames=customer.sink)
        customer.socket = dial(self.desk.customers.sockets, headers, wire)

    def connect_colleague(self, colleague: Colleague) -> None:
        """A staff member's browser opens its socket."""
        headers = {"cookie": colleague.cookie, "origin": ORIGIN, "host": "127.0.0.1:8081"}
        colleague.socket = dial(self.desk.staff.sockets, headers, Wire())

    async def customer_asks(self, customer: Customer, method: str, address: str, body: Any = None) -> Answer:
        """One request at the customers' door, recorded whole."""
        raw = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        kind = "image/png" if isinstance(body, bytes) else "application/json"
        headers = {**customer.headers, "host": "127.0.0.1:8080", "content-type": kind}
        answer = await ask(self.desk.customers.app, method, address, headers, raw)
        self.outcomes[self.doing, answer.status < 400] += 1
        customer.sink.append(f"{method} {address}\n".encode() + answer.record())
        await self.settle()
        return answer

    async def staff_asks(self, colleague: Colleague, method: str, address: str, body: Any = None) -> Answer:
        """One request at the staff door; no customer sees its answer."""
        raw = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        kind = "image/png" if isinstance(body, bytes) else "application/json"
        headers = {**colleague.headers, "host": "127.0.0.1:8081", "content-type": kind}
        answer = await ask(self.desk.staff.app, method, address, headers, raw)
        self.outcomes[self.doing, answer.status < 400] += 1
        await self.settle()
        return answer

    async def program_asks(self, secret: str, method: str, address: str, body: Any = None) -> Answer:
        """One request of a program with a token of its own at the staff door."""
        raw = b"" if body is None else json.dumps(body).encode()
        headers = {"authorization": f"Bearer {secret}", "host": "127.0.0.1:8081", "content-type": "application/json"}
        answer = await ask(self.desk.staff.app, method, address, headers, raw)
        self.outcomes[self.doing, answer.status < 400] += 1
        await self.settle()
        return answer

    async def says(self, who: Customer | Colleague, frame: dict[str, Any]) -> None:
        """Somebody's browser sends a frame."""
        if who.socket is None or who.socket.wire.over:
            return
        before = who.socket.wire.refused
        who.socket.say(json.dumps(frame).encode())
        await self.settle()
        self.outcomes[self.doing, who.socket.wire.refused == before] += 1

    async def tick(self, seconds: int) -> None:
        """Let time pass, and what is due happen."""
        self.outcomes[self.doing, True] += 1
        self.clock.advance(seconds)
        await self.desk.run_due()
        await self.settle()

    async def settle(self) -> None:
        """Let everything that is under way come to rest."""
        await at_rest()


async def at_rest() -> None:
    """Wait until the loop has nothing left that could run now."""
    loop: Any = asyncio.get_running_loop()
    for _ in range(MOST_TURNS):
        await asyncio.sleep(0)
        if not loop._ready:
            return
    raise AssertionError("the desk does not come to rest")


def desk_in(folder: Path, clock: Clock, seed: str) -> Desk:
    """Open a desk whose time, ids and order are held still.

    Args:
        folder: its data folder.
        clock: the time it goes by.
        seed: of every random byte.
    """
    randomness = {name: random.Random(f"{seed} {name}").randbytes for name in ("public", "private")}
    with at_place(folder.name):
        return open_desk(Settings(data=folder, **SMALL_LIMITS), clock=clock, randomness=randomness, inline=True)


def sealed_key(number: int) -> str:
    """A message's key; few of them, so that both universes meet the same."""
    return hashlib.sha256(b"key %d" % number).hexdigest()[:32]

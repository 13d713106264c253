"""A world in a process of its own: the same events happen in it, over HTTP and sockets."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import backchannel
from leaks.black_box.wire import RemoteSocket, ask
from leaks.wires import Answer, Wire
from leaks.world import ORIGIN, Colleague, Customer, Opening, World

_PATH = os.pathsep.join((str(Path(backchannel.__file__).parents[1]), str(Path(__file__).parents[2])))


class Process:
    """A server process, told what to do.

    Args:
        opening: what every world begins with.
        folder: where it keeps its own.
    """

    def __init__(self, opening: Opening, folder: Path) -> None:
        self._words = ("-m", "leaks.serve", str(opening.folder), str(opening.now), str(folder))
        self._running: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start it."""
        pipe = asyncio.subprocess.PIPE
        environment = {**os.environ, "PYTHONPATH": _PATH}
        self._running = await asyncio.create_subprocess_exec(
            sys.executable, *self._words, stdin=pipe, stdout=pipe, env=environment
        )

    async def tell(self, do: str, **more: Any) -> dict[str, Any]:
        """Tell it to do something, and wait until it is done."""
        assert self._running is not None
        assert self._running.stdin is not None
        assert self._running.stdout is not None
        self._running.stdin.write(json.dumps({"do": do, **more}).encode() + b"\n")
        line = await self._running.stdout.readline()
        assert line, f"the server ended when it was told to {do}"
        answer: dict[str, Any] = json.loads(line)
        return answer

    async def end(self) -> None:
        """Let it end."""
        assert self._running is not None
        assert self._running.stdin is not None
        self._running.stdin.write(b'{"do": "end"}\n')
        await self._running.wait()


class RemoteWorld(World):
    """One of the twins, behind real listeners.

    Args:
        opening: what it begins with.
        process: serves it.
    """

    def __init__(self, opening: Opening, process: Process) -> None:
        self.opening, self._process = opening, process
        self.customers = [Customer(name) for name in ("maria", "noura", "chen")]
        self.bridge = Customer("bridge", opening.channel_token)
        self.staff = [Colleague(*one) for one in opening.staff]
        self.rooms, self.brought, self.doing = [], [], ""
        self.outcomes = Counter()
        self._frames = {one.name: Customer(f"{one.name}'s socket") for one in self.customers}
        self._ports: dict[str, Any] = {}
        self._opened: list[RemoteSocket] = []
        self._dialled: list[asyncio.Future[None]] = []

    @property
    def observers(self) -> list[Customer]:
        """Everybody on the customers' side, answers and frames apart: which comes first is the network's doing."""
        return [*self.customers, self.bridge, *self._frames.values()]

    def takes_its_turn(self) -> None:
        """It is a process of its own: always."""

    async def start(self) -> None:
        """Have it served afresh; everybody comes in."""
        self._ports = await self._process.tell("fresh")
        self.folder = Path(self._ports["data"])
        for customer in self.customers:
            await self.comes_in(customer)
        for colleague in self.staff:
            self.connect_colleague(colleague)
        await self.settle()

    async def stop(self) -> None:
        """Everybody leaves."""
        for socket in self._opened:
            socket.drop()
        await self._process.tell("rest")

    def connect_customer(self, customer: Customer) -> None:
        """See `World.connect_customer`."""
        protocols = f"backchannel.v1, token.{customer.token}"
        headers = {"sec-websocket-protocol": protocols, "origin": "http://127.0.0.1:8080", "host": "127.0.0.1:8080"}
        self._dial(customer, "customers", headers, Wire(frames=self._frames[customer.name].sink))

    def connect_colleague(self, colleague: Colleague) -> None:
        """See `World.connect_colleague`."""
        headers = {"cookie": colleague.cookie, "origin": ORIGIN, "host": "127.0.0.1:8081"}
        self._dial(colleague, "staff", headers, Wire())

    def _dial(self, who: Customer | Colleague, door: str, headers: Mapping[str, str], wire: Wire) -> None:
        socket = RemoteSocket(wire)
        self._opened.append(socket)
        self._dialled.append(asyncio.ensure_future(socket.open(self._ports[door], headers)))
        who.socket = socket  # type: ignore[assignment]

    async def customer_asks(self, customer: Customer, method: str, address: str, body: Any = None) -> Answer:
        """See `World.customer_asks`; the record is what came over the wire."""
        raw, answer = await self._ask("customers", customer.headers, (method, address), body)
        customer.sink.append(f"{method} {address}\n".encode() + raw)
        return answer

    async def staff_asks(self, colleague: Colleague, method: str, address: str, body: Any = None) -> Answer:
        """See `World.staff_asks`."""
        return (await self._ask("staff", colleague.headers, (method, address), body))[1]

    async def program_asks(self, secret: str, method: str, address: str, body: Any = None) -> Answer:
        """See `World.program_asks`."""
        return (await self._ask("staff", {"authorization": f"Bearer {secret}"}, (method, address), body))[1]

    async def _ask(self, door: str, who: Mapping[str, str], asked: tuple[str, str], body: Any) -> tuple[bytes, Answer]:
        content = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        kind = "image/png" if isinstance(body, bytes) else "application/json"
        host = {"customers": "127.0.0.1:8080", "staff": "127.0.0.1:8081"}[door]
        headers = {**who, "host": host, "content-type": kind}
        raw, answer = await ask(self._ports[door], *asked, headers, content)
        self.outcomes[self.doing, answer.status < 400] += 1
        return raw, answer

    async def says(self, who: Customer | Colleague, frame: dict[str, Any]) -> None:
        """See `World.says`."""
        await self._let_in()
        socket: Any = who.socket
        if socket is None or socket.wire.over:
            return
        before = socket.wire.refused
        socket.say(json.dumps(frame).encode())
        await socket.heard_all()
        await self._process.tell("rest")
        await socket.heard_all()
        self.outcomes[self.doing, socket.wire.refused == before] += 1

    async def tick(self, seconds: int) -> None:
        """See `World.tick`."""
        self.outcomes[self.doing, True] += 1
        await self._process.tell("tick", seconds=seconds)
        await self.settle()

    async def settle(self) -> None:
        """Wait until the process has nothing left to do, and everything that it has sent to customers has come."""
        await self._let_in()
        await self._process.tell("rest")
        sockets: list[Any] = [one.socket for one in self.customers if one.socket is not None]
        await asyncio.gather(*(socket.heard_all() for socket in sockets))

    async def _let_in(self) -> None:
        while self._dialled:
            await self._dialled.pop(0)

    async def now(self, number: int) -> str:
        """The status of one of the rooms."""
        if not self.rooms:
            return "nowhere"
        told = await self._process.tell("state", room=self.rooms[number % len(self.rooms)])
        return str(told["status"])

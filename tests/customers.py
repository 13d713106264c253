"""The customers' door as a customer has it: real HTTP and real sockets, on a port that the system chose."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from backchannel.jobs import Clockwork
from backchannel.kernel.clock import Clock, system_clock
from backchannel.settings import Settings
from backchannel.wiring.customer import customer_plane
from backchannel.wiring.listener import Listener, bound
from backchannel.wiring.plane import Plane
from backchannel.wiring.public_jobs import public_jobs
from backchannel.wiring.public_side import PublicSide, open_public_side
from backchannel.wiring.universe import Holding
from stores import fresh


def new_key() -> str:
    return os.urandom(16).hex()


class Chat:
    """A customer's open socket, read frame by frame."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket

    async def say(self, **frame: Any) -> None:
        await self.socket.send(json.dumps(frame))

    async def hear(self) -> dict[str, Any]:
        heard: dict[str, Any] = json.loads(await asyncio.wait_for(self.socket.recv(), 10))
        return heard

    async def hear_until(self, kind: str) -> list[dict[str, Any]]:
        frames = [await self.hear()]
        while frames[-1]["type"] != kind:
            frames.append(await self.hear())
        return frames

    async def closed_with(self) -> int:
        await asyncio.wait_for(self.socket.wait_closed(), 10)
        return int(self.socket.close_code or 0)


class Customer:
    """Somebody outside, with one session."""

    def __init__(self, door: CustomerDoor, token: str) -> None:
        self.door, self.token = door, token

    async def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.token}", **more.pop("headers", {})}
        return await self.door.http.request(method, path, headers=headers, **more)

    async def starts(self, text: str = "Hello", **more: Any) -> dict[str, Any]:
        answer = await self.ask("POST", "/api/enquiries", json={"key": new_key(), "text": text, **more})
        assert answer.status_code == 201, answer.text
        enquiry: dict[str, Any] = answer.json()
        return enquiry

    async def says(self, room: str, text: str, key: str | None = None) -> httpx.Response:
        return await self.ask("POST", f"/api/enquiries/{room}/messages", json={"key": key or new_key(), "text": text})

    async def uploads(self, name: str, content: bytes) -> httpx.Response:
        return await self.ask("POST", "/api/files", params={"name": name}, content=content)

    @asynccontextmanager
    async def chat(self) -> AsyncIterator[Chat]:
        protocols = [Subprotocol("backchannel.v1"), Subprotocol(f"token.{self.token}")]
        address = f"ws://127.0.0.1:{self.door.port}/api/socket"
        async with connect(address, subprotocols=protocols, compression=None) as socket:
            chat = Chat(socket)
            assert await chat.hear() == {"type": "ready"}
            yield chat


@dataclass(slots=True)
class CustomerDoor:
    """The open door and what is behind it."""

    public: PublicSide
    plane: Plane
    jobs: Clockwork
    http: httpx.AsyncClient
    port: int

    async def customer(self) -> Customer:
        answer = await self.http.post("/api/session")
        assert answer.status_code == 201, answer.text
        return Customer(self, answer.json()["token"])


@asynccontextmanager
async def customers_door(
    folder: Path, clock: Clock = system_clock, *, inline: bool = False, **settings: Any
) -> AsyncIterator[CustomerDoor]:
    """The customers' plane on a folder, with a real writer unless `inline`."""
    if not (folder / "public").exists():
        fresh(folder, "public")
    public = open_public_side(folder, Holding(clock, inline=inline))
    plane, jobs = customer_plane(public, Settings(data=folder, **settings)), public_jobs(public, by_itself=False)
    listener = Listener(plane, bound("127.0.0.1", 0))
    await public.start()
    await plane.start()
    await listener.open()
    try:
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{listener.port}", timeout=20) as http:
            yield CustomerDoor(public, plane, jobs, http, listener.port)
    finally:
        await listener.close()
        await plane.stop()
        await public.stop()


def at_the_door(folder: Path, test: Callable[[CustomerDoor], Awaitable[None]], **more: Any) -> None:
    """Run a test at an open door, on a loop of its own."""

    async def run() -> None:
        async with customers_door(folder, **more) as door:
            await test(door)

    asyncio.run(run())


async def watch(chat: Chat, room: str, after: int = 0) -> list[int]:
    await chat.say(type="watch", room=room, after=after)
    frames = await chat.hear_until("caught_up")
    return [frame["entry"]["seq"] for frame in frames if frame["type"] == "entry"]

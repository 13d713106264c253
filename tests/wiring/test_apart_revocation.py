"""A right that ends at one door ends at the other: within a second by the bus, within ten without it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from apart import Town, town
from backchannel.bus import BELLS
from backchannel.live.connection import SIGNED_OUT
from staff.house import Person
from staff.wires import Wire

Revoke = Callable[[Town, Person, str], Awaitable[None]]
BY_THE_BUS_S, WITHOUT_IT_S = 1.0, 10.0


async def suspension(made: Town, ben: Person, _room: str) -> None:
    await made.at("Ada").does("POST", f"/api/staff/{ben.id}/suspend")


async def session(made: Town, ben: Person, _room: str) -> None:
    await made.at(ben.name, 0).does("DELETE", "/api/session")


async def membership(made: Town, ben: Person, room: str) -> None:
    await made.at("Ada").does("DELETE", f"/api/rooms/{room}/members/{ben.id}")


async def role(made: Town, ben: Person, _room: str) -> None:
    """Who is let in by their role's reach gets another role."""
    facts = {"name": ben.name, "email": f"{ben.name.lower()}@example.org", "department_id": None, "capacity": 5}
    facts["role_id"] = "agent"
    await made.at("Ada").does("PUT", f"/api/staff/{ben.id}", json=facts)


KINDS: dict[str, tuple[Revoke, str, bool]] = {
    "suspension": (suspension, "administrator", True),
    "session": (session, "administrator", True),
    "membership": (membership, "agent", False),
    "role": (role, "administrator", False),
}
"""How a right ends, the role that its holder has before, and whether their socket ends with it."""


class Listener:
    """Notes when the last private frame came, and when the socket closed."""

    def __init__(self, wire: Wire) -> None:
        self.last = self.closed = 0.0
        self.code = 0
        self._wire, self._heard = wire, asyncio.Event()
        self._task = asyncio.ensure_future(self._listen())

    async def _listen(self) -> None:
        socket = self._wire._socket
        try:
            while True:
                if b"private" in _raw(await socket.recv()):
                    self.last = time.monotonic()
                    self._heard.set()
        except ConnectionClosed:
            self.closed, self.code = time.monotonic(), int(socket.close_code or 0)

    async def hears_something(self) -> None:
        await asyncio.wait_for(self._heard.wait(), 10)

    def stop(self) -> None:
        self._task.cancel()


def _raw(said: str | bytes) -> bytes:
    return said.encode() if isinstance(said, str) else said


async def chatter(at_ada: Wire, room: str, over: asyncio.Event) -> None:
    while not over.is_set():
        await at_ada.whisper(room, "Psst")
        await asyncio.sleep(0.02)


@pytest.mark.parametrize("bus", ["bus", "no bus"])
def test_a_right_that_ends_at_one_door_ends_at_the_other(bus: str, tmp_path: Path) -> None:
    within = BY_THE_BUS_S if bus == "bus" else WITHOUT_IT_S

    async def run() -> None:
        async with town(tmp_path) as made, AsyncExitStack() as stack:
            room, over = await handled(made), asyncio.Event()
            at_ada = await stack.enter_async_context(made.at("Ada").wire())
            await at_ada.watch(room)
            ears = {how: await reading_along(made, stack, how, room) for how in KINDS}
            talking = asyncio.ensure_future(chatter(at_ada, room, over))
            for ear in ears.values():
                await ear.hears_something()
            if bus == "no bus":
                take_the_bus_away(tmp_path)
            revoked = {how: await ended(made, how, room) for how in KINDS}
            await settled(made, room, within, max(revoked.values()))
            over.set()
            await talking
            for how, ear in ears.items():
                ear.stop()
                assert ear.last - revoked[how] < within, how
                assert ear.code == (SIGNED_OUT if KINDS[how][2] else 0), how
                assert ear.closed - revoked[how] < within, how

    asyncio.run(run())


async def reading_along(made: Town, stack: AsyncExitStack, how: str, room: str) -> Listener:
    """Somebody at the other door who reads along, named by how they will lose that right."""
    name = how.capitalize()
    await made.hires(name, KINDS[how][1])
    ben = made.at(name, 1)
    if how == "membership":
        offer = await made.at("Ada").does("POST", f"/api/rooms/{room}/offers", json={"staff_id": ben.id})
        await ben.does("POST", f"/api/offers/{offer['id']}/accept")
    wire = await stack.enter_async_context(ben.wire())
    await wire.watch(room)
    return Listener(wire)


async def ended(made: Town, how: str, room: str) -> float:
    """End somebody's right at the first door; answers when that was so."""
    await KINDS[how][0](made, made.at(how.capitalize()), room)
    return time.monotonic()


def take_the_bus_away(folder: Path) -> None:
    """Nobody can be reached by bells any more."""
    for place in (folder / universe / BELLS for universe in ("public", "private")):
        for name in place.iterdir():
            name.unlink()


async def handled(made: Town) -> str:
    """Maria's question, handled by Ada."""
    async with made.at("Ada").wire() as at_ada:
        await at_ada.say(type="watch_desk", overview=True)
        room = await (await made.customer()).starts("Hello?")
        await at_ada.hear("row", id=room)
    await made.at("Ada").does("POST", f"/api/rooms/{room}/pick-up")
    return room


async def settled(made: Town, room: str, within: float, since: float) -> None:
    """Let private traffic go on for as long again as a right may outlive its end."""
    while time.monotonic() - since < within + 1:
        assert (await made.at("Ada").whispers(room, "Still talking")).status_code == 201
        await asyncio.sleep(0.1)

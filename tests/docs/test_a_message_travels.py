"""The page that walks a message through the files says what really happens: a real send is traced and compared."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import FrameType
from typing import Any

import backchannel
from leaks.opening import Opening, opening
from leaks.trace import BEGINNING
from leaks.twins import EVENTS
from leaks.wires import Wire
from leaks.world import World, sealed_key

PAGE = Path(__file__).parents[2] / "docs" / "a-message-travels.md"
SOURCE = f"{Path(backchannel.__file__).parent}/"
RUTH, INES = 1, 2


def told(section: str) -> list[str]:
    """The files that a section of the page names in its table, in order."""
    text = PAGE.read_text(encoding="utf-8").partition(f"## {section}\n")[2].partition("\n## ")[0]
    return re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE)


class Trace:
    """Notes each file of the product when it is first entered, until a frame of a kind reaches its reader."""

    def __init__(self, reader: Wire, kind: bytes) -> None:
        self.files: list[str] = []
        self._reader, self._kind, self._before = reader, kind, len(reader.frames)

    def __call__(self, frame: FrameType, event: str, _argument: object) -> None:
        if event == "call" and not self._over() and frame.f_code.co_filename.startswith(SOURCE):
            name = frame.f_code.co_filename.removeprefix(SOURCE)
            if name not in self.files:
                self.files.append(name)

    def _over(self) -> bool:
        return any(self._kind in frame for frame in self._reader.frames[self._before :])


async def traced(world: World, kind: bytes, send: Callable[[int], Awaitable[None]]) -> list[str]:
    """The files that a send enters until Ines has it; an earlier one has warmed what is kept."""
    ines = world.staff[INES].socket
    assert ines is not None
    await send(0)
    trace = Trace(ines.wire, kind)
    sys.setprofile(trace)
    try:
        await send(1)
    finally:
        sys.setprofile(None)
    return trace.files


def at_a_desk(folder: Path, test: Callable[[World], Awaitable[list[str]]]) -> list[str]:
    async def run(laid: Opening) -> list[str]:
        world = World(laid, folder / "desk", "travels")
        await world.start()
        for step in BEGINNING:
            await EVENTS[step.what](world, step, [])
        for who in (RUTH, INES):
            await world.says(world.staff[who], {"type": "watch", "room": world.rooms[0], "after": 0})
        found = await test(world)
        await world.stop()
        return found

    laid = opening()
    return asyncio.run(run(laid))


def test_a_public_message_travels_as_the_page_says(tmp_path: Path) -> None:
    async def test(world: World) -> list[str]:
        async def send(number: int) -> None:
            said: dict[str, Any] = {"room": world.rooms[0], "key": sealed_key(70 + number), "text": "Hello"}
            await world.says(world.customers[0], {"type": "send", **said})

        return await traced(world, b'"type":"entry"', send)

    assert at_a_desk(tmp_path, test) == told("A public message")


def test_a_private_message_travels_as_the_page_says(tmp_path: Path) -> None:
    async def test(world: World) -> list[str]:
        async def send(number: int) -> None:
            said: dict[str, Any] = {"room": world.rooms[0], "key": sealed_key(80 + number), "text": "Psst"}
            await world.says(world.staff[RUTH], {"type": "send_private_message", "audience": "staff", **said})

        return await traced(world, b'"type":"private_entry"', send)

    assert at_a_desk(tmp_path, test) == told("A private message")

"""A real server process for the black box: both doors on ports of their own, with a driven clock and keyed ids.

The product has no such switch; this program wires its doors itself. It is told what to do on its standard input, a JSON
object a line, and answers each with a line:

    {"do": "fresh"}                  a copy of the opening is served; answers both ports
    {"do": "tick", "seconds": 60}    time passes, and what is due happens
    {"do": "rest"}                   answers once nothing is left that could run now
    {"do": "state", "room": "…"}     the status of an enquiry
    {"do": "end"}                    the process ends
"""

from __future__ import annotations

import asyncio
import json
import shutil
import sqlite3
import sys
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

from backchannel.wiring.desk.opening import Desk
from backchannel.wiring.listener import bound
from backchannel.wiring.running import running
from leaks.world import at_rest, desk_in
from stores import Clock


class Server:
    """One of the twins, as a process.

    Args:
        opening: the folder of a desk at rest.
        now: the time at which it was laid down, in UTC milliseconds.
        folder: where this process keeps its own.
    """

    def __init__(self, opening: Path, now: int, folder: Path) -> None:
        self._opening, self._now, self._folder = opening, now, folder
        self._clock, self._desk = Clock(now), None
        self._open = AsyncExitStack()
        self._count = 0
        self._desk: Desk | None = None

    async def fresh(self, _told: dict[str, Any]) -> dict[str, Any]:
        """Serve a copy of the opening from now on, and nothing else."""
        await self._open.aclose()
        self._count += 1
        data = self._folder / str(self._count) / "served"
        shutil.copytree(self._opening, data)
        self._clock = Clock(self._now + 1_000)
        self._open = AsyncExitStack()
        desk = self._desk = desk_in(data, self._clock, "black box")
        self._open.push_async_callback(desk.stop)
        places = [self._open.enter_context(bound("127.0.0.1", 0)) for _ in range(2)]
        doors = list(zip((desk.customers, desk.staff), places, strict=True))
        customers, staff = await self._open.enter_async_context(running(doors, (desk.start,)))
        return {"customers": customers, "staff": staff, "data": str(data)}

    async def tick(self, told: dict[str, Any]) -> dict[str, Any]:
        """Let time pass."""
        assert self._desk is not None
        self._clock.advance(told["seconds"])
        await self._desk.run_due()
        return await self.rest(told)

    async def rest(self, _told: dict[str, Any]) -> dict[str, Any]:
        """Wait until nothing is left to run."""
        await at_rest()
        return {}

    async def state(self, told: dict[str, Any]) -> dict[str, Any]:
        """The status of an enquiry."""
        link = sqlite3.connect(self._folder / str(self._count) / "served" / "public" / "desk.db")
        row = link.execute("SELECT status FROM enquiry WHERE id = ?", (told["room"],)).fetchone()
        link.close()
        return {"status": row[0] if row else "nowhere"}

    async def close(self) -> None:
        """Serve no more."""
        await self._open.aclose()


async def _lines() -> asyncio.StreamReader:
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    return reader


async def _serve(server: Server) -> None:
    does: dict[str, Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]] = {
        "fresh": server.fresh,
        "tick": server.tick,
        "rest": server.rest,
        "state": server.state,
    }
    told = await _lines()
    while line := await told.readline():
        asked = json.loads(line)
        if asked["do"] == "end":
            break
        print(json.dumps(await does[asked["do"]](asked)), flush=True)
    await server.close()


def main() -> None:
    """Serve what the command line names: the opening's folder, its time, and a folder to work in."""
    opening, now, folder = sys.argv[1:]
    asyncio.run(_serve(Server(Path(opening), int(now), Path(folder))))


if __name__ == "__main__":
    main()

"""What a bus promises, whichever it is: bells reach everybody of the same universe, and nobody else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from backchannel.bus import Bell, Bus, News, open_bus
from backchannel.kernel.ids import IdSource
from backchannel.storage.postgres.store import PostgresStore
from postgres import fresh_database

kinds = pytest.mark.parametrize("kind", ["memory", "local", "database"])


class Ear:
    """What was heard on a bus, and a way to wait for it."""

    def __init__(self, bus: Bus) -> None:
        self.heard: list[Bell] = []
        self._news = asyncio.Event()
        bus.listen(self._hear)

    def _hear(self, bell: Bell) -> None:
        self.heard.append(bell)
        self._news.set()

    async def hears(self, bell: Bell) -> list[Bell]:
        """Wait for a bell; answers all that were heard until then."""
        async with asyncio.timeout(10):
            while bell not in self.heard:
                self._news.clear()
                await self._news.wait()
        return self.heard


def made(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder


@asynccontextmanager
async def opened(kind: str, folder: Path) -> AsyncIterator[Bus]:
    bus = await opened_bus(kind, folder)
    try:
        yield bus
    finally:
        await bus.close()


async def opened_bus(kind: str, folder: Path) -> Bus:
    """A bus of a universe's own, open; a ``database`` bus has a fresh database behind it."""
    if kind != "database":
        return await open_bus(kind, made(folder))
    universe = "private" if folder.name == "private" else "public"
    place = await asyncio.to_thread(fresh_database, universe)
    return await open_bus(kind, folder, PostgresStore(place, universe, IdSource(lambda: 0)).channel())


def on(kind: str, folder: Path, story: Callable[[Bus], object]) -> None:
    async def run() -> None:
        async with opened(kind, folder) as bus:
            await story(bus)  # type: ignore[misc]

    asyncio.run(run())


@kinds
def test_whoever_rings_hears_it_too_but_not_inside_the_ringing(kind: str, tmp_path: Path) -> None:
    async def story(bus: Bus) -> None:
        ear = Ear(bus)
        bus.ring(Bell("room", 3))
        assert ear.heard == []
        await ear.hears(Bell("room", 3))

    on(kind, tmp_path, story)


@kinds
def test_every_listener_hears(kind: str, tmp_path: Path) -> None:
    async def story(bus: Bus) -> None:
        ears = [Ear(bus), Ear(bus)]
        bus.ring(Bell("room", 1))
        for ear in ears:
            await ear.hears(Bell("room", 1))

    on(kind, tmp_path, story)


@kinds
def test_the_last_place_of_each_room_is_always_heard(kind: str, tmp_path: Path) -> None:
    async def story(bus: Bus) -> None:
        ear = Ear(bus)
        for seq in range(1, 1001):
            bus.ring(Bell(f"room {seq % 700}", seq))
        for number in range(700):
            await ear.hears(Bell(f"room {number}", number + 700 if 0 < number <= 300 else number or 700))

    on(kind, tmp_path, story)


@kinds
def test_nothing_is_heard_after_the_closing(kind: str, tmp_path: Path) -> None:
    async def story(bus: Bus) -> None:
        ear = Ear(bus)
        bus.ring(Bell("room", 1))
        await bus.close()
        sentinel = asyncio.Event()
        asyncio.get_running_loop().call_soon(sentinel.set)
        await sentinel.wait()
        assert ear.heard == []

    async def run() -> None:
        await story(await opened_bus(kind, tmp_path))

    asyncio.run(run())


@kinds
def test_one_universe_cannot_hear_the_other(kind: str, tmp_path: Path) -> None:
    async def run() -> None:
        async with opened(kind, tmp_path / "public") as public, opened(kind, tmp_path / "private") as staff_side:
            outside, inside = Ear(public), Ear(staff_side)
            staff_side.ring(Bell("room", 1))
            await inside.hears(Bell("room", 1))
            public.ring(Bell("sentinel", 1))
            assert await outside.hears(Bell("sentinel", 1)) == [Bell("sentinel", 1)]

    asyncio.run(run())


@kinds
def test_news_is_for_the_other_processes_and_not_heard_by_who_tells_it(kind: str, tmp_path: Path) -> None:
    async def story(bus: Bus) -> None:
        heard: list[News] = []
        bus.hear(heard.append)
        ear = Ear(bus)
        bus.tell(News("Typed", b"somebody"))
        bus.ring(Bell("sentinel", 1))
        await ear.hears(Bell("sentinel", 1))
        assert heard == []

    on(kind, tmp_path, story)


def test_there_is_no_other_kind(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="pigeon"):
        asyncio.run(open_bus("pigeon", tmp_path))


def test_nodes_of_one_database_hear_each_others_bells_and_news(tmp_path: Path) -> None:
    async def run() -> None:
        place = await asyncio.to_thread(fresh_database, "public")
        stores = [PostgresStore(place, "public", IdSource(lambda: 0)) for _ in range(2)]
        here, there = [await open_bus("database", tmp_path, store.channel()) for store in stores]
        heard: list[News] = []
        there.hear(heard.append)
        ear = Ear(there)
        here.tell(News("Typed", b"somebody"))
        here.ring(Bell("room", 7))
        assert await ear.hears(Bell("room", 7)) == [Bell("room", 7)]
        assert heard == [News("Typed", b"somebody")]
        for bus in (here, there):
            await bus.close()

    asyncio.run(run())

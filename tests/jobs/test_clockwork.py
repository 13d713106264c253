"""Due work runs at its time, once, in order, and goes on when something fails."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from backchannel.jobs import Clockwork, clockwork
from stores import Clock


class Chores:
    """Work with a time, and the moment at which all of it has been done."""

    def __init__(self, clock: Callable[[], int], *due_at: int) -> None:
        self.clock, self.waiting, self.done = clock, sorted(due_at), []
        self.finished, self.failures = asyncio.Event(), 0

    async def run_due(self) -> int:
        if self.failures:
            self.failures -= 1
            raise OSError("the store is away")
        due = [at for at in self.waiting if at <= self.clock()][:2]
        self.done += due
        self.waiting = self.waiting[len(due) :]
        if not self.waiting:
            self.finished.set()
        return len(due)

    async def next_due(self) -> int | None:
        return self.waiting[0] if self.waiting else None


def story(tell: Callable[[], Awaitable[Any]]) -> None:
    async def run() -> None:
        async with asyncio.timeout(10):
            await tell()

    asyncio.run(run())


def test_everything_due_now_runs_and_nothing_else() -> None:
    async def tell() -> None:
        clock = Clock(100)
        chores = Chores(clock, 10, 20, 30, 101)
        assert await Clockwork(chores.run_due, chores.next_due, clock, by_itself=False).run_all_due() == 3
        assert chores.done == [10, 20, 30]
        clock.advance(1)
        assert await Clockwork(chores.run_due, chores.next_due, clock, by_itself=False).run_all_due() == 1

    story(tell)


def test_what_is_due_later_runs_when_its_time_comes() -> None:
    async def tell() -> None:
        def clock() -> int:
            return int(asyncio.get_running_loop().time() * 1000)

        start = clock()
        chores = Chores(clock, start + 30, start + 60)
        works = Clockwork(chores.run_due, chores.next_due, clock)
        works.start()
        await chores.finished.wait()
        assert clock() >= start + 60
        await works.stop()

    story(tell)


def test_waking_makes_it_look_at_once() -> None:
    async def tell() -> None:
        clock = Clock(100)
        chores = Chores(clock, 4_000_000)
        works = Clockwork(chores.run_due, chores.next_due, clock)
        works.start()
        clock.now = 4_000_000
        works.wake()
        await chores.finished.wait()
        await works.stop()

    story(tell)


def test_it_goes_on_after_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clockwork, "REST_AFTER_FAILING_S", 0.001)

    async def tell() -> None:
        chores = Chores(Clock(100), 10)
        chores.failures = 3
        works = Clockwork(chores.run_due, chores.next_due, Clock(100))
        works.start()
        await chores.finished.wait()
        assert chores.done == [10]
        await works.stop()

    story(tell)


def test_nothing_runs_by_itself_when_a_test_holds_the_time() -> None:
    async def tell() -> None:
        chores = Chores(Clock(100), 10)
        works = Clockwork(chores.run_due, chores.next_due, Clock(100), by_itself=False)
        works.start()
        works.wake()
        sentinel = asyncio.Event()
        asyncio.get_running_loop().call_later(0.01, sentinel.set)
        await sentinel.wait()
        assert chores.done == []
        await works.stop()

    story(tell)

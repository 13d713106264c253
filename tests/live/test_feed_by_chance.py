"""The feed, whatever comes between: commits here and elsewhere, bells, seats taken and held, a store that stalls."""

from __future__ import annotations

import random

import pytest

from backchannel.live.feed import Feed
from feeds import Entry, Log, Reader, numbers, settled, with_feed


class Weather:
    """Everything that can come between, drawn by chance."""

    def __init__(self, feed: Feed[Entry, bytes], log: Log, chance: random.Random) -> None:
        self.feed, self.log, self.chance = feed, log, chance
        self.readers: list[Reader] = []

    async def blow(self) -> None:
        doings = (
            self.commit,
            self.commit,
            self.commit,
            self.ring,
            self.watch,
            self.hold_or_release,
            self.stall,
            settled,
        )
        if (waits := self.chance.choice(doings)()) is not None:
            await waits

    def commit(self) -> None:
        self.log.add(self.feed if self.chance.random() < 0.7 else None)

    def ring(self) -> None:
        self.feed.bell("room", self.chance.randint(0, len(self.log.entries)))

    def watch(self) -> None:
        if len(self.readers) < 12:
            self.readers.append(Reader(self.chance.randint(0, len(self.log.entries))))
            self.feed.watch(self.readers[-1].seat)

    def hold_or_release(self) -> None:
        if self.readers:
            seat = self.chance.choice(self.readers).seat
            (self.feed.release if seat.held else self.feed.hold)(seat)

    def stall(self) -> None:
        (self.log.open.clear if self.log.open.is_set() else self.log.open.set)()

    async def calm(self) -> None:
        self.log.open.set()
        for reader in self.readers:
            self.feed.release(reader.seat)
        self.log.add()
        self.feed.bell("room", len(self.log.entries))
        await settled()


@pytest.mark.parametrize("seed", range(20))
def test_whatever_comes_between_every_reader_gets_the_log_exactly_once(seed: int) -> None:
    async def test(feed: Feed[Entry, bytes], log: Log) -> None:
        weather = Weather(feed, log, random.Random(seed))
        for _ in range(300):
            await weather.blow()
        await weather.calm()
        assert weather.readers
        for reader in weather.readers:
            assert reader.got == numbers(len(log.entries) - len(reader.got) + 1, len(log.entries))
            assert reader.seat.position == len(log.entries)

    with_feed(test)

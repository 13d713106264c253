"""The feed gives every seat each entry once, in order and without a gap, whatever comes between."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from backchannel.live.feed import READ_AT_ONCE, RING_LENGTH, Feed, Placed, Seat


@dataclass(frozen=True)
class Entry:
    room: str
    seq: int


class Log:
    """A store of one room's entries that can be made to wait, and counts how often it is read."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.reads = 0
        self.encoded = 0
        self.open = asyncio.Event()
        self.open.set()
        self.broken = False

    async def read_after(self, room: str, after: int, limit: int) -> list[Entry]:
        self.reads += 1
        found = [entry for entry in self.entries if entry.room == room and entry.seq > after][:limit]
        await self.open.wait()
        if self.broken:
            raise OSError("no disk")
        return found

    def encode(self, entry: Entry, view: str) -> bytes:
        self.encoded += 1
        return f"{view}{entry.seq}".encode()

    def add(self, feed: Feed[Entry, bytes] | None = None, room: str = "room") -> None:
        """Commit an entry, and publish it when a feed of this process did it."""
        entry = Entry(room, len(self.entries) + 1)
        self.entries.append(entry)
        if feed is not None:
            feed.published(entry)


class Reader:
    """A seat's reader: what it got, and how often it was told to have caught up."""

    def __init__(self, position: int = 0, view: str = "") -> None:
        self.got: list[str] = []
        self.heads: list[int] = []
        self.gone = self.lost = False

        def view_of(_entry: Placed) -> str:
            return view

        self.seat: Seat[bytes] = Seat("room", position, self.take, self.heads.append, view_of, self.lose)

    def take(self, frame: bytes) -> bool:
        if not self.gone:
            self.got.append(frame.decode())
        return not self.gone

    def lose(self) -> None:
        self.lost = True


async def settled() -> None:
    """Let everything run that can run."""
    for _ in range(20):
        await asyncio.sleep(0)


def numbers(first: int, last: int) -> list[str]:
    return [str(number) for number in range(first, last + 1)]


Test = Callable[[Feed[Entry, bytes], Log], Awaitable[None]]


def with_feed(test: Test) -> None:
    async def run() -> None:
        log = Log()
        await test(Feed(log.read_after, log.encode), log)

    asyncio.run(run())


def test_a_seat_gets_what_there_is_then_what_comes() -> None:
    async def test(feed: Feed[Entry, bytes], log: Log) -> None:
        for _ in range(3):
            log.add()
        reader = Reader()
        feed.watch(reader.seat)
        await settled()
        log.add(feed)
        assert (reader.got, reader.heads) == (numbers(1, 4), [3])

    with_feed(test)


def test_a_seat_goes_on_from_its_place() -> None:
    async def test(feed: Feed[Entry, bytes], log: Log) -> None:
        for _ in range(5):
            log.add()
        reader = Reader(position=3)
        feed.watch(reader.seat)
        await settled()
        assert (reader.got, reader.heads) == (numbers(4, 5), [5])

    with_feed(test)


def test_a_seat_that_claims_places_still_to_come_costs_the_others_nothing() -> None:
    async def test(feed: Feed[Entry, bytes], log: Log) -> None:
        log.add()
        honest, liar = Reader(), Reader(position=1_000_000)
        feed.watch(liar.seat)
        feed.watch(honest.seat)
        await settled()
        log.add(feed)
        await settled()
        assert honest.got == numbers(1, 2)
        assert log.reads <= 3, "nobody goes on reading for places that there are not"

    with_feed(test)


def test_a_long_log_is_read_in_parts() -> None:
    async def test(feed: Feed[Entry, bytes], log: Log) -> None:
        for _ in range(READ_AT_ONCE * 2 + 1):
            log.add()
        reader = Reader()
        feed.watch(reader.seat)
        await settled()
        assert reader.got == numbers(1, READ_AT_ONCE * 2 + 1)
        assert reader.heads == [READ_AT_ONCE * 2 + 1]

    with_feed(test)


def test_entries_that_come_during_the_reading_follow_without_gap_or_double() -> None:
    async def test(feed: Feed[Entry, bytes], log: Log) -> None:
        log.add()
        log.open.clear()
        reader = Reader()
        feed.watch(reader.seat)
        await settled()
        for _ in range(3):
            log.add(feed)
        assert reader.got == []
        log.open.set()
        await settled()
        assert reader.got == numbers(1, 4)

    with_feed(test)


def test_more_than_the_ring_holds_is_read_again() -> None:
    async def test(feed: Feed[Entry, bytes], log: Log) -> None:
        log.open.clear()
        reader = Reader()
        feed.watch(reader.seat)
        await settled()
        for _ in range(RING_LENGTH + 10):
            log.add(feed)
        log.open.set()
        await settled()
        assert reader.got == numbers(1, RING_LENGTH + 10)

    with_feed(test)


def test_a_message_to_many_seats_is_encoded_once_and_read_by_nobody() -> None:
    async def test(feed: Feed[Entry, bytes], log: Log) -> None:
        readers = [Reader(view="own" if at == 0 else "others") for at in range(50)]
        for reader in readers:
            feed.watch(reader.seat)
        await settled()
        reads, encoded = log.reads, log.encoded
        for _ in range(10):
            log.add(feed)
        assert all(len(reader.got) == 10 for reader in readers)
        assert (log.reads - reads, log.encoded - encoded) == (0, 20)
        assert (readers[0].got[0], readers[1].got[0]) == ("own1", "others1")

    with_feed(test)


def test_a_bell_makes_the_store_be_read_and_a_second_one_nothing() -> None:
    async def test(feed: Feed[Entry, bytes], log: Log) -> None:
        reader = Reader()
        feed.watch(reader.seat)
        await settled()
        log.add()
        feed.bell("room", 1)
        await settled()
        reads = log.reads
        feed.bell("room", 1)
        feed.bell("nobody's", 9)
        await settled()
        assert (reader.got, log.reads) == (["1"], reads)

    with_feed(test)


def test_entries_of_this_process_and_of_another_make_one_order() -> None:
    async def test(feed: Feed[Entry, bytes], log: Log) -> None:
        reader = Reader()
        feed.watch(reader.seat)
        await settled()
        log.add(feed)
        log.add()
        log.add(feed)
        await settled()
        assert reader.got == numbers(1, 3)

    with_feed(test)


def test_a_held_seat_gets_nothing_until_it_is_released() -> None:
    async def test(feed: Feed[Entry, bytes], log: Log) -> None:
        reader = Reader()
        feed.watch(reader.seat)
        await settled()
        feed.hold(reader.seat)
        log.add(feed)
        feed.bell("room", 1)
        feed.tell("room", b"told", lambda _seat: False)
        await settled()
        assert reader.got == []
        feed.release(reader.seat)
        await settled()
        log.add(feed)
        assert reader.got == numbers(1, 2)

    with_feed(test)


def test_a_seat_held_while_it_reads_gets_nothing_of_what_was_read() -> None:
    async def test(feed: Feed[Entry, bytes], log: Log) -> None:
        log.add()
        log.open.clear()
        reader = Reader()
        feed.watch(reader.seat)
        await settled()
        feed.hold(reader.seat)
        log.open.set()
        await settled()
        assert reader.got == []
        feed.release(reader.seat)
        await settled()
        assert reader.got == ["1"]

    with_feed(test)


def test_a_seat_given_up_while_it_reads_gets_nothing_of_what_was_read() -> None:
    async def test(feed: Feed[Entry, bytes], log: Log) -> None:
        log.add()
        log.open.clear()
        leaving, staying = Reader(), Reader()
        feed.watch(leaving.seat)
        feed.watch(staying.seat)
        await settled()
        feed.leave(leaving.seat)
        feed.leave(leaving.seat)
        log.open.set()
        await settled()
        assert (leaving.got, leaving.heads, staying.got) == ([], [], ["1"])

    with_feed(test)


def test_a_reader_that_is_gone_loses_its_seat() -> None:
    async def test(feed: Feed[Entry, bytes], log: Log) -> None:
        reader = Reader()
        feed.watch(reader.seat)
        await settled()
        reader.gone = True
        log.add(feed)
        assert feed.seats("room") == []

    with_feed(test)


def test_a_store_that_cannot_be_read_is_told_to_the_reader() -> None:
    async def test(feed: Feed[Entry, bytes], log: Log) -> None:
        log.broken = True
        reader = Reader()
        feed.watch(reader.seat)
        await settled()
        assert (reader.lost, feed.seats("room")) == (True, [])

    with_feed(test)


def test_a_told_frame_reaches_all_but_some() -> None:
    async def test(feed: Feed[Entry, bytes], log: Log) -> None:
        one, other = Reader(), Reader()
        for reader in (one, other):
            feed.watch(reader.seat)
        feed.tell("room", b"typing", lambda seat: seat is one.seat)
        assert (one.got, other.got) == ([], ["typing"])

    with_feed(test)


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

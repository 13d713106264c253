"""The feed gives every seat each entry once, in order and without a gap."""

from __future__ import annotations

from backchannel.live.feed import READ_AT_ONCE, RING_LENGTH, Feed
from feeds import Entry, Log, Reader, numbers, settled, with_feed


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


def test_who_is_behind_a_change_reads_what_it_changed_from_the_store() -> None:
    async def test(feed: Feed[Entry, bytes], log: Log) -> None:
        slow = Reader()
        log.open.clear()
        feed.watch(slow.seat)
        await settled()
        for _ in range(3):
            log.add(feed)
        reads = log.reads
        log.open.set()
        await settled()
        assert slow.got == numbers(1, 3)
        assert log.reads > reads, "the ring gave out what the third entry had changed"

    with_feed(test, rewrites=lambda entry: entry.seq == 3)


def test_who_is_behind_no_change_is_given_what_the_ring_holds() -> None:
    async def test(feed: Feed[Entry, bytes], log: Log) -> None:
        slow = Reader()
        log.open.clear()
        feed.watch(slow.seat)
        await settled()
        for _ in range(3):
            log.add(feed)
        reads = log.reads
        log.open.set()
        await settled()
        assert (slow.got, log.reads) == (numbers(1, 3), reads)

    with_feed(test)

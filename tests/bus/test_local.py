"""The bus between processes of one host: they come first, come late, die, and read slowly."""

from __future__ import annotations

import asyncio
import os
import socket
import stat
from pathlib import Path

import msgspec

from backchannel.bus import Bell, News
from backchannel.bus.local import FOLDER, LocalBus
from backchannel.bus.outbox import PATIENCE_S, Outbox, Packet
from contracts.test_bus import Ear, opened
from programs import start_python

RINGER = """
import asyncio, sys
from pathlib import Path
from backchannel.bus import Bell, open_bus

async def main():
    bus = await open_bus("local", Path(sys.argv[1]))
    heard = asyncio.Event()
    bus.listen(lambda bell: heard.set() if bell.room == "here" else None)
    print("up", flush=True)
    await heard.wait()
    bus.ring(Bell("from afar", 7))
    if sys.argv[2] == "stays":
        await asyncio.sleep(0)
        await bus.close()

asyncio.run(main())
"""


def sockets(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / FOLDER).iterdir())


def test_processes_hear_each_other(tmp_path: Path) -> None:
    async def run() -> None:
        other = start_python(RINGER, str(tmp_path), "stays")
        assert other.stdout is not None
        assert other.stdout.readline() == "up\n"
        async with opened("local", tmp_path) as bus:
            ear = Ear(bus)
            bus.ring(Bell("here", 1))
            await ear.hears(Bell("from afar", 7))
        other.communicate()

    asyncio.run(run())


def test_a_process_that_died_is_forgotten_and_its_successor_heard(tmp_path: Path) -> None:
    async def run() -> None:
        dead = start_python(RINGER, str(tmp_path), "dies")
        assert dead.stdout is not None
        dead.stdout.readline()
        dead.kill()
        dead.communicate()
        async with opened("local", tmp_path) as bus, opened("local", tmp_path) as successor:
            assert len(sockets(tmp_path)) == 3
            ear = Ear(successor)
            bus.ring(Bell("room", 1))
            await ear.hears(Bell("room", 1))
            assert len(sockets(tmp_path)) == 2

    asyncio.run(run())


def test_a_process_that_reads_nothing_does_not_hold_the_others_up(tmp_path: Path) -> None:
    async def run() -> None:
        async with opened("local", tmp_path) as bus, opened("local", tmp_path) as reader:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sleeper:
                sleeper.bind(str(tmp_path / FOLDER / "asleep"))
                ear = Ear(reader)
                for seq in range(1, 2001):
                    bus.ring(Bell("room", seq))
                    await ear.hears(Bell("room", seq))

    asyncio.run(run())


def test_news_comes_whole_in_order_and_before_the_bells_of_its_turn(tmp_path: Path) -> None:
    async def run() -> None:
        async with opened("local", tmp_path) as bus, opened("local", tmp_path) as other:
            heard: list[object] = []
            other.hear(heard.append)
            ear = Ear(other)
            other.listen(heard.append)
            told = [News("Typed", bytes([number % 256]) * 900) for number in range(500)]
            for number, news in enumerate(told):
                bus.ring(Bell("room", number + 1))
                bus.tell(news)
            await ear.hears(Bell("room", 500))
            assert heard == [*told, Bell("room", 500)]

    asyncio.run(run())


def test_what_a_slow_process_has_not_taken_yet_waits_for_it(tmp_path: Path) -> None:
    async def run() -> None:
        async with opened("local", tmp_path) as bus:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as slow:
                slow.bind(str(tmp_path / FOLDER / "slow"))
                ear = Ear(bus)
                for number in range(300):
                    bus.tell(News("StaffChanged", b"%d" % number))
                    bus.ring(Bell("room", number + 1))
                    await ear.hears(Bell("room", number + 1))
                heard: list[bytes] = []
                while not heard or heard[-1] != b"299":
                    packet = await asyncio.to_thread(slow.recv, 65_536)
                    heard += [news.body for news in msgspec.msgpack.decode(packet, type=Packet).news]
                assert heard == [b"%d" % number for number in range(300)]

    asyncio.run(run())


def test_a_process_that_takes_nothing_for_too_long_is_given_up() -> None:
    now = [0.0]
    outbox = Outbox(lambda: now[0])
    outbox.add([News("Typed", b"")], [])
    assert not outbox.empty(lambda _packet: False)
    now[0] = PATIENCE_S
    assert not outbox.hopeless
    now[0] += 0.1
    assert outbox.hopeless


def test_noise_on_the_socket_is_not_heard(tmp_path: Path) -> None:
    async def run() -> None:
        async with opened("local", tmp_path) as bus:
            ear = Ear(bus)
            door = os.open(tmp_path / FOLDER, os.O_RDONLY | os.O_DIRECTORY)  # the path itself may be too long
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as stranger:
                for noise in (b"", b"\xc1", b"\x91\x92\xa1r\xa1s", b"x" * 60_000):
                    stranger.sendto(noise, f"/proc/self/fd/{door}/{sockets(tmp_path)[0]}")
            os.close(door)
            bus.ring(Bell("sentinel", 1))
            assert await ear.hears(Bell("sentinel", 1)) == [Bell("sentinel", 1)]

    asyncio.run(run())


def test_the_socket_lies_in_its_universes_folder_for_its_owner_alone(tmp_path: Path) -> None:
    deep = tmp_path / ("a" * 100) / ("b" * 100)
    deep.mkdir(parents=True)

    async def run() -> None:
        async with opened("local", deep) as bus:
            assert isinstance(bus, LocalBus)
            (found,) = (deep / FOLDER).iterdir()
            assert stat.S_ISSOCK(found.stat().st_mode)
            assert stat.S_IMODE(found.stat().st_mode) == 0o600
            assert stat.S_IMODE(found.parent.stat().st_mode) == 0o700
        assert sockets(deep) == []

    asyncio.run(run())

"""A process that is killed in the middle of traffic loses nothing it acknowledged, and leaves no gap and no double."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from backchannel.public.changes import changes_after
from backchannel.public.messages.queries import entries_after
from backchannel.storage.sqlite import open_store
from programs import start_python
from public.room import Desk
from stores import Clock, fresh, ids

ROOMS = 20
TRAFFIC = """
import asyncio, os, sys
from pathlib import Path
from backchannel.kernel.clock import system_clock
from backchannel.kernel.errors import Refusal
from backchannel.kernel.ids import IdSource
from backchannel.public.messages.send import NewMessage, send_as_customer
from backchannel.storage.sqlite import open_store

async def talk(access, customer_id, room):
    number = 0
    while True:
        new = NewMessage(room, os.urandom(16).hex(), f"{number}")
        try:
            if number % 7 == 3:
                wrong = NewMessage(room, new.key, "", ("none",))
                await access.write(lambda tx: send_as_customer(tx, customer_id, wrong))
        except Refusal:
            pass
        sent = await access.write(lambda tx: send_as_customer(tx, customer_id, new))
        print(room, sent.seq, new.text, flush=True)
        number += 1

async def main():
    store = open_store(Path(sys.argv[1]), "public", IdSource(system_clock))
    access = store.principal("customer")
    print("up", flush=True)
    await asyncio.gather(*(talk(access, *pair.split(":")) for pair in sys.argv[2:]))

asyncio.run(main())
"""


def opened(folder: Path) -> Desk:
    clock = Clock()
    return Desk(open_store(folder, "public", ids("public", clock), inline=True), clock)


def begun(folder: Path) -> dict[str, str]:
    """Rooms with nothing but their beginning; answers their customers."""
    desk = opened(folder)
    made: dict[str, str] = {}
    for _ in range(ROOMS):
        maria = desk.customer()
        made[desk.asks(maria, "first")] = maria
    desk.store.close()
    return made


def killed_traffic(folder: Path, rooms: dict[str, str], lines: int) -> dict[str, list[tuple[int, str]]]:
    """Traffic in all rooms, killed after `lines` acknowledgements; answers what was acknowledged, by room."""
    process = start_python(TRAFFIC, str(folder), *(f"{customer_id}:{room}" for room, customer_id in rooms.items()))
    assert process.stdout is not None
    assert process.stdout.readline() == "up\n"
    printed = [process.stdout.readline() for _ in range(lines)]
    process.kill()
    printed += [line for line in process.communicate()[0].splitlines(keepends=True) if line.endswith("\n")]
    acknowledged: dict[str, list[tuple[int, str]]] = {room: [] for room in rooms}
    for line in printed:
        room, seq, text = line.split()
        acknowledged[room].append((int(seq), text))
    return acknowledged


@pytest.mark.parametrize("seed", range(4))
def test_every_acknowledged_message_is_there_once_in_order_without_a_gap(seed: int, tmp_path: Path) -> None:
    folder = fresh(tmp_path, "public")
    rooms = begun(folder)
    acknowledged = killed_traffic(folder, rooms, random.Random(seed).randint(50, 600))
    desk = opened(folder)
    for room, promised in acknowledged.items():
        log = desk.read("customer", entries_after, room, 0, 100_000)
        assert [entry.seq for entry in log] == list(range(1, len(log) + 1)), "a gap in the log"
        said = [(entry.seq, entry.text) for entry in log if entry.kind == "message"][1:]
        assert said[: len(promised)] == promised, "an acknowledged message is missing, doubled or out of order"
        assert len(said) - len(promised) <= 1, "at most the last one was on disk but not yet acknowledged"
        assert desk.facts(room).head == len(log)
    assert sum(map(len, acknowledged.values())) >= 50
    desk.store.close()


def test_the_places_of_all_rooms_have_no_gap_after_a_kill(tmp_path: Path) -> None:
    folder = fresh(tmp_path, "public")
    rooms = begun(folder)
    killed_traffic(folder, rooms, 300)
    desk = opened(folder)
    changes = desk.read("staff_public", changes_after, 0, 1_000_000)
    assert [change.n for change in changes] == list(range(1, len(changes) + 1))
    entries = {(change.room, change.seq) for change in changes}
    for room in rooms:
        log = desk.read("customer", entries_after, room, 0, 100_000)
        assert {(room, entry.seq) for entry in log} <= entries
    desk.store.close()

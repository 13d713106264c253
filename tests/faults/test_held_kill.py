"""A process that is killed while messages are held: each acknowledged one goes out at its time, and once."""

from __future__ import annotations

from pathlib import Path

from backchannel.public.messages.hold_rule import change_hold
from faults.test_kill import opened
from programs import start_python
from stores import fresh

HOLDING = """
import asyncio, os, sys
from pathlib import Path
from backchannel.kernel.ids import IdSource
from backchannel.kernel.proof import StaffProof
from backchannel.public.messages.held import undo_message
from backchannel.public.messages.send import NewMessage, send_message
from backchannel.storage.sqlite import open_store

async def main():
    room, now = sys.argv[2], int(sys.argv[3])
    clock = lambda: now
    access = open_store(Path(sys.argv[1]), "public", IdSource(clock)).principal("staff_public")
    said, undone = (StaffProof("ana", act, room, False) for act in ("send_message", "undo_message"))
    number = 0
    while True:
        new = NewMessage(room, os.urandom(16).hex(), f"number {number}")
        held = await access.write(lambda tx: send_message(tx, said, new))
        if number % 5 == 4:
            await access.write(lambda tx: undo_message(tx, undone, room, new.key))
            print(f"undone {number}", flush=True)
        else:
            print(f"held {number}", flush=True)
        number += 1

asyncio.run(main())
"""


def test_what_was_held_goes_out_once_and_what_was_undone_never(tmp_path: Path) -> None:
    folder = fresh(tmp_path, "public")
    desk = opened(folder)
    desk.staff("Ana")
    room = desk.handled()
    desk.by_staff("ana", change_hold, 10)
    desk.store.close()
    process = start_python(HOLDING, str(folder), room, str(desk.clock.now))
    assert process.stdout is not None
    lines = [process.stdout.readline() for _ in range(200)]
    process.kill()
    lines += [line for line in process.communicate()[0].splitlines(keepends=True) if line.endswith("\n")]
    promised = [line.split() for line in lines]

    desk = opened(folder)
    assert not [entry for entry in desk.log(room) if entry.text.startswith("number")], "something went out too soon"
    desk.passes(11)
    desk.passes(11)
    said = [entry.text for entry in desk.log(room) if entry.text.startswith("number")]
    held = [f"number {number}" for state, number in promised if state == "held"]
    undone = {f"number {number}" for state, number in promised if state == "undone"}
    assert said[: len(held)] == held, "an acknowledged message is missing, doubled or out of order"
    assert len(said) - len(held) <= 1, "at most the last one was on disk but not yet acknowledged"
    assert undone
    assert not undone & set(said)
    assert [entry.seq for entry in desk.log(room)] == list(range(1, len(desk.log(room)) + 1))
    desk.store.close()

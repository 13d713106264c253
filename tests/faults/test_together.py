"""Many at once: threads, processes and principals that share a store take turns, and every room stays gapless."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from backchannel.kernel.errors import Refusal
from backchannel.kernel.proof import StaffProof
from backchannel.public.enquiries.lifecycle import pick_up
from backchannel.public.messages.queries import entries_after
from backchannel.public.messages.send import NewMessage, send_as_customer, send_message
from backchannel.storage.sqlite import SqliteStore, open_store
from faults.test_kill import begun, opened
from programs import start_python
from stores import Clock, fresh, ids

SPEAKER = """
import asyncio, os, sys
from pathlib import Path
from backchannel.kernel.clock import system_clock
from backchannel.kernel.ids import IdSource
from backchannel.public.messages.send import NewMessage, send_as_customer
from backchannel.storage.sqlite import open_store

async def main():
    store = open_store(Path(sys.argv[1]), "public", IdSource(system_clock))
    access = store.principal("customer")
    for number in range(50):
        new = NewMessage(sys.argv[3], os.urandom(16).hex(), f"{sys.argv[4]} {number}")
        await access.write(lambda tx: send_as_customer(tx, sys.argv[2], new))
    store.close()

asyncio.run(main())
"""


def test_processes_that_share_a_store_take_turns(tmp_path: Path) -> None:
    folder = fresh(tmp_path, "public")
    room, maria = next(iter(begun(folder).items()))
    speakers = [start_python(SPEAKER, str(folder), maria, room, name) for name in ("a", "b", "c")]
    for speaker in speakers:
        speaker.communicate()
        assert speaker.returncode == 0
    desk = opened(folder)
    log = desk.read("customer", entries_after, room, 0, 1000)
    assert [entry.seq for entry in log] == list(range(1, 153))
    for name in ("a", "b", "c"):
        said = [entry.text for entry in log if entry.text.startswith(name)]
        assert said == [f"{name} {number}" for number in range(50)]
    desk.store.close()


def test_both_sides_of_a_room_at_once_leave_no_gap(tmp_path: Path) -> None:
    folder = fresh(tmp_path, "public")
    desk = opened(folder)
    desk.staff("Ana")
    maria = desk.customer()
    room = desk.handled(maria)
    before = desk.facts(room).head
    desk.store.close()
    store: SqliteStore[Any] = open_store(folder, "public", ids("public", Clock(), seed=2))
    customer, staff = store.principal("customer"), store.principal("staff_public")
    proof = StaffProof("ana", "send_message", room, False)

    async def both() -> list[Any]:
        asked = [customer.write(lambda tx, n=n: send_as_customer(tx, maria, said(room, n, 1))) for n in range(100)]
        answered = [staff.write(lambda tx, n=n: send_message(tx, proof, said(room, n, 2))) for n in range(100)]
        return await asyncio.gather(*asked, *answered)

    seqs = sorted(sent.seq for sent in asyncio.run(both()))
    store.close()
    assert seqs == list(range(before + 1, before + 201))


def said(room: str, number: int, side: int) -> NewMessage:
    return NewMessage(room, f"{number:030x}a{side}", f"{number}")


def test_of_all_who_pick_up_at_once_one_wins(tmp_path: Path) -> None:
    folder = fresh(tmp_path, "public")
    room = next(iter(begun(folder)))
    desk = opened(folder)
    names = [f"Staff{number}" for number in range(20)]
    desk.staff(*names)
    desk.store.close()
    store: SqliteStore[Any] = open_store(folder, "public", ids("public", Clock(), seed=2))
    access = store.principal("staff_public")

    async def everybody() -> list[Any]:
        def one(name: str) -> Any:
            proof = StaffProof(name.lower(), "pick_up", room, False)
            return access.write(lambda tx: pick_up(tx, proof, room))

        return await asyncio.gather(*map(one, names), return_exceptions=True)

    answers = asyncio.run(everybody())
    store.close()
    assert answers.count(None) == 1
    winner = names[answers.index(None)]
    losers = [answer for answer in answers if answer is not None]
    assert all(isinstance(answer, Refusal) and winner in answer.message for answer in losers)


def test_the_same_message_sent_many_times_at_once_is_one(tmp_path: Path) -> None:
    folder = fresh(tmp_path, "public")
    room, maria = next(iter(begun(folder).items()))
    store: SqliteStore[Any] = open_store(folder, "public", ids("public", Clock(), seed=2))
    access = store.principal("customer")

    async def insist() -> list[Any]:
        return await asyncio.gather(
            *(access.write(lambda tx: send_as_customer(tx, maria, said(room, 1, 1))) for _ in range(50))
        )

    answers = asyncio.run(insist())
    store.close()
    assert len(set(answers)) == 1
    desk = opened(folder)
    assert desk.facts(room).head == 3
    desk.store.close()

"""Two nodes that write the same rooms of one database at once: no gap, no double, and a tail that misses nothing."""

from __future__ import annotations

import asyncio
import os
from typing import Any

from backchannel.kernel.clock import system_clock
from backchannel.kernel.ids import IdSource
from backchannel.public.changes import Change, changes_after
from backchannel.public.customers.contacts import new_customer
from backchannel.public.enquiries.start import NewEnquiry, start_enquiry
from backchannel.public.messages.queries import entries_after
from backchannel.public.messages.send import NewMessage, send_as_customer
from backchannel.storage.postgres.store import PostgresStore
from postgres import fresh_database

ROOMS, EACH, WAYS = 6, 25, 4


async def begun(access: Any) -> list[tuple[str, str]]:
    """Rooms, each with its customer."""
    made = []
    for _ in range(ROOMS):
        who = await access.write(new_customer)
        new = NewEnquiry(os.urandom(16).hex(), "widget", "hello")
        made.append((who, await access.write(lambda tx, who=who, new=new: start_enquiry(tx, who, new))))
    return made


async def talk(access: Any, who: str, room: str) -> None:
    for number in range(EACH):
        new = NewMessage(room, os.urandom(16).hex(), f"{number}")
        await access.write(lambda tx, new=new: send_as_customer(tx, who, new), about=room)


async def tail(access: Any, over: asyncio.Event) -> list[Change]:
    """Follow all changes by their numbers alone until nothing more comes, as the projector does."""
    seen: list[Change] = []
    while True:
        last = over.is_set()
        after = seen[-1].n if seen else 0
        seen += await access.glance(lambda rx, after=after: changes_after(rx, after, 1000), settled=True)
        if last:
            return seen


def test_rooms_that_two_nodes_write_have_no_gap_and_their_tail_misses_nothing() -> None:
    place = fresh_database("public")

    async def story() -> None:
        nodes = [PostgresStore[Any](place, "public", IdSource(system_clock)) for _ in range(2)]
        rooms = await begun(nodes[0].principal("customer"))
        over = asyncio.Event()
        tailing = asyncio.ensure_future(tail(nodes[1].principal("staff_public"), over))
        talks = [talk(nodes[way % 2].principal("customer"), who, room) for who, room in rooms for way in range(WAYS)]
        await asyncio.gather(*talks)
        over.set()
        told = await tailing
        reader = nodes[0].principal("staff_public")
        for _, room in rooms:
            entries = await reader.read(lambda rx, room=room: entries_after(rx, room, 0, 1000))
            assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
            assert sum(entry.kind == "message" for entry in entries) == 1 + EACH * WAYS
            assert {change.seq for change in told if change.room == room} >= {entry.seq for entry in entries}
        assert len({change.n for change in told}) == len(told)
        for node in nodes:
            await node.stop()

    asyncio.run(story())

"""What the walls mean in practice: two objects for the same bytes, and customers who need nothing of the staff."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from leaks.cast import NOTE, watch
from leaks.opening import Opening, opening
from leaks.public_events import customer_posts, customer_starts
from leaks.store_dump import files_of
from leaks.sweep import NEVER_WAS, sweep
from leaks.trace import BEGINNING, Step
from leaks.twins import EVENTS
from leaks.world import World

INES = 2


def gone(*_asked: object) -> None:
    raise OSError("there is no such store")


def in_a_world(folder: Path, test: Callable[[World], Awaitable[None]]) -> None:
    async def run(laid: Opening) -> None:
        world = World(laid, folder / "world", "walls")
        await world.start()
        for step in BEGINNING:
            await EVENTS[step.what](world, step, [])
        await test(world)
        await world.stop()

    laid = opening()
    asyncio.run(run(laid))


def test_the_same_bytes_on_both_sides_are_two_objects(tmp_path: Path) -> None:
    async def test(world: World) -> None:
        kept = []
        for kind in ("files", "private-files"):
            address = f"/api/rooms/{world.rooms[0]}/{kind}?name=note.txt"
            answer = await world.staff_asks(world.staff[INES], "POST", address, NOTE)
            kept.append(json.loads(answer.body)["id"])
        aloud, aside = (files_of(world.folder / universe) for universe in ("public", "private"))
        assert set(aloud.values()) & set(aside.values()), "both keep these bytes"
        assert not set(aloud) & set(aside), "each under a name of its own"
        maria = world.customers[0]
        theirs = await world.customer_asks(maria, "GET", f"/api/files/{kept[1]}")
        nobodys = await world.customer_asks(maria, "GET", f"/api/files/{NEVER_WAS}")
        assert theirs.status == 404
        assert theirs.record() == nobodys.record()

    in_a_world(tmp_path, test)


def test_customers_are_served_when_the_staffs_store_is_gone(tmp_path: Path) -> None:
    """No public act, timer or question touches the private store: every try fails, and nothing of theirs does."""

    async def test(world: World) -> None:
        store: Any = world.desk.private.store
        whole = store.read, store.glance, store.put
        store.read = store.glance = store.put = gone
        await customer_starts(world, Step("customer_starts", 2, 0, 2), [])
        await customer_posts(world, Step("customer_posts", 0, 0, 1), [])
        await watch(world, world.customers[0], world.rooms[0])
        await world.tick(60)
        before = len(world.customers[0].sink)
        await sweep(world)
        answers = [record for who in world.customers for record in who.sink if b"\n" in record]
        assert len(world.customers[0].sink) > before
        assert not [record for record in answers if record.split(b"\n")[1][:1] == b"5"]
        assert any(b"My brake squeals" in record for record in world.customers[0].sink)
        store.read, store.glance, store.put = whole

    in_a_world(tmp_path, test)

"""The universes share no writer, queue or lock: whatever holds one of them up, the other goes on."""

from __future__ import annotations

import asyncio
import fcntl
import sqlite3
import threading
from pathlib import Path
from typing import Any

from backchannel.public.customers.contacts import new_customer
from backchannel.storage.migrate import LOCK
from stores import open_stores


class Held:
    """An act that holds its writer until it is let go."""

    def __init__(self) -> None:
        self.entered, self.let_go = threading.Event(), threading.Event()

    async def __call__(self, _tx: Any) -> None:
        self.entered.set()
        assert self.let_go.wait(10)


def test_customers_are_served_while_the_staffs_writer_is_held_and_its_queue_grows(tmp_path: Path) -> None:
    held = Held()

    async def story() -> None:
        with open_stores(tmp_path, inline=False) as stores:
            staff_side, customers = stores.private.principal("staff_private"), stores.public.principal("customer")
            waiting = [asyncio.ensure_future(staff_side.write(held, beside=True)) for _ in range(100)]
            await asyncio.get_running_loop().run_in_executor(None, held.entered.wait, 10)
            async with asyncio.timeout(10):
                assert [await customers.write(new_customer) for _ in range(20)]
            assert not any(one.done() for one in waiting)
            held.let_go.set()
            await asyncio.gather(*waiting)

    asyncio.run(story())


class HeldCommit:
    """A connection whose commit, and nothing else, takes until it is let go."""

    def __init__(self, link: sqlite3.Connection) -> None:
        self._link = link
        self.entered, self.let_go = threading.Event(), threading.Event()

    def execute(self, text: str, *values: Any) -> sqlite3.Cursor:
        if text == "COMMIT":
            self.entered.set()
            assert self.let_go.wait(10)
        return self._link.execute(text, *values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._link, name)


def test_customers_are_served_while_the_disk_holds_up_a_commit_of_the_staff(tmp_path: Path) -> None:
    async def story() -> None:
        with open_stores(tmp_path, inline=False) as stores:
            staff_side, customers = stores.private.principal("staff_private"), stores.public.principal("customer")
            links: dict[str, Any] = stores.private._commit._links
            held = links["staff_private"] = HeldCommit(links["staff_private"])
            waits = asyncio.ensure_future(staff_side.write(nothing))
            await asyncio.get_running_loop().run_in_executor(None, held.entered.wait, 10)
            async with asyncio.timeout(10):
                await customers.write(new_customer)
            assert not waits.done()
            held.let_go.set()
            await waits

    asyncio.run(story())


def test_customers_are_served_while_another_process_holds_the_staffs_lock(tmp_path: Path) -> None:
    async def story() -> None:
        with open_stores(tmp_path, inline=False) as stores, (tmp_path / "private" / LOCK).open("rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            staff_side, customers = stores.private.principal("staff_private"), stores.public.principal("customer")
            waits = asyncio.ensure_future(staff_side.write(nothing))
            async with asyncio.timeout(10):
                await customers.write(new_customer)
            assert not waits.done()
            fcntl.flock(lock, fcntl.LOCK_UN)
            await waits

    asyncio.run(story())


async def nothing(_tx: Any) -> None:
    """An act that does nothing but take its turn."""

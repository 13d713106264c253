"""The storage layer alone: 100 senders, each waiting for its message to be on disk before it sends the next.

Three ways in one run, by turns: a bare group commit of one insert; the very statements of a message in a bare group
commit written by hand; and the product, from `Access.write` to the answer. Only the ratios mean something.

``python bench/storage.py [ROUNDS] [MESSAGES PER SENDER]``
"""

# ruff: noqa: SLF001 - the statements by hand are the very ones that the product prepares
from __future__ import annotations

import asyncio
import os
import queue
import sqlite3
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from backchannel.kernel.clock import system_clock
from backchannel.kernel.ids import IdSource
from backchannel.public.customers.contacts import new_customer
from backchannel.public.enquiries import room_log
from backchannel.public.enquiries.start import NewEnquiry, start_enquiry
from backchannel.public.messages import send
from backchannel.public.messages.send import NewMessage, send_as_customer
from backchannel.storage.acts import _compiled
from backchannel.storage.migrate import FILE, create_or_upgrade
from backchannel.storage.sqlite import open_store

SENDERS = 100
TEXT = "x" * 200
Send = Callable[[int, int], Awaitable[Any]]


async def per_second(send_one: Send, messages: int) -> float:
    """How many messages a second `send_one(sender, number)` takes."""

    async def sender(who: int) -> None:
        for number in range(messages):
            await send_one(who, number)

    begun = time.perf_counter()
    await asyncio.gather(*map(sender, range(SENDERS)))
    return SENDERS * messages / (time.perf_counter() - begun)


class ByHand:
    """A group commit as one would write it for one purpose: a queue, a thread, a transaction for all that waits."""

    def __init__(self, path: Path, write: Callable[[sqlite3.Connection, int, int], None]) -> None:
        self._queue: queue.SimpleQueue[tuple[int, int, asyncio.Future[None]] | None] = queue.SimpleQueue()
        self._link = sqlite3.connect(path, isolation_level=None, check_same_thread=False, cached_statements=512)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "cache_size=-16384", "wal_autocheckpoint=4000"):
            self._link.execute(f"PRAGMA {pragma}")
        self._write, self._loop = write, asyncio.get_running_loop()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    async def send(self, who: int, number: int) -> None:
        answer = self._loop.create_future()
        self._queue.put((who, number, answer))
        await answer

    def close(self) -> None:
        self._queue.put(None)
        self._thread.join()
        self._link.close()

    def _run(self) -> None:
        while (job := self._queue.get()) is not None:
            jobs = [job]
            while not self._queue.empty() and (job := self._queue.get()) is not None:
                jobs.append(job)
            self._link.execute("BEGIN IMMEDIATE")
            for who, number, _ in jobs:
                self._write(self._link, who, number)
            self._link.execute("COMMIT")
            self._loop.call_soon_threadsafe(self._answer, [answer for _, _, answer in jobs])

    def _answer(self, answers: list[asyncio.Future[None]]) -> None:
        for answer in answers:
            answer.set_result(None)


async def one_insert(folder: Path, messages: int) -> float:
    path = folder / "one.db"
    with sqlite3.connect(path) as link:
        link.execute(
            "CREATE TABLE message (room TEXT, seq INT, id TEXT, text TEXT, PRIMARY KEY (room, seq)) WITHOUT ROWID"
        )
    values = "INSERT INTO message VALUES (?, ?, ?, ?)"
    bare = ByHand(
        path, lambda link, who, number: link.execute(values, (f"room {who}", number, "x" * 36, TEXT)) and None
    )
    try:
        return await per_second(bare.send, messages)
    finally:
        bare.close()


async def begun(folder: Path) -> list[tuple[str, str]]:
    """A store with an enquiry per sender; answers customers and rooms."""
    create_or_upgrade(folder, "public")
    store = open_store(folder, "public", IdSource(system_clock))
    access, made = store.principal("customer"), []
    for _ in range(SENDERS):
        who = await access.write(new_customer)
        new = NewEnquiry(os.urandom(16).hex(), "widget", "hello")
        made.append((who, await access.write(lambda tx, who=who, new=new: start_enquiry(tx, who, new))))
    store.close()
    return made


async def by_hand(folder: Path, messages: int) -> float:
    rooms = await begun(folder)
    speaks, known, head, entry, change = (
        _compiled(statement)
        for statement in (send._CUSTOMER_SPEAKS, send._BY_KEY, send._BY_CUSTOMER, room_log._APPEND, room_log._CHANGE)
    )

    def write(link: sqlite3.Connection, sender: int, _number: int) -> None:
        def run(statement: Any, **named: Any) -> Any:
            return link.execute(statement.text, statement.arguments(named)).fetchone()

        (who, room), key, now = rooms[sender], os.urandom(16).hex(), system_clock()
        run(speaks, room=room, who=who)
        run(known, room=room, author_id=who, key=key)
        (seq,) = run(head, room=room, last_text=TEXT[:140], last_by="customer", last_at=now)
        said = {"kind": "message", "actor_kind": "customer", "number": None, "message_id": key + "0000", "text": TEXT}
        run(entry, room=room, seq=seq, at=now, actor_id=who, key=key, **said)
        run(change, room=room, seq=seq)

    bare = ByHand(folder / FILE, write)
    try:
        return await per_second(bare.send, messages)
    finally:
        bare.close()


async def product(folder: Path, messages: int) -> float:
    rooms = await begun(folder)
    store = open_store(folder, "public", IdSource(system_clock))
    access = store.principal("customer")

    async def send_one(sender: int, _number: int) -> None:
        who, room = rooms[sender]
        new = NewMessage(room, os.urandom(16).hex(), TEXT)
        await access.write(lambda tx: send_as_customer(tx, who, new))

    try:
        return await per_second(send_one, messages)
    finally:
        store.close()


def main() -> None:
    rounds, messages = (int(given) for given in (*sys.argv[1:], "5", "100")[:2])
    found: dict[str, list[float]] = {way.__name__: [] for way in (one_insert, by_hand, product)}
    for _ in range(rounds):
        for way in (one_insert, by_hand, product):
            with tempfile.TemporaryDirectory() as name:
                found[way.__name__].append(asyncio.run(way(Path(name), messages)))
    for name, rates in found.items():
        print(f"{name:10} {statistics.median(rates):9,.0f} messages/s  {sorted(map(round, rates))}")
    for name in ("one_insert", "by_hand"):
        ratios = [ours / theirs for ours, theirs in zip(found["product"], found[name], strict=True)]
        print(f"product to {name}: {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    main()

"""The embedded store: one SQLite file per universe, WAL, ``synchronous=FULL``, a connection per principal."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Generic, TypeVar

from backchannel.kernel.errors import Refusal
from backchannel.kernel.ids import IdSource
from backchannel.storage.acts import SqliteReader, drive
from backchannel.storage.authorizer import connect, grants
from backchannel.storage.commit import GroupCommit
from backchannel.storage.database import Access, Listener, Reader, Transaction
from backchannel.storage.delivery import deliver
from backchannel.storage.migrate import FILE, LOCK
from backchannel.storage.seals import Seal
from backchannel.storage.space import EARLY, LAST, Floor, Space
from backchannel.storage.writer import Job, Outcome, Writer

T = TypeVar("T")
U = TypeVar("U")
READER_THREADS = 2
MOST_WAITING = 4096


class SqliteAccess(Access[U]):
    """One principal's way in."""

    def __init__(self, store: SqliteStore[U], principal: str) -> None:
        self._store, self._principal = store, principal

    async def read(self, work: Callable[[Reader[U]], Awaitable[T]], *, settled: bool = False) -> T:
        """See `Access.read`; numbers are given in the order of commits here, so every view is settled."""
        return await self._store.read(self._principal, work)

    async def glance(self, work: Callable[[Reader[U]], Awaitable[T]], *, settled: bool = False) -> T:
        """See `Access.glance`."""
        return self._store.glance(self._principal, work)

    def submit(
        self,
        work: Callable[[Transaction[U]], Awaitable[T]],
        done: Callable[[T | BaseException], None],
        *,
        ahead: bool = False,
        beside: bool = False,
        about: str | None = None,
    ) -> None:
        """See `Access.submit`."""
        self._store.put(Job(self._principal, work, done, ahead, beside, about))


class SqliteStore(Generic[U]):
    """One universe's file.

    Args:
        folder: where ``desk.db`` lies; nobody else's files are in it.
        universe: the name of its checked-in list of principals.
        ids: this universe's generator, clock and randomness.
        floor: how much of the disk must stay free of ordinary acts; those that go ahead may use it up to `LAST`.
        inline: run acts and reads at once on the caller's thread, so that a test's order is the only order.
        only: the principals that this process may be, else all of the list.
    """

    def __init__(
        self,
        folder: Path,
        universe: str,
        ids: IdSource,
        *,
        floor: Floor = LAST,
        inline: bool = False,
        only: frozenset[str] | None = None,
    ) -> None:
        self.path = folder / FILE
        self.principals = {who: lines for who, lines in grants(universe).items() if only is None or who in only}
        self._ids, self._inline, self._floor = ids, inline, floor
        self._space = Space(folder)
        self._listeners: list[Listener] = []
        self._commit = GroupCommit(self._writing_links(), folder / LOCK, ids)
        self._reading = threading.local()
        self._opened: list[sqlite3.Connection] = []
        self._readers = ThreadPoolExecutor(READER_THREADS, thread_name_prefix=f"{universe}-read")
        self._writer = None if inline else Writer(f"{universe}-write", self._commit, self._finish)
        self._closed = False

    def _writing_links(self) -> dict[str, sqlite3.Connection]:
        return {who: connect(str(self.path), tables, writing=True) for who, tables in self.principals.items()}

    def keep_sealed(self, seal: Seal) -> None:
        """Seal what goes into marked columns from now on, and open what comes out."""
        self._commit.seal = seal

    def principal(self, name: str) -> Access[U]:
        """The way in of one principal of the checked-in list.

        Raises:
            KeyError: the list has no such principal.
        """
        _ = self.principals[name]
        return SqliteAccess(self, name)

    def listen(self, listener: Listener) -> None:
        """Call `listener` on the event loop with what each commit emitted."""
        self._listeners.append(listener)

    def waiting(self) -> int:
        """How many acts wait for the writer."""
        return self._writer.waiting() if self._writer else 0

    def put(self, job: Job) -> None:
        """Queue an act, or refuse it before it has begun; must be called on the event loop."""
        if (refusal := self._no_place_for(job)) is not None:
            job.done(refusal)
        elif self._writer is None:
            self._finish(self._commit(job.principal, [job]))
        else:
            self._writer.put(job)

    def _no_place_for(self, job: Job) -> Refusal | None:
        if self._closed:
            return Refusal("shutting_down", 503, "The desk is shutting down.", "Send it again in a moment.", 5)
        if not job.ahead and self.waiting() >= MOST_WAITING:
            return Refusal("busy", 503, "The desk is very busy.", "Send it again in a moment.", 1)
        if not self._space.allows(LAST if job.ahead else self._floor):
            return Refusal("storage_full", 503, "The desk's disk is nearly full.", "Tell whoever runs it.", 60)
        return None

    def glance(self, principal: str, work: Callable[[Reader[U]], Awaitable[T]]) -> T:
        """Run a read as `principal` at once, on the caller's thread."""
        return self._read(principal, work)

    async def read(self, principal: str, work: Callable[[Reader[U]], Awaitable[T]]) -> T:
        """Run a read as `principal` on one of the reading threads."""
        if self._inline:
            return self._read(principal, work)
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._read, principal, work)

    def _read(self, principal: str, work: Callable[[Reader[U]], Awaitable[T]]) -> T:
        link = self._reading_link(principal)
        link.execute("BEGIN")
        reader: SqliteReader[U] = SqliteReader(link, self._ids.clock(), self._commit.seal)
        try:
            return drive(work(reader))
        finally:
            reader.end()
            link.execute("ROLLBACK")

    def _reading_link(self, principal: str) -> sqlite3.Connection:
        links: dict[str, sqlite3.Connection] = self._reading.__dict__.setdefault("links", {})
        if (link := links.get(principal)) is None:
            link = links[principal] = connect(str(self.path), self.principals[principal], writing=False)
            self._opened.append(link)
        return link

    def _finish(self, outcomes: list[Outcome]) -> None:
        deliver(outcomes, self._listeners)

    def close(self) -> None:
        """Commit what has queued, then let go of every connection. Acts that come later are refused."""
        self._closed = True
        if self._writer is not None:
            self._writer.close()
        self._readers.shutdown()
        for link in self._opened:
            link.close()
        self._commit.close()

    async def stop(self) -> None:
        """Like `close`, for whoever does not know which store it is."""
        self.close()


FLOORS = {"public": LAST, "private": EARLY}
"""The staff's side stops writing while there is still room for customers."""


def open_store(
    folder: Path, universe: str, ids: IdSource, *, inline: bool = False, only: frozenset[str] | None = None
) -> SqliteStore[Any]:
    """Open the store in `folder`, which migrations have brought up to date; as some principals `only`, else as all.

    Raises:
        FileNotFoundError: there is no store in the folder.
    """
    if not (folder / FILE).is_file():
        raise FileNotFoundError(folder / FILE)
    return SqliteStore(folder, universe, ids, floor=FLOORS[universe], inline=inline, only=only)

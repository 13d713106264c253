"""The embedded store: one SQLite file per universe, WAL, ``synchronous=FULL``, one writer, a connection per principal."""

from __future__ import annotations

import asyncio
import fcntl
import sqlite3
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, Generic, TypeVar

from sqlalchemy.dialects import sqlite as dialects

from backchannel.kernel.errors import Refusal, Unconfirmed
from backchannel.kernel.ids import IdSource
from backchannel.storage.authorizer import Grant, connect, grants
from backchannel.storage.database import Access, Listener, Prepared, Reader, Transaction
from backchannel.storage.statements import compiled
from backchannel.storage.writer import Job, Outcome, WriterThread

T = TypeVar("T")
U = TypeVar("U")
R = TypeVar("R")
_DIALECT = dialects.dialect(paramstyle="qmark")  # type: ignore[no-untyped-call]
READER_THREADS = 2


def drive(work: Awaitable[T]) -> T:
    """Run an act to its end without an event loop; on this store nothing it awaits ever suspends."""
    steps = work.__await__()
    try:
        next(steps)
    except StopIteration as end:
        return end.value  # type: ignore[no-any-return]
    raise RuntimeError("an act awaited something other than its transaction")


class SqliteReader(Reader[U]):
    """Statements on one connection, inside the transaction that its caller has begun."""

    def __init__(self, link: sqlite3.Connection, now: int) -> None:
        self._link = link
        self.now = now

    async def all(self, statement: Prepared[R], /, **parameters: Any) -> list[R]:
        text = compiled(statement, _DIALECT, dialects.insert)
        rows = self._link.execute(text.text, text.arguments(parameters)).fetchall()
        record = statement.record
        return rows if record is None else [record(*row) for row in rows]

    async def one(self, statement: Prepared[R], /, **parameters: Any) -> R | None:
        rows = await self.all(statement, **parameters)
        return rows[0] if rows else None


class SqliteTransaction(SqliteReader[U], Transaction[U]):
    """A writing transaction of one principal."""

    def __init__(self, link: sqlite3.Connection, ids: IdSource) -> None:
        super().__init__(link, ids.clock())
        self._ids = ids
        self.events: list[object] = []

    async def run(self, statement: Prepared[Any], /, **parameters: Any) -> int:
        text = compiled(statement, _DIALECT, dialects.insert)
        return self._link.execute(text.text, text.arguments(parameters)).rowcount

    def new_id(self) -> str:
        return self._ids.new()

    def random(self, count: int) -> bytes:
        return self._ids.randomness(count)

    def emit(self, event: object) -> None:
        self.events.append(event)


class SqliteAccess(Access[U]):
    """One principal's way in."""

    def __init__(self, store: SqliteStore[U], principal: str) -> None:
        self._store, self._principal = store, principal

    async def read(self, work: Callable[[Reader[U]], Awaitable[T]]) -> T:
        return await self._store.read(self._principal, work)

    def submit(
        self, work: Callable[[Transaction[U]], Awaitable[T]], done: Callable[[T | BaseException], None]
    ) -> None:
        self._store.put(Job(self._principal, work, done))

    async def write(self, work: Callable[[Transaction[U]], Awaitable[T]]) -> T:
        answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()

        def done(result: T | BaseException) -> None:
            if answer.done():
                return
            if isinstance(result, BaseException):
                answer.set_exception(result)
            else:
                answer.set_result(result)

        self.submit(work, done)
        return await answer


class SqliteStore(Generic[U]):
    """One universe's file.

    Args:
        folder: where ``desk.db`` lies; nobody else's files are in it.
        universe: the name of its checked-in list of principals.
        ids: this universe's generator, clock and randomness.
        inline: run acts and reads at once on the caller's thread, so that a test's order is the only order.
    """

    def __init__(self, folder: Path, universe: str, ids: IdSource, *, inline: bool = False) -> None:
        self.path = folder / "desk.db"
        self.principals = grants(universe)
        self._ids, self._inline = ids, inline
        self._listeners: list[Listener] = []
        self._lock: IO[bytes] = (folder / "writer.lock").open("ab")
        self._writing = {who: self._connect(tables, writing=True) for who, tables in self.principals.items()}
        self._reading = threading.local()
        self._opened: list[sqlite3.Connection] = []
        self._readers = ThreadPoolExecutor(READER_THREADS, thread_name_prefix=f"{universe}-read")
        self._loop: asyncio.AbstractEventLoop | None = None
        self._writer = None if inline else WriterThread(f"{universe}-write", self.commit, self._deliver)

    def _connect(self, tables: dict[str, Grant], *, writing: bool) -> sqlite3.Connection:
        return connect(str(self.path), tables, writing=writing)

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
        """Queue an act; must be called on the event loop."""
        if self._writer is None:
            self._finish(self.commit(job.principal, [job]))
            return
        if self._loop is None:
            self._loop = asyncio.get_running_loop()
        self._writer.put(job)

    async def read(self, principal: str, work: Callable[[Reader[U]], Awaitable[T]]) -> T:
        """Run a read as `principal` on one of the reading threads."""
        if self._inline:
            return self._read(principal, work)
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._read, principal, work)

    def _read(self, principal: str, work: Callable[[Reader[U]], Awaitable[T]]) -> T:
        links: dict[str, sqlite3.Connection] = self._reading.__dict__.setdefault("links", {})
        if (link := links.get(principal)) is None:
            link = links[principal] = self._connect(self.principals[principal], writing=False)
            self._opened.append(link)
        link.execute("BEGIN")
        try:
            return drive(work(SqliteReader(link, self._ids.clock())))
        finally:
            link.execute("ROLLBACK")

    def commit(self, principal: str, jobs: list[Job]) -> list[Outcome]:
        """Commit jobs of one principal together; when the batch fails, each alone."""
        link = self._writing[principal]
        with self._exclusive():
            try:
                outcomes = self._together(link, jobs)
            except sqlite3.Error as error:
                _rollback(link)
                if len(jobs) == 1:
                    return [Outcome(jobs[0], _judge(error), [])]
                return [outcome for job in jobs for outcome in self._alone(link, job)]
            try:
                link.execute("COMMIT")
            except sqlite3.Error:
                _rollback(link)
                return [_doubtful(outcome) for outcome in outcomes]
        return outcomes

    def _alone(self, link: sqlite3.Connection, job: Job) -> list[Outcome]:
        try:
            outcomes = self._together(link, [job])
            link.execute("COMMIT")
        except sqlite3.Error as error:
            _rollback(link)
            return [Outcome(job, _judge(error), [])]
        return outcomes

    def _together(self, link: sqlite3.Connection, jobs: list[Job]) -> list[Outcome]:
        link.execute("BEGIN IMMEDIATE")
        return [self._attempt(link, job) for job in jobs]

    def _attempt(self, link: sqlite3.Connection, job: Job) -> Outcome:
        link.execute("SAVEPOINT act")
        transaction: SqliteTransaction[U] = SqliteTransaction(link, self._ids)
        try:
            result = drive(job.work(transaction))
        except sqlite3.Error:
            raise
        except Exception as refusal:  # noqa: BLE001 - an act's own failure is its caller's answer
            link.execute("ROLLBACK TO act")
            link.execute("RELEASE act")
            return Outcome(job, refusal, [])
        link.execute("RELEASE act")
        return Outcome(job, result, transaction.events)

    @contextmanager
    def _exclusive(self) -> Any:
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(self._lock, fcntl.LOCK_UN)

    def _deliver(self, outcomes: list[Outcome]) -> None:
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop has closed; what is committed stays committed
                self._loop.call_soon_threadsafe(self._finish, outcomes)

    def _finish(self, outcomes: list[Outcome]) -> None:
        for outcome in outcomes:
            outcome.job.done(outcome.result)
            if outcome.events:
                for listener in self._listeners:
                    listener(outcome.events)

    def close(self) -> None:
        """Commit what has queued, then let go of every connection."""
        if self._writer is not None:
            self._writer.close()
        self._readers.shutdown()
        for link in (*self._writing.values(), *self._opened):
            link.close()
        self._lock.close()


def _rollback(link: sqlite3.Connection) -> None:
    if link.in_transaction:
        with suppress(sqlite3.Error):
            link.execute("ROLLBACK")


def _judge(error: sqlite3.Error) -> Exception:
    """What a failing statement means for its caller: full and failing disks are to be tried again, the rest is ours."""
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_BUSY", "SQLITE_NOMEM")):
        return Unconfirmed("the store could not write")
    return error


def _doubtful(outcome: Outcome) -> Outcome:
    if isinstance(outcome.result, Refusal):
        return outcome
    return Outcome(outcome.job, Unconfirmed("the commit's fate is unknown"), [])


def open_store(folder: Path, universe: str, ids: IdSource, *, inline: bool = False) -> SqliteStore[Any]:
    """Open the store in `folder`, which migrations have brought up to date.

    Raises:
        FileNotFoundError: there is no store in the folder.
    """
    if not (folder / "desk.db").is_file():
        raise FileNotFoundError(folder / "desk.db")
    return SqliteStore(folder, universe, ids, inline=inline)

"""What a store offers: prepared statements, transactions for one principal, and acknowledgement after the commit."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from typing import Any, Generic, TypeVar

import sqlalchemy as sa

U = TypeVar("U")
T = TypeVar("T")
R = TypeVar("R")


class Prepared(Generic[R]):
    """A statement compiled once per dialect, and the record that its rows become.

    Args:
        statement: a SQLAlchemy Core statement with named bind parameters.
        record: called with a row's columns in order; None leaves rows as tuples.
    """

    __slots__ = ("compiled", "record", "statement")

    def __init__(self, statement: sa.Executable, record: Callable[..., R] | None) -> None:
        self.statement = statement
        self.record = record
        self.compiled: dict[str, Any] = {}


def prepare(statement: sa.Executable, record: Callable[..., R]) -> Prepared[R]:
    """Name a reading statement and the record that each of its rows becomes."""
    return Prepared(statement, record)


def prepare_write(statement: sa.Executable) -> Prepared[tuple[Any, ...]]:
    """Name a statement that is run for its effect, or whose rows stay plain tuples."""
    return Prepared(statement, None)


class Reader(ABC, Generic[U]):
    """A consistent view of one universe's store, limited to one principal.

    `now` is the universe's clock in UTC milliseconds, fixed when the work began.
    """

    now: int

    @abstractmethod
    async def all(self, statement: Prepared[R], /, **parameters: Any) -> list[R]:
        """Every row of a statement, as records."""

    @abstractmethod
    async def one(self, statement: Prepared[R], /, **parameters: Any) -> R | None:
        """The first row of a statement, or None."""


class Transaction(Reader[U]):
    """A `Reader` that may write; what it wrote is on disk when the store says so, or never was."""

    @abstractmethod
    async def run(self, statement: Prepared[Any], /, **parameters: Any) -> int:
        """Run a writing statement; answers the number of rows it touched."""

    @abstractmethod
    def new_id(self) -> str:
        """A new UUIDv7 of this universe's generator."""

    @abstractmethod
    def random(self, count: int) -> bytes:
        """That many bytes of this universe's randomness."""

    @abstractmethod
    def emit(self, event: object) -> None:
        """Hand `event` to the store's listeners after the commit, in the order of commits."""


class Access(ABC, Generic[U]):
    """One principal's way into one universe's store."""

    @abstractmethod
    async def read(self, work: Callable[[Reader[U]], Awaitable[T]], *, settled: bool = False) -> T:
        """Run `work` on a consistent view of the store.

        `work` may await nothing but its reader's methods.

        Args:
            work: the reading.
            settled: whether it begins between commits, so that whatever has a number, such as a change, has all that
                have smaller ones beside it.
        """

    @abstractmethod
    async def glance(self, work: Callable[[Reader[U]], Awaitable[T]], *, settled: bool = False) -> T:
        """Like `read`, for a few rows by their keys: it takes less than handing it to somebody else would.

        The event loop may stand still while it runs, so what grows with the desk is for `read`.
        """

    @abstractmethod
    def submit(
        self,
        work: Callable[[Transaction[U]], Awaitable[T]],
        done: Callable[[T | BaseException], None],
        *,
        ahead: bool = False,
        beside: bool = False,
        about: str | None = None,
    ) -> None:
        """Queue `work` for the next commit; `done` is called once on the event loop, in commit order.

        `work` may run more than once, and only its last run counts: it must have no effect but through `tx`.

        `done` gets the result after the fsync, or the exception: a `Refusal` when the act said no, or, before this
        call returns, when the store takes no more (`busy`, `storage_full`, `shutting_down`, all 503);
        `Unconfirmed` when nobody can say whether the commit happened.

        Args:
            work: the act.
            done: takes its result or exception.
            ahead: whether it goes before what has queued, as administration does.
            beside: whether it takes longer than a few milliseconds, as what touches many rows does: acts run on the
                event loop, this one beside it.
            about: the room that it is about, when it changes nothing but what hangs on that room: a store that many
                nodes write lets rooms go on side by side. None keeps everybody else waiting.
        """

    async def write(
        self,
        work: Callable[[Transaction[U]], Awaitable[T]],
        *,
        ahead: bool = False,
        beside: bool = False,
        about: str | None = None,
    ) -> T:
        """Like `submit`, awaited.

        Raises:
            Refusal: the act said no; its writes are undone, others of the same commit stand.
            Unconfirmed: the commit's fate is unknown; send the same key again.
        """
        answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()

        def done(result: T | BaseException) -> None:
            if answer.done():
                return
            if isinstance(result, BaseException):
                answer.set_exception(result)
            else:
                answer.set_result(result)

        self.submit(work, done, ahead=ahead, beside=beside, about=about)
        return await answer


class Channel(ABC):
    """What one universe's database passes on between its nodes: short texts, at most once, in each sender's order."""

    @abstractmethod
    async def open(self, hear: Callable[[str], None]) -> None:
        """Call `hear` on the event loop with every text that anybody sends, oneself included."""

    @abstractmethod
    def send(self, text: str) -> None:
        """Send a text of at most `MOST_SENT` bytes; it is lost when the database is away."""

    @abstractmethod
    async def close(self) -> None:
        """Send and hear no more."""


MOST_SENT = 7_900
"""Bytes of one text on a `Channel`; PostgreSQL takes less than 8,000 (its manual, NOTIFY)."""

Listener = Callable[[list[object]], None]
"""Gets what one commit emitted, in order, on the event loop."""

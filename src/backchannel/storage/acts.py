"""An act at work on a SQLite connection: how it is driven, and the reader and transaction that it is given."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable
from typing import Any, TypeVar

from sqlalchemy.dialects import sqlite as dialects

from backchannel.kernel.ids import IdSource
from backchannel.storage.database import Prepared, Reader, Transaction
from backchannel.storage.seals import Seal, opened_row, sealed_values
from backchannel.storage.statements import Compiled, compiled

T = TypeVar("T")
U = TypeVar("U")
R = TypeVar("R")
_DIALECT = dialects.dialect(paramstyle="qmark")  # type: ignore[no-untyped-call, unused-ignore]


def drive(work: Awaitable[T]) -> T:
    """Run an act to its end without an event loop; on this store nothing it awaits ever suspends."""
    steps = work.__await__()
    try:
        next(steps)
    except StopIteration as end:
        return end.value  # type: ignore[no-any-return]
    raise RuntimeError("an act awaited something other than its transaction")


def _over(*_asked: Any) -> Any:
    raise RuntimeError("this transaction is over")


def _compiled(statement: Prepared[Any]) -> Compiled:
    known: Compiled | None = statement.compiled.get("sqlite")
    return known if known is not None else compiled(statement, _DIALECT, dialects.insert)


class SqliteReader(Reader[U]):
    """Statements on one connection, inside the transaction that its caller has begun."""

    def __init__(self, link: sqlite3.Connection, now: int, seal: Seal | None = None) -> None:
        self._execute = link.execute
        self._seal = seal
        self.now = now

    def end(self) -> None:
        """The work is done: whoever has kept this can do nothing more with it."""
        self._execute = _over

    async def all(self, statement: Prepared[R], /, **parameters: Any) -> list[R]:
        """See `Reader.all`."""
        known = _compiled(statement)
        parameters = await self._closed(known, parameters)
        rows = self._execute(known.text, known.arguments(parameters)).fetchall()
        if self._seal is not None and known.sealed is not None:
            rows = [await opened_row(self._seal, self, known.sealed, row, parameters) for row in rows]
        record = statement.record
        return rows if record is None else [record(*row) for row in rows]

    async def one(self, statement: Prepared[R], /, **parameters: Any) -> R | None:
        """See `Reader.one`."""
        known = _compiled(statement)
        parameters = await self._closed(known, parameters)
        cursor = self._execute(known.text, known.arguments(parameters))
        row = cursor.fetchone()
        cursor.close()
        if row is None:
            return None
        if self._seal is not None and known.sealed is not None:
            row = await opened_row(self._seal, self, known.sealed, row, parameters)
        record = statement.record
        return row if record is None else record(*row)

    async def _closed(self, known: Compiled, parameters: dict[str, Any]) -> dict[str, Any]:
        """The parameters, with what is to be sealed sealed."""
        if self._seal is None or known.sealed is None or not known.sealed.written:
            return parameters
        return await sealed_values(self._seal, self, known.sealed, {**known.defaults, **parameters})


class SqliteTransaction(SqliteReader[U], Transaction[U]):
    """A writing transaction of one principal."""

    def __init__(self, link: sqlite3.Connection, ids: IdSource, seal: Seal | None = None) -> None:
        super().__init__(link, ids.clock(), seal)
        self._ids = ids
        self.events: list[object] = []

    async def run(self, statement: Prepared[Any], /, **parameters: Any) -> int:
        """See `Transaction.run`."""
        known = _compiled(statement)
        parameters = await self._closed(known, parameters)
        return self._execute(known.text, known.arguments(parameters)).rowcount

    def new_id(self) -> str:
        """See `Transaction.new_id`."""
        return self._ids.new()

    def random(self, count: int) -> bytes:
        """See `Transaction.random`."""
        return self._ids.randomness(count)

    def emit(self, event: object) -> None:
        """See `Transaction.emit`."""
        self.events.append(event)

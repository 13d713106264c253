"""An act at work on a PostgreSQL connection: the reader and the transaction that it is given."""

from __future__ import annotations

from typing import Any, TypeAlias, TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg

from backchannel.kernel.ids import IdSource
from backchannel.storage.database import Prepared, Reader, Transaction
from backchannel.storage.statements import Compiled, compiled

U = TypeVar("U")
R = TypeVar("R")
Link: TypeAlias = Any
"""An asyncpg connection; the library brings no types."""
_DIALECT: sa.Dialect = PGDialect_asyncpg()  # type: ignore[no-untyped-call, unused-ignore]


def _compiled(statement: Prepared[Any]) -> Compiled:
    known: Compiled | None = statement.compiled.get(_DIALECT.name)
    return known if known is not None else compiled(statement, _DIALECT, postgresql.insert)


class OverError(RuntimeError):
    """A transaction was used after its act had ended."""


class PostgresReader(Reader[U]):
    """Statements on one connection, inside the transaction that its caller has begun."""

    def __init__(self, link: Link, now: int) -> None:
        self._link: Link | None = link
        self.now = now

    def end(self) -> None:
        """The work is done: whoever has kept this can do nothing more with it."""
        self._link = None

    def _to(self, known: Compiled) -> Link:
        if self._link is None:
            raise OverError("this transaction is over")
        return self._link

    async def all(self, statement: Prepared[R], /, **parameters: Any) -> list[R]:
        """See `Reader.all`."""
        known = _compiled(statement)
        rows = await self._to(known).fetch(known.text, *known.arguments(parameters))
        record: Any = statement.record or _as_tuple
        return [record(*row) for row in rows]

    async def one(self, statement: Prepared[R], /, **parameters: Any) -> R | None:
        """See `Reader.one`."""
        known = _compiled(statement)
        row = await self._to(known).fetchrow(known.text, *known.arguments(parameters))
        if row is None:
            return None
        record: Any = statement.record or _as_tuple
        found: R = record(*row)
        return found


class PostgresTransaction(PostgresReader[U], Transaction[U]):
    """A writing transaction of one principal; `wrote` says whether anything was changed in it yet."""

    def __init__(self, link: Link, ids: IdSource) -> None:
        super().__init__(link, ids.clock())
        self._ids = ids
        self.events: list[object] = []
        self.wrote = False

    def _to(self, known: Compiled) -> Link:
        self.wrote = self.wrote or known.writes
        return super()._to(known)

    async def run(self, statement: Prepared[Any], /, **parameters: Any) -> int:
        """See `Transaction.run`."""
        known = _compiled(statement)
        status = await self._to(known).execute(known.text, *known.arguments(parameters))
        return int(status.rpartition(" ")[2])

    def new_id(self) -> str:
        """See `Transaction.new_id`."""
        return self._ids.new()

    def random(self, count: int) -> bytes:
        """See `Transaction.random`."""
        return self._ids.randomness(count)

    def emit(self, event: object) -> None:
        """See `Transaction.emit`."""
        self.events.append(event)


def _as_tuple(*values: Any) -> tuple[Any, ...]:
    return values

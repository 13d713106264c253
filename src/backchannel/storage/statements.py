"""From a SQLAlchemy Core statement to the text and the order of parameters that a driver takes, once per dialect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql.base import Executable
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import ClauseElement

from backchannel.storage.database import Prepared

_MISSING = object()


class Upsert(Executable):
    """Insert a row, or change some columns of the one that holds the same key.

    Args:
        table: where to.
        keys: the columns of the unique key.
        change: the columns that take the new row's values on a conflict; none leaves the old row as it is.
    """

    def __init__(self, table: sa.Table, keys: Sequence[str], change: Sequence[str]) -> None:
        self.table, self.keys, self.change = table, keys, change

    def for_dialect(self, insert: Any) -> ClauseElement:
        """The same with a dialect's own `insert`, which knows ``ON CONFLICT``."""
        statement = insert(self.table)
        if not self.change:
            return statement.on_conflict_do_nothing(index_elements=list(self.keys))  # type: ignore[no-any-return]
        values = {name: statement.excluded[name] for name in self.change}
        return statement.on_conflict_do_update(index_elements=list(self.keys), set_=values)  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A statement's text and its parameters in the order of their places."""

    text: str
    places: tuple[tuple[str, Any], ...]

    def arguments(self, parameters: dict[str, Any]) -> tuple[Any, ...]:
        """The values for each place.

        Raises:
            KeyError: a parameter without a default is missing.
        """
        return tuple(
            parameters[name] if default is _MISSING else parameters.get(name, default) for name, default in self.places
        )


def compiled(prepared: Prepared[Any], dialect: sa.Dialect, insert: Any) -> Compiled:
    """`prepared` for a dialect, compiled on first use and kept."""
    known: Compiled | None = prepared.compiled.get(dialect.name)
    if known is not None:
        return known
    statement: Any = prepared.statement
    if isinstance(statement, Upsert):
        statement = statement.for_dialect(insert)
    built: SQLCompiler = statement.compile(dialect=dialect, compile_kwargs={"render_postcompile": True})
    fresh = Compiled(str(built), tuple((name, _default(built, name)) for name in built.positiontup or ()))
    prepared.compiled[dialect.name] = fresh
    return fresh


def _default(built: SQLCompiler, name: str) -> Any:
    bind = built.binds.get(name)
    if bind is not None and bind.required:
        return _MISSING
    return built.params.get(name)

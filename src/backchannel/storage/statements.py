"""From a SQLAlchemy Core statement to the text and the order of parameters that a driver takes, once per dialect."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.sql.base import Executable
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import ClauseElement

from backchannel.storage.database import Prepared


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
        statement, keys = insert(self.table), list(self.keys)
        if not self.change:
            return cast("ClauseElement", statement.on_conflict_do_nothing(index_elements=keys))
        values = {name: statement.excluded[name] for name in self.change}
        return cast("ClauseElement", statement.on_conflict_do_update(index_elements=keys, set_=values))


@dataclass(frozen=True, slots=True)
class Compiled:
    """A statement's text and its parameters in the order of their places.

    Args:
        text: what the driver takes.
        pick: takes the values for the places out of the parameters by name.
        defaults: values that the statement itself brings.
    """

    text: str
    pick: Callable[[dict[str, Any]], tuple[Any, ...]]
    defaults: dict[str, Any]

    def arguments(self, parameters: dict[str, Any]) -> tuple[Any, ...]:
        """The values for the places.

        Raises:
            KeyError: a parameter without a default is missing.
        """
        return self.pick({**self.defaults, **parameters} if self.defaults else parameters)


def compiled(prepared: Prepared[Any], dialect: sa.Dialect, insert: Any) -> Compiled:
    """`prepared` for a dialect, compiled on first use and kept."""
    known: Compiled | None = prepared.compiled.get(dialect.name)
    if known is not None:
        return known
    statement: Any = prepared.statement
    if isinstance(statement, Upsert):
        statement = statement.for_dialect(insert)
    built: SQLCompiler = statement.compile(dialect=dialect, compile_kwargs={"render_postcompile": True})
    defaults = {name: bind.effective_value for bind, name in built.bind_names.items() if not bind.required}
    fresh = prepared.compiled[dialect.name] = Compiled(str(built), _picker(built.positiontup or ()), defaults)
    return fresh


def _picker(names: Sequence[str]) -> Callable[[dict[str, Any]], tuple[Any, ...]]:
    if len(names) > 1:
        return itemgetter(*names)
    return lambda parameters: tuple(parameters[name] for name in names)

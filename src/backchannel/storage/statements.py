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
from backchannel.storage.seals import Places, places_of

_AGAIN = "again:"
"""Before the name of a parameter that goes into a statement a second time."""


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
        # Not by `excluded`: to name a column there is to read it, which not everybody who writes it may.
        values = {name: sa.bindparam(_AGAIN + name, type_=self.table.c[name].type) for name in self.change}
        return cast("ClauseElement", statement.on_conflict_do_update(index_elements=keys, set_=values))


@dataclass(frozen=True, slots=True)
class Compiled:
    """A statement's text and its parameters in the order of their places.

    Args:
        text: what the driver takes.
        pick: takes the values for the places out of the parameters by name.
        defaults: values that the statement itself brings.
        writes: whether it changes anything.
        sealed: where its sealed texts are; None for a statement without any.
    """

    text: str
    pick: Callable[[dict[str, Any]], tuple[Any, ...]]
    defaults: dict[str, Any]
    writes: bool = False
    sealed: Places | None = None

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
    if isinstance(statement, sa.Insert):
        statement = statement.inline()  # or a new row's number would be read back, which not everybody may
    built: SQLCompiler = statement.compile(dialect=dialect, compile_kwargs={"render_postcompile": True})
    defaults = {name: bind.effective_value for bind, name in built.bind_names.items() if not bind.required}
    fresh = prepared.compiled[dialect.name] = Compiled(
        str(built),
        _picker(built.positiontup or ()),
        defaults,
        writes=isinstance(statement, sa.UpdateBase),
        sealed=places_of(statement, built),
    )
    return fresh


def _picker(names: Sequence[str]) -> Callable[[dict[str, Any]], tuple[Any, ...]]:
    wanted = [name.removeprefix(_AGAIN) for name in names]
    if len(wanted) > 1:
        return itemgetter(*wanted)
    return lambda parameters: tuple(parameters[name] for name in wanted)

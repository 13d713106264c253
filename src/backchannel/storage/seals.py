"""Text that is sealed at rest.

Columns are marked where they are described; a store that is given a seal keeps what goes into them sealed and opens
what comes out. Whoever writes and reads them notices nothing.

Sealed values are bytes where plain ones are text, so that no text can pass for a sealed one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import sqlalchemy as sa
from sqlalchemy.sql.compiler import SQLCompiler

from backchannel.storage.database import Reader


class SealedText(sa.Text):
    """The type of a text column that is sealed at rest where the desk has a sealing key.

    Args:
        scope: the column that says under whose key; a statement that writes binds it under its own name, or led by
            ``in_`` or ``of_``.
    """

    def __init__(self, scope: str = "room") -> None:
        super().__init__()
        self.scope = scope


class SealBrokenError(Exception):
    """What is sealed cannot be opened: it was changed, moved or replaced on the disk, or its key is another."""


class Seal(Protocol):
    """Seals and opens texts; what it knows of keys lies in the store itself."""

    async def close(self, tx: Any, scope: str, text: str) -> bytes:
        """A text, sealed under a scope's key."""

    async def open(self, rx: Any, sealed: bytes, scope: str | None) -> str:
        """The text.

        Args:
            rx: a view of the store.
            sealed: what `close` made.
            scope: whose it must be, when the question says so.

        Raises:
            SealBrokenError: it cannot be opened.
        """


@dataclass(frozen=True, slots=True)
class Places:
    """Where a statement's sealed texts are.

    Args:
        written: the parameter of each text that is written → the parameter that names its scope.
        read: the places of sealed columns in a row.
        scope: the parameter that names the scope of all that is read, or None.
    """

    written: Mapping[str, str]
    read: tuple[int, ...]
    scope: str | None


def places_of(statement: Any, built: SQLCompiler) -> Places | None:
    """Where a compiled statement's sealed texts are; None for one that has none.

    Raises:
        TypeError: it compares what is sealed, or does not say under whose key it is to be sealed.
    """
    sealed = {name: bind.type for name, bind in built.binds.items() if isinstance(bind.type, SealedText)}
    if sealed and not (built.isinsert or built.isupdate):
        raise TypeError(f"what is sealed cannot be compared: {', '.join(sorted(sealed))}")
    written = {name: _scope_of(built, name, kind.scope) for name, kind in sealed.items()}
    columns = enumerate(getattr(statement, "selected_columns", ()))
    found = [(place, column.type) for place, column in columns if isinstance(column.type, SealedText)]
    if not written and not found:
        return None
    scopes = {kind.scope for _, kind in found}
    scope = next((name for one in scopes for name in _names(one) if name in built.binds), None)
    return Places(written, tuple(place for place, _ in found), scope)


async def sealed_values(seal: Seal, tx: Reader[Any], places: Places, values: dict[str, Any]) -> dict[str, Any]:
    """A statement's parameters with what is to be sealed sealed; None stays None."""
    closed = {
        name: await seal.close(tx, values[scope], values[name])
        for name, scope in places.written.items()
        if values.get(name) is not None
    }
    return {**values, **closed}


async def opened_row(
    seal: Seal, rx: Reader[Any], places: Places, row: tuple[Any, ...], values: dict[str, Any]
) -> tuple[Any, ...]:
    """A row with what is sealed opened.

    Raises:
        SealBrokenError: something cannot be opened, or is not sealed.
    """
    cells = list(row)
    scope = values.get(places.scope) if places.scope is not None else None
    for place in places.read:
        if isinstance(cells[place], bytes):
            cells[place] = await seal.open(rx, cells[place], scope)
        elif cells[place]:
            raise SealBrokenError("a text lies open where only sealed ones are kept")
    return tuple(cells)


def _names(scope: str) -> tuple[str, ...]:
    return scope, f"in_{scope}", f"of_{scope}"


def _scope_of(built: SQLCompiler, name: str, scope: str) -> str:
    found = next((one for one in _names(scope) if one in built.binds), None)
    if found is None:
        raise TypeError(f"{name} is sealed under its {scope}, which the statement does not name")
    return found

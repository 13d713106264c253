"""What a principal may do on a SQLite connection: an allow-list, asked by SQLite itself for every statement."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources
from typing import Any

OPENING_PRAGMAS = (
    ("journal_mode", "WAL"),
    ("synchronous", "FULL"),
    ("busy_timeout", "5000"),
    ("cache_size", "-16384"),
    ("wal_autocheckpoint", "4000"),
    ("temp_store", "MEMORY"),
    ("trusted_schema", "OFF"),
)
_READ_ONLY = ("query_only", "ON")
_NO_WAITING = ("busy_timeout", "0")
"""Who writes waits by `writer.lock`, and never inside SQLite, where the event loop would wait with it."""
_FREE = frozenset(
    (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_TRANSACTION, sqlite3.SQLITE_SAVEPOINT, sqlite3.SQLITE_RECURSIVE)
)
_FUNCTIONS = frozenset(
    (
        *("count", "sum", "total", "avg", "min", "max", "coalesce", "ifnull", "nullif", "iif", "abs", "round"),
        *("length", "lower", "upper", "substr", "like", "row_number", "percent_rank", "json_each"),
    )
)


NEVER_ALLOWED = (
    "SELECT version_num FROM alembic_version",
    "SELECT name FROM sqlite_master",
    "ATTACH DATABASE ':memory:' AS other",
    "CREATE TEMP TABLE other (a)",
    "PRAGMA writable_schema=ON",
)


@dataclass(frozen=True, slots=True)
class Grant:
    """What one principal may do with one table.

    Args:
        read: the columns it may read.
        insert: whether it may add rows.
        update: the columns it may change.
        delete: whether it may delete rows.
        fills: columns that its new rows fill and nobody reads, named so that every column has its line.
    """

    read: frozenset[str] = frozenset()
    insert: bool = False
    update: frozenset[str] = frozenset()
    delete: bool = False
    fills: frozenset[str] = frozenset()


def grants(universe: str) -> dict[str, dict[str, Grant]]:
    """The checked-in list of a universe: principal → table → what it may do.

    Args:
        universe: the list's name, ``public`` or ``private``.
    """
    source = resources.files("backchannel.storage") / "principals" / f"{universe}.json"
    listed: dict[str, dict[str, dict[str, Any]]] = json.loads(source.read_text(encoding="utf-8"))
    return {who: {table: _grant(line) for table, line in tables.items()} for who, tables in listed.items()}


def _grant(line: dict[str, Any]) -> Grant:
    return Grant(
        read=frozenset(line.get("read", ())),
        insert=bool(line.get("insert")),
        update=frozenset(line.get("update", ())),
        delete=bool(line.get("delete")),
        fills=frozenset(line.get("fills", ())),
    )


def authorizer(tables: dict[str, Grant]) -> Callable[..., int]:
    """The callback for `sqlite3.Connection.set_authorizer`: everything not allowed is denied.

    Args:
        tables: what the principal may do, by table.
    """
    nothing = Grant()

    def decide(action: int, first: str | None, second: str | None, _database: str | None, _cause: str | None) -> int:
        return sqlite3.SQLITE_OK if allows(action, first or "", second or "") else sqlite3.SQLITE_DENY

    def allows(action: int, first: str, second: str) -> bool:
        if action in _FREE:
            return True
        grant = tables.get(first, nothing)
        if action == sqlite3.SQLITE_READ:
            return second in grant.read or (second == "" and bool(grant.read))
        if action == sqlite3.SQLITE_UPDATE:
            return second in grant.update
        if action == sqlite3.SQLITE_INSERT:
            return grant.insert
        if action == sqlite3.SQLITE_DELETE:
            return grant.delete
        return _aside(action, first, second)

    return decide


def _aside(action: int, first: str, second: str) -> bool:
    if action == sqlite3.SQLITE_FUNCTION:
        return second in _FUNCTIONS
    return action == sqlite3.SQLITE_PRAGMA and (first, second) in (*OPENING_PRAGMAS, _READ_ONLY, _NO_WAITING)


class LockBrokenError(RuntimeError):
    """A connection would do what its principal must never do; no process may serve with it."""


def try_locks(link: sqlite3.Connection) -> None:
    """Try on a connection what no principal may do, before anybody is given it.

    Raises:
        LockBrokenError: something was not denied.
    """
    if link.getlimit(sqlite3.SQLITE_LIMIT_ATTACHED) != 0:
        raise LockBrokenError("another file could be attached")
    for attempt in NEVER_ALLOWED:
        try:
            link.execute(attempt).close()
        except sqlite3.Error as error:
            if error.sqlite_errorname == "SQLITE_AUTH":
                continue
        raise LockBrokenError(f"not denied: {attempt}")


def connect(path: str, tables: dict[str, Grant], *, writing: bool) -> sqlite3.Connection:
    """Open a connection that is bound to its principal from its first statement on.

    Args:
        path: the database file; it must exist.
        tables: what the principal may do.
        writing: false for a connection that only reads.

    Raises:
        LockBrokenError: it would do what its principal must never do.
    """
    link = sqlite3.connect(
        f"file:{path}?mode=rw", uri=True, isolation_level=None, check_same_thread=False, cached_statements=512
    )
    link.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    link.set_authorizer(authorizer(tables))
    try_locks(link)
    for name, value in OPENING_PRAGMAS:
        link.execute(f"PRAGMA {name}={value}")
    link.execute("PRAGMA {}={}".format(*(_NO_WAITING if writing else _READ_ONLY)))
    return link

"""What somebody who holds a principal's connection would try, and which of it gets through."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from backchannel.storage.authorizer import Grant
from backchannel.storage.sqlite import READER_THREADS, SqliteStore

OUTSIDE = (
    "ATTACH DATABASE 'file:other.db' AS other",
    "DETACH DATABASE main",
    "PRAGMA database_list",
    "PRAGMA table_list",
    "PRAGMA table_info(setting)",
    "PRAGMA writable_schema=ON",
    "PRAGMA query_only=OFF",
    "PRAGMA synchronous=OFF",
    "PRAGMA journal_mode=DELETE",
    "PRAGMA trusted_schema=ON",
    "PRAGMA ignore_check_constraints=ON",
    "PRAGMA wal_checkpoint(TRUNCATE)",
    "SELECT load_extension('other')",
    "SELECT name FROM sqlite_master",
    "SELECT name FROM sqlite_schema",
    "SELECT name FROM sqlite_temp_master",
    "SELECT name FROM pragma_table_info('setting')",
    "SELECT * FROM pragma_database_list",
    "SELECT * FROM alembic_version",
    "SELECT * FROM dbstat",
    "SELECT sqlite_version()",
    "SELECT randomblob(8)",
    "SELECT hex('a')",
    "SELECT readfile('/etc/hostname')",
    "SELECT * FROM no_such_table",
    "CREATE TABLE other (a)",
    "CREATE TEMP TABLE other (a)",
    "CREATE VIEW other AS SELECT 1",
    "CREATE TEMP VIEW other AS SELECT 1",
    "CREATE TEMP TRIGGER other AFTER INSERT ON setting BEGIN SELECT 1; END",
    "CREATE INDEX other ON setting (name)",
    "CREATE VIRTUAL TABLE other USING fts5(a)",
    "ALTER TABLE setting RENAME TO other",
    "DROP TABLE setting",
    "REINDEX",
    "ANALYZE",
    "VACUUM",
    "VACUUM INTO 'other.db'",
)


def tables(store: SqliteStore[Any]) -> dict[str, list[str]]:
    """Every table of a store with its columns, asked on a connection that is bound to nobody."""
    with closing(sqlite3.connect(store.path)) as link:
        names = [row[0] for row in link.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: [row[1] for row in link.execute(f"PRAGMA table_info({name})")] for name in names}


def pooled(store: SqliteStore[Any]) -> Iterator[tuple[str, sqlite3.Connection]]:
    """Every connection that a store holds: one per principal for writing, one per principal and thread for reading."""
    yield from store._commit._links.items()
    for who in store.principals:
        everybody_here = threading.Barrier(READER_THREADS)

        def link(who: str = who, barrier: threading.Barrier = everybody_here) -> sqlite3.Connection:
            barrier.wait(10)
            return store._reading_link(who)

        for found in [store._readers.submit(link) for _ in range(READER_THREADS)]:
            yield who, found.result()


def inside(name: str, columns: list[str], grant: Grant, *, writing: bool) -> Iterator[str]:
    """Statements on one table that its grant does not cover."""
    for column in columns:
        if column not in grant.read:
            yield f'SELECT "{column}" FROM "{name}"'
            yield f'SELECT 1 FROM "{name}" WHERE "{column}" = 1'
        if not writing or column not in grant.update:
            yield f'UPDATE "{name}" SET "{column}" = 1'
    if not grant.read:
        yield f'SELECT count(*) FROM "{name}"'
    if not writing or not grant.delete:
        yield f'DELETE FROM "{name}"'
    if not writing or not grant.insert:
        yield f'INSERT INTO "{name}" DEFAULT VALUES'


def gets_through(link: sqlite3.Connection, statement: str) -> bool:
    """Whether a statement is accepted; the attempt is undone."""
    link.execute("BEGIN")
    try:
        link.execute(statement).fetchone()
    except sqlite3.IntegrityError:
        return True
    except sqlite3.Error:
        return False
    else:
        return True
    finally:
        if link.in_transaction:
            link.execute("ROLLBACK")


def breaches(store: SqliteStore[Any]) -> list[str]:
    """Every attack that gets through, on any connection of a store."""
    schema = tables(store)
    found: list[str] = []
    writing = set(map(id, store._commit._links.values()))
    for who, link in pooled(store):
        grants = store.principals[who]
        attempts = list(OUTSIDE)
        for name, columns in schema.items():
            attempts += inside(name, columns, grants.get(name, Grant()), writing=id(link) in writing)
        found += [f"{who}: {attempt}" for attempt in attempts if gets_through(link, attempt)]
    return found

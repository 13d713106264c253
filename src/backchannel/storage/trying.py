"""Trying a store's locks from outside: what lies in its file, and what each principal's connection lets through."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from backchannel.storage.authorizer import NEVER_ALLOWED, Grant, connect, grants
from backchannel.storage.migrate import FILE

_SELECT, _UPDATE = 'SELECT "{}" FROM "{}"', 'UPDATE "{}" SET "{}" = 1'
_INSERT, _DELETE = 'INSERT INTO "{}" DEFAULT VALUES', 'DELETE FROM "{}"'


@dataclass(frozen=True, slots=True)
class Shape:
    """What a store's file holds.

    Args:
        tables: each table's columns.
        acting: triggers and views, which do and show more than the table that is named.
    """

    tables: dict[str, tuple[str, ...]]
    acting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """What was tried on connections of principals.

    Args:
        connections: how many principals were tried.
        denied: how many statements the database refused.
        let_through: those that it did not.
    """

    connections: int
    denied: int
    let_through: tuple[str, ...]


def shape(folder: Path) -> Shape:
    """What the store in `folder` holds, asked on a connection that is bound to nobody and reads alone."""
    with closing(sqlite3.connect(f"file:{folder / FILE}?mode=ro", uri=True)) as link:
        link.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        found = link.execute("SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'").fetchall()
        names = [name for kind, name in found if kind == "table"]
        tables = {name: tuple(row[1] for row in link.execute(f'PRAGMA table_info("{name}")')) for name in names}
    return Shape(tables, tuple(name for kind, name in found if kind in ("trigger", "view")))


def try_principals(folder: Path, universe: str, only: frozenset[str] | None = None) -> Tried:
    """Try on a connection of each principal everything that its list does not allow; nothing is run that gets through.

    Args:
        folder: where the store lies.
        universe: the name of its list of principals.
        only: the principals to try, else all.
    """
    tables = shape(folder).tables
    listed = {who: lines for who, lines in grants(universe).items() if only is None or who in only}
    denied, through = 0, list[str]()
    for who, lines in listed.items():
        with closing(connect(str(folder / FILE), lines, writing=True)) as link:
            for statement in _forbidden(tables, lines):
                if _is_denied(link, statement):
                    denied += 1
                else:
                    through.append(f"{who}: {statement}")
    return Tried(len(listed), denied, tuple(through))


def _forbidden(tables: dict[str, tuple[str, ...]], lines: dict[str, Grant]) -> Iterator[str]:
    yield from NEVER_ALLOWED
    for table, columns in tables.items():
        line = lines.get(table, Grant())
        yield from (_SELECT.format(column, table) for column in columns if column not in line.read)
        yield from (_UPDATE.format(table, column) for column in columns if column not in line.update)
        if not line.insert:
            yield _INSERT.format(table)
        if not line.delete:
            yield _DELETE.format(table)


def _is_denied(link: sqlite3.Connection, statement: str) -> bool:
    try:
        link.execute(f"EXPLAIN {statement}").close()
    except sqlite3.Error as error:
        return error.sqlite_errorname == "SQLITE_AUTH"
    return False

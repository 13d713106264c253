"""What each principal may do is a checked-in list, and SQLite itself refuses the rest on every connection."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from backchannel.storage import authorizer as module
from backchannel.storage.authorizer import LockBrokenError, grants
from backchannel.storage.sqlite import SqliteStore, open_store
from storage.attacks import breaches, pooled, tables
from stores import UNIVERSES, Clock, fresh, ids

both = pytest.mark.parametrize("universe", UNIVERSES)
ALEMBICS = {"alembic_version", "sqlite_sequence"}


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Any]:
    stores: list[SqliteStore[Any]] = []

    def open_universe(universe: str) -> SqliteStore[Any]:
        store = open_store(fresh(tmp_path, universe), universe, ids(universe, Clock()))
        stores.append(store)
        return store

    yield open_universe
    for store in stores:
        store.close()


@both
def test_no_attack_gets_through_on_any_connection(universe: str, opened: Any) -> None:
    assert breaches(opened(universe)) == []


@both
def test_an_authorizer_that_answers_false_lets_attacks_through(
    universe: str, opened: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "try_locks", lambda _link: None)
    monkeypatch.setattr(module, "authorizer", lambda _tables: lambda *_asked: False)
    assert len(breaches(opened(universe))) > 100


@both
@pytest.mark.parametrize("broken", [lambda *_asked: False, lambda *_asked: sqlite3.SQLITE_OK, None])
def test_a_store_whose_locks_do_not_hold_is_not_opened(
    universe: str, broken: Any, opened: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "authorizer", lambda _tables: broken)
    with pytest.raises(LockBrokenError, match="alembic_version"):
        opened(universe)


@both
def test_a_connection_for_reading_writes_nothing_even_with_a_grant(
    universe: str, opened: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "try_locks", lambda _link: None)
    monkeypatch.setattr(module, "authorizer", lambda _tables: lambda *_asked: sqlite3.SQLITE_OK)
    store = opened(universe)
    names = [name for name in tables(store) if name not in ALEMBICS]
    for _, link in list(pooled(store))[len(store.principals) :]:
        for name in names:
            with pytest.raises(sqlite3.OperationalError, match="readonly"):
                link.execute(f'DELETE FROM "{name}"')


@both
def test_no_connection_can_attach_another_file(universe: str, opened: Any) -> None:
    for _, link in pooled(opened(universe)):
        link.set_authorizer(None)
        with pytest.raises(sqlite3.OperationalError, match="too many attached databases"):
            link.execute("ATTACH DATABASE ':memory:' AS other")


@both
def test_every_connection_is_durable(universe: str, opened: Any) -> None:
    for _, link in pooled(opened(universe)):
        link.set_authorizer(None)
        assert link.execute("PRAGMA synchronous").fetchone() == (2,)
        assert link.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@both
def test_every_table_and_column_has_its_line(universe: str, opened: Any) -> None:
    schema = {name: set(columns) for name, columns in tables(opened(universe)).items() if name not in ALEMBICS}
    listed: dict[str, set[str]] = {}
    for lines in grants(universe).values():
        for name, grant in lines.items():
            listed.setdefault(name, set()).update(grant.read, grant.update, grant.fills)
    assert set(listed) == set(schema), "a table without a line, or a line without a table"
    unlisted = {name: schema[name] - columns for name, columns in listed.items()}
    assert {name: columns for name, columns in unlisted.items() if columns} == {}
    unknown = {name: columns - schema[name] for name, columns in listed.items()}
    assert {name: columns for name, columns in unknown.items() if columns} == {}


def test_the_principals_are_these() -> None:
    assert set(grants("public")) == {"customer", "outbound", "staff_public"}
    assert not set(grants("public")) & set(grants("private"))


def test_what_a_statement_was_refused_for_reaches_nobody_as_a_success(opened: Any) -> None:
    from backchannel.public.directory.staff_cards import RosterLine, put_roster

    store = opened("public")

    async def attempt() -> None:
        await store.principal("customer").write(lambda tx: put_roster(tx, RosterLine("s", None, 1, True)))

    with pytest.raises(sqlite3.DatabaseError, match=r"not authorized|prohibited"):
        asyncio.run(attempt())

"""A store's shape: what revisions build is what the code describes, and neither universe knows of the other."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.script import ScriptDirectory

from backchannel.storage.draft import described
from backchannel.storage.migrate import FILE, StoreTooNewError, create_or_upgrade, head, version
from backchannel.storage.upgrade import config, downgrade, upgrade
from programs import run_python, start_python
from stores import UNIVERSES, fresh

both = pytest.mark.parametrize("universe", UNIVERSES)


def schema(path: Path) -> dict[str, str]:
    """Every table, index, view and trigger of a file, by name."""
    with closing(sqlite3.connect(path)) as link:
        rows = link.execute("SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_master ORDER BY 1").fetchall()
    return {name: " ".join(sql.split()) for name, sql in rows if "alembic_version" not in name}


def as_described(universe: str, path: Path) -> dict[str, str]:
    """The same of a file made from the code's own description."""
    engine = sa.create_engine(f"sqlite:///{path}")
    described(f"backchannel.{universe}").create_all(engine)
    engine.dispose()
    return schema(path)


def columns(sql: str) -> list[str]:
    """A table's columns and constraints whatever their order."""
    return sorted(part.strip() for part in sql.replace("(", ",").replace(")", ",").split(","))


@both
def test_revisions_build_what_the_code_describes(universe: str, tmp_path: Path) -> None:
    migrated, wanted = schema(fresh(tmp_path, universe) / FILE), as_described(universe, tmp_path / "wanted.db")
    assert {name: columns(sql) for name, sql in migrated.items()} == {
        name: columns(sql) for name, sql in wanted.items()
    }


@both
def test_every_revision_can_be_undone_and_done_again(universe: str, tmp_path: Path) -> None:
    path = fresh(tmp_path, universe) / FILE
    before = schema(path)
    downgrade(path, universe)
    assert [name for name in schema(path) if "sqlite_sequence" not in name] == []
    upgrade(path, universe)
    assert schema(path) == before


@both
def test_a_universe_has_one_head_and_its_file_is_named_after_it(universe: str) -> None:
    assert ScriptDirectory.from_config(config(universe)).get_heads() == [head(universe)]


@both
def test_folder_and_file_are_for_their_owner_alone(universe: str, tmp_path: Path) -> None:
    folder = tmp_path / "data" / universe
    before = os.umask(0)
    try:
        create_or_upgrade(folder, universe)
    finally:
        os.umask(before)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {
        "desk.db": 0o600,
        "writer.lock": 0o600,
    }


START = """
import sys
from pathlib import Path
from backchannel.storage.migrate import create_or_upgrade
did = create_or_upgrade(Path(sys.argv[1]), sys.argv[2])
print(did, any(name.split(".")[0] in ("alembic", "mako", "sqlalchemy") for name in sys.modules))
"""


@both
def test_a_warm_start_does_not_load_alembic(universe: str, tmp_path: Path) -> None:
    folder = fresh(tmp_path, universe)
    assert run_python(START, str(folder), universe).split() == ["False", "False"]


def test_a_store_from_the_future_is_left_alone(tmp_path: Path) -> None:
    path = fresh(tmp_path, "public") / FILE
    with closing(sqlite3.connect(path)) as link, link:
        link.execute("UPDATE alembic_version SET version_num = 'r9999_later'")
    with pytest.raises(StoreTooNewError):
        create_or_upgrade(path.parent, "public")
    assert version(path.parent) == "r9999_later"


def test_a_revision_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = tmp_path / "public"
    folder.mkdir()
    with closing(sqlite3.connect(folder / FILE)) as link, link:
        link.execute("CREATE TABLE timer (in_the_way INTEGER)")
    with pytest.raises(sa.exc.OperationalError, match="timer already exists"):
        create_or_upgrade(folder, "public")
    assert list(schema(folder / FILE)) == ["table timer"]


def test_processes_that_start_together_take_turns(tmp_path: Path) -> None:
    started = [start_python(START, str(tmp_path / "public"), "public") for _ in range(3)]
    did = sorted(process.communicate()[0].split()[0] for process in started)
    assert did == ["False", "False", "True"]


def test_no_table_is_in_both_universes(tmp_path: Path) -> None:
    public, staff_side = (set(schema(fresh(tmp_path, universe) / FILE)) for universe in UNIVERSES)
    assert public
    assert public & staff_side <= {"table sqlite_sequence"}


@both
def test_no_trigger_and_no_view_reaches_behind_a_statement(universe: str, tmp_path: Path) -> None:
    kinds = {name.split()[0] for name in schema(fresh(tmp_path, universe) / FILE)}
    assert kinds <= {"table", "index"}


def test_the_public_schema_does_not_know_the_word(tmp_path: Path) -> None:
    dump = "\n".join(f"{name} {sql}" for name, sql in schema(fresh(tmp_path, "public") / FILE).items())
    assert "private" not in dump.lower()

"""Alembic, bound to one universe's file and folder of revisions. Loaded only when a store is not up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

_HERE = Path(__file__).parent / "migrations"


def config(universe: str, connection: sa.Connection | None = None) -> Config:
    """Alembic's settings for a universe, with the connection that its revisions run on."""
    settings = Config()
    settings.set_main_option("script_location", _escaped(_HERE))
    settings.set_main_option("version_locations", _escaped(_HERE / universe))
    settings.set_main_option("path_separator", "newline")
    settings.attributes["connection"] = connection
    return settings


def upgrade(path: Path, universe: str, to: str = "head") -> None:
    """Run the revisions that the file at `path` lacks, each and all in one transaction."""
    with owner(path) as connection:
        command.upgrade(config(universe, connection), to)


def downgrade(path: Path, universe: str, to: str = "base") -> None:
    """Undo revisions down to `to`; what they added is lost."""
    with owner(path) as connection:
        command.downgrade(config(universe, connection), to)


@contextmanager
def owner(path: Path) -> Iterator[sa.Connection]:
    """A connection that may change tables; no process serves with one."""

    def connect() -> sqlite3.Connection:
        link = sqlite3.connect(f"file:{path}?mode=rw", uri=True, isolation_level=None)
        link.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        link.execute("PRAGMA synchronous=FULL")
        return link

    engine = sa.create_engine("sqlite://", creator=connect, poolclass=sa.pool.NullPool)
    sa.event.listen(engine, "begin", _begin)
    with engine.connect() as connection, connection.begin():
        yield connection
    engine.dispose()


def _begin(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _escaped(path: Path) -> str:
    return str(path).replace("%", "%%")

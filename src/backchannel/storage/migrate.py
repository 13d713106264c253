"""Bring a universe's store into being, or up to date. A store that is up to date costs one small query.

Alembic takes longer to load than a whole desk takes to start, so it is loaded only when there is something to do.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

FILE = "desk.db"
LOCK = "writer.lock"
_REVISIONS = Path(__file__).parent / "migrations"


class StoreTooNewError(RuntimeError):
    """A later version of the product has written this store; this one must not touch it."""


def head(universe: str) -> str:
    """The newest revision of a universe, ``public`` or ``private``, read from the names of its files."""
    return revisions(universe)[-1]


def revisions(universe: str) -> list[str]:
    """Every revision of a universe, oldest first."""
    return sorted(path.stem for path in (_REVISIONS / universe).glob("r[0-9]*.py"))


def version(folder: Path) -> str | None:
    """The revision that the store in `folder` is at, or None when there is no store yet."""
    if not (folder / FILE).is_file():
        return None
    with closing(sqlite3.connect(f"file:{folder / FILE}?mode=rw", uri=True)) as link:
        link.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        if link.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone() is None:
            return None
        row = link.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row is not None else None


def create_or_upgrade(folder: Path, universe: str) -> bool:
    """Make sure that `folder` holds this universe's store in its present shape.

    The folder is made with mode 0700 and the file with 0600. Processes that start together take turns.

    Args:
        folder: where the store lies, and nobody else's files.
        universe: ``public`` or ``private``.

    Returns:
        Whether anything had to be done.

    Raises:
        StoreTooNewError: a later version of the product has written it.
    """
    if version(folder) == head(universe):
        return False
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    with _alone(folder):
        found = version(folder)
        if found == head(universe):
            return False
        if found is not None and found not in revisions(universe):
            raise StoreTooNewError(f"{folder / FILE} is at {found}, which this version does not know")
        _create_file(folder)
        from backchannel.storage.upgrade import upgrade  # noqa: PLC0415 - Alembic loads only when there is work

        upgrade(folder / FILE, universe)
    return True


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _create_file(folder: Path) -> None:
    os.close(os.open(folder / FILE, os.O_RDWR | os.O_CREAT, 0o600))
    (folder / FILE).chmod(0o600)
    with closing(sqlite3.connect(folder / FILE)) as link:
        link.execute("PRAGMA journal_mode=WAL")
    handle = os.open(folder, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)

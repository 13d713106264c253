"""Writing a store anew, so that nothing of what was taken out or replaced is left in its file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from backchannel.storage.migrate import FILE


def compact(folder: Path) -> None:
    """Write the store in `folder` anew and empty its log; nobody else may have it open.

    Raises:
        sqlite3.OperationalError: somebody has.
    """
    with closing(sqlite3.connect(folder / FILE, isolation_level=None)) as link:
        link.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 1)  # writing anew takes a second file, for that long
        link.execute("PRAGMA secure_delete=ON")
        link.execute("VACUUM")
        link.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

"""A store's whole content, as it lies on disk."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"


def dump(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every table's rows, sorted, by the table's name.

    Args:
        folder: the universe's folder; nobody has its store open.
    """
    link = sqlite3.connect(folder / "desk.db")
    try:
        names = [name for (name,) in link.execute(_TABLES)]
        return {name: sorted(link.execute(f'SELECT * FROM "{name}"'), key=repr) for name in names}
    finally:
        link.close()


def files_of(folder: Path) -> dict[str, str]:
    """Every file beside the store, by its path, with the digest of its bytes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.parent != folder
    }

"""How tables are described, once for every database."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

Moment = sa.BigInteger
"""UTC milliseconds since 1970."""


def key(name: str, *constraints: Any) -> sa.Column[str]:
    """A primary-key column that holds an id."""
    return sa.Column(name, sa.Text, *constraints, primary_key=True, nullable=False)


def clustered(name: str, metadata: sa.MetaData, *columns: Any) -> sa.Table:
    """A table whose rows lie on disk in the order of its composite primary key, so that a room reads in one go."""
    return sa.Table(name, metadata, *columns, sqlite_with_rowid=False)

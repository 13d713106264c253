"""The rooms' keys, each wrapped by a master key that lies elsewhere."""

from __future__ import annotations

import sqlalchemy as sa

from backchannel.private.store import metadata
from backchannel.storage.tables import Moment, key

sealed_key = sa.Table(
    "sealed_key",
    metadata,
    key("id"),
    sa.Column("scope", sa.Text, nullable=False, unique=True),
    sa.Column("master", sa.Text, nullable=False),
    sa.Column("wrapped", sa.Text, nullable=False),
    sa.Column("created_at", Moment, nullable=False),
)

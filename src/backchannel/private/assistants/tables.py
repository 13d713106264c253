"""Tables of assistants."""

from __future__ import annotations

import sqlalchemy as sa

from backchannel.private.store import metadata
from backchannel.storage.tables import Moment, clustered, key

assistant = sa.Table(
    "assistant",
    metadata,
    key("id"),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("reach", sa.Text, nullable=False),
    sa.Column("token_hash", sa.Text, nullable=False, unique=True),
    sa.Column("created_by", sa.Text, nullable=False),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("used_at", Moment),
    sa.Column("ended_at", Moment),
)

assistant_room = clustered("assistant_room", metadata, key("assistant_id"), key("room"))

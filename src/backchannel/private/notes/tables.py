"""Tables of what staff keep for themselves."""

from __future__ import annotations

import sqlalchemy as sa

from backchannel.private.store import metadata
from backchannel.storage.tables import Moment, clustered, key

draft = clustered(
    "draft",
    metadata,
    key("staff_id"),
    key("room"),
    key("audience"),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("at", Moment, nullable=False),
)

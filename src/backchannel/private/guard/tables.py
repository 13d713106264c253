"""Tables of slips and of the guard's words."""

from __future__ import annotations

import sqlalchemy as sa

from backchannel.private.store import metadata
from backchannel.storage.tables import Moment, key

slip = sa.Table(
    "slip",
    metadata,
    sa.Column("n", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("staff_id", sa.Text, nullable=False),
    sa.Column("room", sa.Text, nullable=False),
    sa.Column("at", Moment, nullable=False),
)
sa.Index("slip_at", slip.c.at)

guard_word = sa.Table("guard_word", metadata, key("word"))

"""Tables of what public speech carries; its words are entries of the room's log."""

from __future__ import annotations

import sqlalchemy as sa

from backchannel.public.store import metadata
from backchannel.storage.tables import Moment, key

attachment = sa.Table(
    "attachment",
    metadata,
    key("id"),
    sa.Column("room", sa.Text),
    sa.Column("seq", sa.BigInteger),
    sa.Column("owner_kind", sa.Text, nullable=False),
    sa.Column("owner_id", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("media_type", sa.Text, nullable=False),
    sa.Column("width", sa.Integer),
    sa.Column("height", sa.Integer),
    sa.Column("created_at", Moment, nullable=False),
)
sa.Index("attachment_room", attachment.c.room, attachment.c.seq)

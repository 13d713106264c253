"""Tables of public speech."""

from __future__ import annotations

import sqlalchemy as sa

from backchannel.public.store import metadata
from backchannel.storage.tables import Moment, clustered, key

message = clustered(
    "message",
    metadata,
    key("room"),
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("author_kind", sa.Text, nullable=False),
    sa.Column("author_id", sa.Text, nullable=False),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
)
sa.Index("message_key", message.c.room, message.c.author_id, message.c.key, unique=True)

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

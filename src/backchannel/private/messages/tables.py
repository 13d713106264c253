"""Tables of speech among staff."""

from __future__ import annotations

import sqlalchemy as sa

from backchannel.private.store import metadata
from backchannel.storage.seals import SealedText
from backchannel.storage.tables import Moment, clustered, key

private_room = sa.Table(
    "private_room",
    metadata,
    key("room"),
    sa.Column("head", sa.BigInteger, nullable=False),
    sa.Column("last_after", sa.BigInteger, nullable=False),
    sa.Column("messages", sa.BigInteger, nullable=False),
)

private_entry = clustered(
    "private_entry",
    metadata,
    key("room"),
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("after", sa.BigInteger, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("author_id", sa.Text, nullable=False),
)

private_message = clustered(
    "private_message",
    metadata,
    key("room"),
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("author_id", sa.Text, nullable=False),
    sa.Column("role_name", sa.Text, nullable=False),
    sa.Column("standing", sa.Text, nullable=False),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("text", SealedText(), nullable=False),
    sa.Column("quotes_message", sa.BigInteger),
    sa.Column("quotes_private", sa.BigInteger),
    sa.Column("edited_at", Moment),
    sa.Column("recalled_at", Moment),
)
sa.Index("private_message_key", private_message.c.room, private_message.c.author_id, private_message.c.key, unique=True)
sa.Index("private_message_id", private_message.c.id, unique=True)

private_original = clustered(
    "private_original",
    metadata,
    key("room"),
    sa.Column("change", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("seq", sa.BigInteger, nullable=False),
    sa.Column("author_id", sa.Text, nullable=False),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("text", SealedText(), nullable=False),
)
sa.Index(
    "private_original_key", private_original.c.room, private_original.c.author_id, private_original.c.key, unique=True
)

private_event = clustered(
    "private_event",
    metadata,
    key("room"),
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("about", sa.BigInteger),
    sa.Column("whom", sa.Text),
    sa.Column("text", SealedText(), nullable=False),
)

private_attachment = sa.Table(
    "private_attachment",
    metadata,
    key("id"),
    sa.Column("room", sa.Text, nullable=False),
    sa.Column("seq", sa.BigInteger),
    sa.Column("owner_id", sa.Text, nullable=False),
    sa.Column("name", SealedText(), nullable=False),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("media_type", sa.Text, nullable=False),
    sa.Column("width", sa.Integer),
    sa.Column("height", sa.Integer),
    sa.Column("created_at", Moment, nullable=False),
)
sa.Index("private_attachment_room", private_attachment.c.room, private_attachment.c.seq)

private_seen = clustered(
    "private_seen",
    metadata,
    key("room"),
    key("staff_id"),
    sa.Column("up_to", sa.BigInteger, nullable=False),
    sa.Column("at", Moment, nullable=False),
)

private_mention = clustered(
    "private_mention",
    metadata,
    key("room"),
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    key("target_id"),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
)

mentioned = clustered(
    "mentioned",
    metadata,
    key("staff_id"),
    sa.Column("at", Moment, primary_key=True, autoincrement=False),
    key("room"),
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
)

"""Tables of what public speech carries; its words are entries of the room's log."""

from __future__ import annotations

import sqlalchemy as sa

from backchannel.public.store import metadata
from backchannel.storage.tables import Moment, clustered, key

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

# Off the customers' list from here on: what is kept back is nothing that a customer has been sent.

held_message = sa.Table(
    "held_message",
    metadata,
    key("id"),
    sa.Column("room", sa.Text, nullable=False),
    sa.Column("author_id", sa.Text, nullable=False),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("text", sa.Text),
    sa.Column("quotes", sa.Text),
    sa.Column("held_at", Moment, nullable=False),
    sa.Column("release_at", Moment, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.UniqueConstraint("room", "author_id", "key"),
)
sa.Index("held_message_room", held_message.c.room, held_message.c.state)

held_file = sa.Table("held_file", metadata, key("file_id"), sa.Column("held_id", sa.Text, nullable=False))
sa.Index("held_file_of", held_file.c.held_id)

hold_rule = sa.Table("hold_rule", metadata, key("who"), sa.Column("seconds", sa.Integer, nullable=False))
# Off the customers' list: what a message said before it was edited or recalled.

message_original = clustered(
    "message_original",
    metadata,
    key("room"),
    sa.Column("change", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("seq", sa.BigInteger, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("files", sa.Text, nullable=False),
    sa.Column("reached", sa.Text, nullable=False),
)

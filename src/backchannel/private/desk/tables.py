"""Tables of the projection. Everything here can be rebuilt from the public store."""

from __future__ import annotations

import sqlalchemy as sa

from backchannel.private.store import metadata
from backchannel.storage.tables import Moment, clustered, key

desk_cursor = sa.Table(
    "desk_cursor",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("n", sa.BigInteger, nullable=False),
)

desk_enquiry = sa.Table(
    "desk_enquiry",
    metadata,
    key("id"),
    sa.Column("code", sa.Text, nullable=False, unique=True),
    sa.Column("channel", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("tag_id", sa.Text),
    sa.Column("tag_name", sa.Text),
    sa.Column("customer_id", sa.Text, nullable=False),
    sa.Column("customer_name", sa.Text),
    sa.Column("owner_id", sa.Text),
    sa.Column("page", sa.Text),
    sa.Column("subject", sa.Text),
    sa.Column("follows", sa.Text),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("picked_up_at", Moment),
    sa.Column("missed_at", Moment),
    sa.Column("closed_at", Moment),
    sa.Column("closed_by", sa.Text),
    sa.Column("first_response_at", Moment),
    sa.Column("last_text", sa.Text),
    sa.Column("last_by", sa.Text),
    sa.Column("last_at", Moment),
    sa.Column("last_state", sa.Text),
    sa.Column("rating", sa.Integer),
    sa.Column("head", sa.BigInteger, nullable=False),
    sa.Column("members", sa.Text, nullable=False),
    sa.Column("departments", sa.Text, nullable=False),
    sa.Column("messages", sa.BigInteger, nullable=False),
    sa.Column("search", sa.Text, nullable=False),
)

desk_place = clustered(
    "desk_place",
    metadata,
    key("who"),
    key("board"),
    sa.Column("rank", sa.BigInteger, primary_key=True, autoincrement=False),
    key("room"),
)
sa.Index("desk_place_room", desk_place.c.room)

desk_count = clustered(
    "desk_count",
    metadata,
    key("who"),
    key("board"),
    sa.Column("count", sa.BigInteger, nullable=False),
)

desk_begun = clustered(
    "desk_begun",
    metadata,
    key("who"),
    sa.Column("created_at", Moment, primary_key=True, autoincrement=False),
    key("room"),
)

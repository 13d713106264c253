"""Tables of the people outside, and of what admits them."""

from __future__ import annotations

import sqlalchemy as sa

from backchannel.public.store import metadata
from backchannel.storage.tables import Moment, clustered, key

customer = sa.Table(
    "customer",
    metadata,
    key("id"),
    sa.Column("name", sa.Text),
    sa.Column("email", sa.Text),
    sa.Column("phone", sa.Text),
    sa.Column("created_at", Moment, nullable=False),
)

# Admission tables: read to admit somebody, named by no view.

customer_session = sa.Table(
    "customer_session",
    metadata,
    key("token_hash"),
    sa.Column("customer_id", sa.Text, nullable=False),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("idle_until", Moment, nullable=False),
    sa.Column("ended_at", Moment),
)

channel_address = clustered(
    "channel_address",
    metadata,
    key("token_id"),
    key("address"),
    sa.Column("customer_id", sa.Text, nullable=False),
)

sa.Index("channel_address_customer", channel_address.c.customer_id, channel_address.c.token_id)

channel_token = sa.Table(
    "channel_token",
    metadata,
    key("token_hash"),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("channel", sa.Text, nullable=False),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("ended_at", Moment),
)

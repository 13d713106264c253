"""Tables of what staff keep for themselves."""

from __future__ import annotations

import sqlalchemy as sa

from backchannel.private.store import metadata
from backchannel.storage.seals import SealedText
from backchannel.storage.tables import Moment, clustered, key

draft = clustered(
    "draft",
    metadata,
    key("staff_id"),
    key("room"),
    key("audience"),
    sa.Column("text", SealedText(), nullable=False),
    sa.Column("at", Moment, nullable=False),
)

canned = sa.Table(
    "canned",
    metadata,
    key("id"),
    sa.Column("scope", sa.Text, nullable=False),
    sa.Column("holder_id", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("shortcut", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("audience", sa.Text, nullable=False),
    sa.Column("updated_at", Moment, nullable=False),
)
sa.Index("canned_holder", canned.c.scope, canned.c.holder_id, canned.c.title, canned.c.id)
own_alerts = sa.Table(
    "own_alerts",
    metadata,
    key("staff_id"),
    sa.Column("customer_toast", sa.Boolean, nullable=False),
    sa.Column("customer_popup", sa.Boolean, nullable=False),
    sa.Column("customer_sound", sa.Boolean, nullable=False),
    sa.Column("private_toast", sa.Boolean, nullable=False),
    sa.Column("private_popup", sa.Boolean, nullable=False),
    sa.Column("private_sound", sa.Boolean, nullable=False),
    sa.Column("private_text", sa.Boolean, nullable=False),
    sa.Column("quiet_from", sa.Integer),
    sa.Column("quiet_to", sa.Integer),
)

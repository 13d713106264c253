"""Tables of what customers choose from and whom they meet."""

from __future__ import annotations

import sqlalchemy as sa

from backchannel.public.store import metadata
from backchannel.storage.tables import Moment, clustered, key

tag = sa.Table(
    "tag",
    metadata,
    key("id"),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("intro", sa.Text, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("wait_s", sa.Integer, nullable=False),
    sa.Column("archived_at", Moment),
)

staff_card = sa.Table(
    "staff_card", metadata, key("id"), sa.Column("name", sa.Text, nullable=False), sa.Column("picture", sa.Text)
)

setting = sa.Table("setting", metadata, key("name"), sa.Column("value", sa.Text, nullable=False))

team_presence = sa.Table(
    "team_presence",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("online_until", Moment, nullable=False),
)

# Off the customers' list from here on.

tag_target = clustered("tag_target", metadata, key("tag_id"), key("kind"), key("target_id"))

roster = sa.Table(
    "roster",
    metadata,
    key("staff_id"),
    sa.Column("department_id", sa.Text),
    sa.Column("capacity", sa.Integer, nullable=False),
    sa.Column("takes_offers", sa.Boolean, nullable=False),
)

presence = sa.Table(
    "presence",
    metadata,
    key("staff_id"),
    sa.Column("available", sa.Boolean, nullable=False),
    sa.Column("until", Moment, nullable=False),
)

desk_doing = sa.Table(
    "desk_doing",
    metadata,
    sa.Column("n", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("staff_id", sa.Text, nullable=False),
    sa.Column("act", sa.Text, nullable=False),
    sa.Column("subject_id", sa.Text),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("changes", sa.Text, nullable=False),
    sqlite_autoincrement=True,
)

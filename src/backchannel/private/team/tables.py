"""Tables of the team: accounts, roles, departments, what admits staff, and the facts that go down to routing."""

from __future__ import annotations

import sqlalchemy as sa

from backchannel.private.store import metadata
from backchannel.storage.tables import Moment, clustered, key

staff = sa.Table(
    "staff",
    metadata,
    key("id"),
    sa.Column("email", sa.Text, nullable=False, unique=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("picture", sa.Text),
    sa.Column("password_hash", sa.Text),
    sa.Column("role_id", sa.Text, nullable=False),
    sa.Column("department_id", sa.Text),
    sa.Column("capacity", sa.Integer, nullable=False),
    sa.Column("suspended_at", Moment),
    sa.Column("created_at", Moment, nullable=False),
)
sa.Index("staff_role", staff.c.role_id)
sa.Index("staff_department", staff.c.department_id)

role = sa.Table(
    "role",
    metadata,
    key("id"),
    sa.Column("name", sa.Text, nullable=False, unique=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("reach", sa.Text, nullable=False),
    sa.Column("permissions", sa.Text, nullable=False),
)

department = sa.Table("department", metadata, key("id"), sa.Column("name", sa.Text, nullable=False, unique=True))

session = sa.Table(
    "session",
    metadata,
    key("token_hash"),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("staff_id", sa.Text, nullable=False),
    sa.Column("csrf", sa.Text, nullable=False),
    sa.Column("agent", sa.Text, nullable=False),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("idle_until", Moment, nullable=False),
    sa.Column("ends_at", Moment, nullable=False),
    sa.Column("ended_at", Moment),
)
sa.Index("session_staff", session.c.staff_id)

invite = sa.Table(
    "invite",
    metadata,
    key("token_hash"),
    sa.Column("staff_id", sa.Text, nullable=False),
    sa.Column("made_by", sa.Text),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("expires_at", Moment, nullable=False),
    sa.Column("used_at", Moment),
)
sa.Index("invite_staff", invite.c.staff_id)

withdrawal = clustered(
    "withdrawal",
    metadata,
    key("room"),
    key("staff_id"),
    sa.Column("at", Moment, nullable=False),
    sa.Column("by_id", sa.Text, nullable=False),
)
sa.Index("withdrawal_staff", withdrawal.c.staff_id)

setup_link = sa.Table("setup_link", metadata, key("token_hash"), sa.Column("created_at", Moment, nullable=False))

outgoing = sa.Table(
    "outgoing",
    metadata,
    sa.Column("n", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("staff_id", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("picture", sa.Text),
    sa.Column("department_id", sa.Text),
    sa.Column("capacity", sa.Integer, nullable=False),
    sa.Column("takes_offers", sa.Boolean, nullable=False),
    sa.Column("suspended", sa.Boolean, nullable=False),
    sa.Column("created_at", Moment, nullable=False),
    sqlite_autoincrement=True,
)

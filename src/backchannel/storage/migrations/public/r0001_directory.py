"""Whom customers meet and what they choose from; customers themselves and what admits them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r0001_directory"
down_revision = None


def upgrade() -> None:
    """Add what this revision brings."""
    _channel_address()
    _channel_token()
    _customer()
    _customer_session()
    _presence()
    _roster()
    _setting()
    _staff_card()
    _tag()
    _tag_target()
    _team_presence()


def downgrade() -> None:
    """Take it away again, and what it holds."""
    op.drop_table("team_presence")
    op.drop_table("tag_target")
    op.drop_table("tag")
    op.drop_table("staff_card")
    op.drop_table("setting")
    op.drop_table("roster")
    op.drop_table("presence")
    op.drop_table("customer_session")
    op.drop_table("customer")
    op.drop_table("channel_token")
    op.drop_table("channel_address")


def _channel_address() -> None:
    op.create_table(
        "channel_address",
        sa.Column("token_id", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("token_id", "address"),
        sqlite_with_rowid=False,
    )
    op.create_index("channel_address_customer", "channel_address", ["customer_id", "token_id"], unique=False)


def _channel_token() -> None:
    op.create_table(
        "channel_token",
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("token_hash"),
        sa.UniqueConstraint("id"),
    )


def _customer() -> None:
    op.create_table(
        "customer",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def _customer_session() -> None:
    op.create_table(
        "customer_session",
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("idle_until", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("token_hash"),
    )


def _presence() -> None:
    op.create_table(
        "presence",
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("available", sa.Boolean(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("staff_id"),
    )


def _roster() -> None:
    op.create_table(
        "roster",
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Text(), nullable=True),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("takes_offers", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("staff_id"),
    )


def _setting() -> None:
    op.create_table(
        "setting",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )


def _staff_card() -> None:
    op.create_table(
        "staff_card",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("picture", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )


def _tag() -> None:
    op.create_table(
        "tag",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("intro", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("wait_s", sa.Integer(), nullable=False),
        sa.Column("archived_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )


def _tag_target() -> None:
    op.create_table(
        "tag_target",
        sa.Column("tag_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("tag_id", "kind", "target_id"),
        sqlite_with_rowid=False,
    )


def _team_presence() -> None:
    op.create_table(
        "team_presence",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("online_until", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )

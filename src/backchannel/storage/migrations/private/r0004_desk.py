"""The projection of public facts: a row per enquiry, its places on lists, counters and the cursor."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r0004_desk"
down_revision = "r0003_private_messages"


def upgrade() -> None:
    """Add what this revision brings."""
    _desk_begun()
    _desk_count()
    _desk_cursor()
    _desk_enquiry()
    _desk_place()


def downgrade() -> None:
    """Take it away again, and what it holds."""
    op.drop_table("desk_place")
    op.drop_table("desk_enquiry")
    op.drop_table("desk_cursor")
    op.drop_table("desk_count")
    op.drop_table("desk_begun")


def _desk_begun() -> None:
    op.create_table(
        "desk_begun",
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("room", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("who", "created_at", "room"),
        sqlite_with_rowid=False,
    )


def _desk_count() -> None:
    op.create_table(
        "desk_count",
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("board", sa.Text(), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("who", "board"),
        sqlite_with_rowid=False,
    )


def _desk_cursor() -> None:
    op.create_table(
        "desk_cursor",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def _desk_enquiry() -> None:
    op.create_table(
        "desk_enquiry",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("tag_id", sa.Text(), nullable=True),
        sa.Column("tag_name", sa.Text(), nullable=True),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("customer_name", sa.Text(), nullable=True),
        sa.Column("owner_id", sa.Text(), nullable=True),
        sa.Column("page", sa.Text(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("follows", sa.Text(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("picked_up_at", sa.BigInteger(), nullable=True),
        sa.Column("missed_at", sa.BigInteger(), nullable=True),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("closed_by", sa.Text(), nullable=True),
        sa.Column("first_response_at", sa.BigInteger(), nullable=True),
        sa.Column("last_text", sa.Text(), nullable=True),
        sa.Column("last_by", sa.Text(), nullable=True),
        sa.Column("last_at", sa.BigInteger(), nullable=True),
        sa.Column("rating", sa.Integer(), nullable=True),
        sa.Column("head", sa.BigInteger(), nullable=False),
        sa.Column("members", sa.Text(), nullable=False),
        sa.Column("departments", sa.Text(), nullable=False),
        sa.Column("messages", sa.BigInteger(), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )


def _desk_place() -> None:
    op.create_table(
        "desk_place",
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("board", sa.Text(), nullable=False),
        sa.Column("rank", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("room", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("who", "board", "rank", "room"),
        sqlite_with_rowid=False,
    )
    op.create_index("desk_place_room", "desk_place", ["room"], unique=False)

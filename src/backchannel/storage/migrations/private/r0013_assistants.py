"""Assistants: their accounts, and the rooms that were chosen for them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r0013_assistants"
down_revision = "r0012_withdrawals"


def upgrade() -> None:
    """Add what this revision brings."""
    op.create_table(
        "assistant",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("reach", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("token_hash"),
    )
    op.create_table(
        "assistant_room",
        sa.Column("assistant_id", sa.Text(), nullable=False),
        sa.Column("room", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("assistant_id", "room"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Take it away again, and what it holds."""
    op.drop_table("assistant_room")
    op.drop_table("assistant")

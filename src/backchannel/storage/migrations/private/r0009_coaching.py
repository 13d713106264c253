"""Suggested replies, and what happens in a room's private log beside speech."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r0009_coaching"
down_revision = "r0008_mentions"


def upgrade() -> None:
    """Add what this revision brings."""
    op.create_table(
        "private_event",
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("about", sa.BigInteger(), nullable=True),
        sa.Column("whom", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("room", "seq"),
        sqlite_with_rowid=False,
    )
    _suggestion()


def downgrade() -> None:
    """Take it away again, and what it holds."""
    op.drop_table("suggestion")
    op.drop_table("private_event")


def _suggestion() -> None:
    op.create_table(
        "suggestion",
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("author_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("decided_at", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.Text(), nullable=True),
        sa.Column("sent", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("room", "seq"),
        sqlite_with_rowid=False,
    )
    op.create_index("suggestion_made", "suggestion", ["made_at"], unique=False)

"""Messages that are kept back for a moment, their files, and for how long they are."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r0004_held"
down_revision = "r0003_kinds_of_changes"


def upgrade() -> None:
    """Add what this revision brings."""
    _held_message()
    op.create_table(
        "held_file",
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.Column("held_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("file_id"),
    )
    op.create_index("held_file_of", "held_file", ["held_id"], unique=False)
    op.create_table(
        "hold_rule",
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("who"),
    )


def downgrade() -> None:
    """Take it away again, and what it holds."""
    op.drop_table("hold_rule")
    op.drop_table("held_file")
    op.drop_table("held_message")


def _held_message() -> None:
    op.create_table(
        "held_message",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("held_at", sa.BigInteger(), nullable=False),
        sa.Column("release_at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("room", "author_id", "key"),
    )
    op.create_index("held_message_room", "held_message", ["room", "state"], unique=False)

"""Calls for help that stand, at most one in a room."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r0015_flags"
down_revision = "r0014_changed_private_messages"


def upgrade() -> None:
    """Add what this revision brings."""
    op.create_table(
        "flag",
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("raised_by", sa.Text(), nullable=False),
        sa.Column("raised_at", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("escalated_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("room"),
    )
    op.create_index("flag_due", "flag", ["escalated_at", "due_at"], unique=False)


def downgrade() -> None:
    """Take it away again, and what it holds."""
    op.drop_table("flag")

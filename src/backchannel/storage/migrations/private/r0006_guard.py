"""Slips, and the words that the desk keeps to itself."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r0006_guard"
down_revision = "r0005_ledger_drafts"


def upgrade() -> None:
    """Add what this revision brings."""
    op.create_table(
        "slip",
        sa.Column("n", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("n"),
    )
    op.create_index("slip_at", "slip", ["at"], unique=False)
    op.create_table("guard_word", sa.Column("word", sa.Text(), nullable=False), sa.PrimaryKeyConstraint("word"))


def downgrade() -> None:
    """Take it away again, and what it holds."""
    op.drop_table("guard_word")
    op.drop_table("slip")

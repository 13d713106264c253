"""The readers' ledger, and drafts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r0005_ledger_drafts"
down_revision = "r0004_desk"


def upgrade() -> None:
    """Add what this revision brings."""
    _draft()
    _ledger()


def downgrade() -> None:
    """Take it away again, and what it holds."""
    op.drop_table("ledger")
    op.drop_table("draft")


def _draft() -> None:
    op.create_table(
        "draft",
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("staff_id", "room", "audience"),
        sqlite_with_rowid=False,
    )


def _ledger() -> None:
    op.create_table(
        "ledger",
        sa.Column("n", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("role_name", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("room", sa.Text(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("n"),
        sqlite_autoincrement=True,
    )
    op.create_index("ledger_room", "ledger", ["room", "n"], unique=False)

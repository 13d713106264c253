"""What staff did to the desk itself, for the record that is kept of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r0005_doings"
down_revision = "r0004_held"


def upgrade() -> None:
    """Add what this revision brings."""
    op.create_table(
        "desk_doing",
        sa.Column("n", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("n"),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    """Take it away again, and what it holds."""
    op.drop_table("desk_doing")

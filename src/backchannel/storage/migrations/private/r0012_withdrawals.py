"""Rooms that were withdrawn from somebody who was in them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r0012_withdrawals"
down_revision = "r0011_alerts"


def upgrade() -> None:
    """Add what this revision brings."""
    op.create_table(
        "withdrawal",
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("room", "staff_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("withdrawal_staff", "withdrawal", ["staff_id"], unique=False)


def downgrade() -> None:
    """Take it away again, and what it holds."""
    op.drop_table("withdrawal")

"""Who is named in a private message, and the list of each person's mentions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r0008_mentions"
down_revision = "r0007_ledger_chain"


def upgrade() -> None:
    """Add what this revision brings."""
    op.create_table(
        "private_mention",
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("room", "seq", "target_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "mentioned",
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("staff_id", "at", "room", "seq"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Take it away again, and what it holds."""
    op.drop_table("mentioned")
    op.drop_table("private_mention")

"""Canned responses."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r0010_canned"
down_revision = "r0009_coaching"


def upgrade() -> None:
    """Add what this revision brings."""
    op.create_table(
        "canned",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("holder_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("shortcut", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("canned_holder", "canned", ["scope", "holder_id", "title", "id"], unique=False)


def downgrade() -> None:
    """Take it away again, and what it holds."""
    op.drop_index("canned_holder", "canned")
    op.drop_table("canned")

"""The rooms' sealing keys, each wrapped by a master key that lies elsewhere."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r0016_sealed_keys"
down_revision = "r0015_flags"


def upgrade() -> None:
    """Add what this revision brings."""
    op.create_table(
        "sealed_key",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("master", sa.Text(), nullable=False),
        sa.Column("wrapped", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("scope"),
    )


def downgrade() -> None:
    """Take it away again, and what it holds."""
    op.drop_table("sealed_key")

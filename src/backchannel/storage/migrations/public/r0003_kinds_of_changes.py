"""Who tails all rooms is told what came, so that a message costs them less than other changes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r0003_kinds_of_changes"
down_revision = "r0002_enquiries"


def upgrade() -> None:
    """Add what this revision brings; changes that are there already count as such that may concern everything."""
    op.add_column("room_change", sa.Column("kind", sa.Text(), nullable=False, server_default="changed"))


def downgrade() -> None:
    """Take it away again, and what it holds."""
    op.drop_column("room_change", "kind")

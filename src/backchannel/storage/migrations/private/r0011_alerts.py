"""How each of the staff wants to hear of what comes in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r0011_alerts"
down_revision = "r0010_canned"


def upgrade() -> None:
    """Add what this revision brings."""
    op.create_table(
        "own_alerts",
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("customer_toast", sa.Boolean(), nullable=False),
        sa.Column("customer_popup", sa.Boolean(), nullable=False),
        sa.Column("customer_sound", sa.Boolean(), nullable=False),
        sa.Column("private_toast", sa.Boolean(), nullable=False),
        sa.Column("private_popup", sa.Boolean(), nullable=False),
        sa.Column("private_sound", sa.Boolean(), nullable=False),
        sa.Column("private_text", sa.Boolean(), nullable=False),
        sa.Column("quiet_from", sa.Integer(), nullable=True),
        sa.Column("quiet_to", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("staff_id"),
    )


def downgrade() -> None:
    """Take it away again, and what it holds."""
    op.drop_table("own_alerts")

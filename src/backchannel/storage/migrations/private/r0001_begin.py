"""The store as it begins: its tables come with the revisions after this one."""

from __future__ import annotations

revision = "r0001_begin"
down_revision = None


def upgrade() -> None:
    """Add nothing yet."""


def downgrade() -> None:
    """Take nothing away."""

"""What makes a private message editable: its quotes, its changes, and what it said before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r0014_changed_private_messages"
down_revision = "r0013_assistants"


def upgrade() -> None:
    """Add what this revision brings."""
    for name in ("quotes_message", "quotes_private", "edited_at", "recalled_at"):
        op.add_column("private_message", sa.Column(name, sa.BigInteger(), nullable=True))
    op.add_column("desk_enquiry", sa.Column("last_state", sa.Text(), nullable=True))
    op.create_index("private_message_id", "private_message", ["id"], unique=True)
    _private_original()


def downgrade() -> None:
    """Take it away again, and what it holds."""
    op.drop_table("private_original")
    op.drop_index("private_message_id", table_name="private_message")
    op.drop_column("desk_enquiry", "last_state")
    for name in ("recalled_at", "edited_at", "quotes_private", "quotes_message"):
        op.drop_column("private_message", name)


def _private_original() -> None:
    op.create_table(
        "private_original",
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("change", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("author_id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("room", "change"),
        sqlite_with_rowid=False,
    )
    op.create_index("private_original_key", "private_original", ["room", "author_id", "key"], unique=True)

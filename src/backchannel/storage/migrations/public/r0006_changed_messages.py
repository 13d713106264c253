"""What makes a message editable: its quote and its changes, what it said before, and how far a room was handed out."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r0006_changed_messages"
down_revision = "r0005_doings"


def upgrade() -> None:
    """Add what this revision brings."""
    for name in ("quotes", "edited_at", "recalled_at"):
        op.add_column("room_entry", sa.Column(name, sa.BigInteger(), nullable=True))
    op.add_column("enquiry", sa.Column("last_state", sa.Text(), nullable=True))
    op.add_column("held_message", sa.Column("quotes", sa.Text(), nullable=True))
    only_messages = sa.text("message_id IS NOT NULL")
    op.create_index(
        "room_entry_message",
        "room_entry",
        ["message_id"],
        unique=True,
        sqlite_where=only_messages,
        postgresql_where=only_messages,
    )
    _delivered()
    _message_original()


def downgrade() -> None:
    """Take it away again, and what it holds."""
    op.drop_table("message_original")
    op.drop_table("delivered")
    op.drop_index("room_entry_message", table_name="room_entry")
    op.drop_column("held_message", "quotes")
    op.drop_column("enquiry", "last_state")
    for name in ("recalled_at", "edited_at", "quotes"):
        op.drop_column("room_entry", name)


def _delivered() -> None:
    op.create_table(
        "delivered",
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("up_to", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("room"),
        sqlite_with_rowid=False,
    )


def _message_original() -> None:
    op.create_table(
        "message_original",
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("change", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("files", sa.Text(), nullable=False),
        sa.Column("reached", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("room", "change"),
        sqlite_with_rowid=False,
    )

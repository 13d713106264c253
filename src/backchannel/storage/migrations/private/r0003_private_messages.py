"""Speech among staff: rooms, entries, messages, files, and how far each has read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r0003_private_messages"
down_revision = "r0002_team"


def upgrade() -> None:
    """Add what this revision brings."""
    _private_attachment()
    _private_entry()
    _private_message()
    _private_room()
    _private_seen()


def downgrade() -> None:
    """Take it away again, and what it holds."""
    op.drop_table("private_seen")
    op.drop_table("private_room")
    op.drop_table("private_message")
    op.drop_table("private_entry")
    op.drop_table("private_attachment")


def _private_attachment() -> None:
    op.create_table(
        "private_attachment",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=True),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("private_attachment_room", "private_attachment", ["room", "seq"], unique=False)


def _private_entry() -> None:
    op.create_table(
        "private_entry",
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("after", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("author_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("room", "seq"),
        sqlite_with_rowid=False,
    )


def _private_message() -> None:
    op.create_table(
        "private_message",
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Text(), nullable=False),
        sa.Column("role_name", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("room", "seq"),
        sqlite_with_rowid=False,
    )
    op.create_index("private_message_key", "private_message", ["room", "author_id", "key"], unique=True)


def _private_room() -> None:
    op.create_table(
        "private_room",
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("head", sa.BigInteger(), nullable=False),
        sa.Column("last_after", sa.BigInteger(), nullable=False),
        sa.Column("messages", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("room"),
    )


def _private_seen() -> None:
    op.create_table(
        "private_seen",
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("up_to", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("room", "staff_id"),
        sqlite_with_rowid=False,
    )

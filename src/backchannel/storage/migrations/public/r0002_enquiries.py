"""Enquiries, their rooms and what is said in them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r0002_enquiries"
down_revision = "r0001_directory"


def upgrade() -> None:
    """Add what this revision brings."""
    _attachment()
    _enquiry()
    _enquiry_department()
    _enquiry_target()
    _member()
    _offer()
    _room_change()
    _room_entry()
    _seen()
    _timer()


def downgrade() -> None:
    """Take it away again, and what it holds."""
    op.drop_table("timer")
    op.drop_table("seen")
    op.drop_table("room_entry")
    op.drop_table("room_change")
    op.drop_table("offer")
    op.drop_table("member")
    op.drop_table("enquiry_target")
    op.drop_table("enquiry_department")
    op.drop_table("enquiry")
    op.drop_table("attachment")


def _attachment() -> None:
    op.create_table(
        "attachment",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("room", sa.Text(), nullable=True),
        sa.Column("seq", sa.BigInteger(), nullable=True),
        sa.Column("owner_kind", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("attachment_room", "attachment", ["room", "seq"], unique=False)


def _enquiry() -> None:
    op.create_table(
        "enquiry",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("tag_id", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=True),
        sa.Column("page", sa.Text(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("follows", sa.Text(), nullable=True),
        sa.Column("start_key", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("picked_up_at", sa.BigInteger(), nullable=True),
        sa.Column("missed_at", sa.BigInteger(), nullable=True),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("closed_by", sa.Text(), nullable=True),
        sa.Column("first_response_at", sa.BigInteger(), nullable=True),
        sa.Column("head", sa.BigInteger(), nullable=False),
        sa.Column("last_text", sa.Text(), nullable=True),
        sa.Column("last_by", sa.Text(), nullable=True),
        sa.Column("last_at", sa.BigInteger(), nullable=True),
        sa.Column("rating", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
        sa.UniqueConstraint("customer_id", "start_key"),
        sqlite_with_rowid=False,
    )
    op.create_index("enquiry_customer", "enquiry", ["customer_id", "created_at"], unique=False)
    op.create_index("enquiry_owner", "enquiry", ["owner_id", "status"], unique=False)


def _enquiry_department() -> None:
    op.create_table(
        "enquiry_department",
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("room", "department_id"),
        sqlite_with_rowid=False,
    )


def _enquiry_target() -> None:
    op.create_table(
        "enquiry_target",
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("room", "kind", "target_id"),
        sqlite_with_rowid=False,
    )


def _member() -> None:
    op.create_table(
        "member",
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("joined_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("room", "staff_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("member_staff", "member", ["staff_id", "room"], unique=False)


def _offer() -> None:
    op.create_table(
        "offer",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("from_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("offer_room", "offer", ["room"], unique=False)
    op.create_index("offer_staff", "offer", ["staff_id", "answered_at"], unique=False)


def _room_change() -> None:
    op.create_table(
        "room_change",
        sa.Column("n", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("n"),
        sqlite_autoincrement=True,
    )


def _room_entry() -> None:
    op.create_table(
        "room_entry",
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("actor_kind", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Text(), nullable=True),
        sa.Column("number", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.Text(), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("room", "seq"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "room_entry_key",
        "room_entry",
        ["room", "actor_id", "key"],
        unique=True,
        sqlite_where=sa.text('"key" IS NOT NULL'),
        postgresql_where=sa.text('"key" IS NOT NULL'),
    )


def _seen() -> None:
    op.create_table(
        "seen",
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("up_to", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("room", "reader"),
        sqlite_with_rowid=False,
    )


def _timer() -> None:
    op.create_table(
        "timer",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("timer_due", "timer", ["due_at"], unique=False)
    op.create_index("timer_subject", "timer", ["subject", "kind"], unique=False)

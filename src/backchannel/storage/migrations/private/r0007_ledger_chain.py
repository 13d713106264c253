"""The ledger's lines say more, and hang in a chain; lines from before are put into it in their order."""

from __future__ import annotations

import hashlib
import json
import os

import sqlalchemy as sa
from alembic import op

revision = "r0007_ledger_chain"
down_revision = "r0006_guard"

_KINDS = {"monitor": "monitoring", "read_closed": "reading"}
_OLD = sa.table("ledger", *(sa.column(name) for name in ("n", "at", "staff_id", "role_name", "act", "room", "detail")))
_COLUMNS = (
    ("n", "at", "staff_id", "role_name", "kind", "act"),
    ("room", "subject_id", "subject", "detail", "changes", "salt"),
)
_NEW = sa.table("ledger", *(sa.column(name) for part in _COLUMNS for name in part))
_LINK = sa.table("ledger_link", *(sa.column(name) for name in ("n", "digest", "head")))


def upgrade() -> None:
    """Add what this revision brings."""
    kept = op.get_bind().execute(sa.select(*_OLD.c).order_by(_OLD.c.n)).mappings().all()
    op.drop_table("ledger")
    _ledger()
    _ledger_link()
    _chain([dict(row) for row in kept])


def downgrade() -> None:
    """Take the chain away again, and what only its lines say."""
    kept = op.get_bind().execute(sa.select(*_OLD.c).order_by(_OLD.c.n)).mappings().all()
    op.drop_table("ledger_link")
    op.drop_table("ledger")
    op.create_table(
        "ledger",
        sa.Column("n", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("role_name", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("room", sa.Text(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("n"),
        sqlite_autoincrement=True,
    )
    op.create_index("ledger_room", "ledger", ["room", "n"], unique=False)
    if kept:
        op.get_bind().execute(sa.insert(_OLD), [dict(row) for row in kept])


def _ledger() -> None:
    op.create_table(
        "ledger",
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("role_name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("room", sa.Text(), nullable=True),
        sa.Column("subject_id", sa.Text(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("salt", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("n"),
    )
    op.create_index("ledger_at", "ledger", ["at", "n"], unique=False)
    op.create_index("ledger_kind", "ledger", ["kind", "at", "n"], unique=False)
    op.create_index("ledger_room", "ledger", ["room", "at", "n"], unique=False)
    op.create_index("ledger_staff", "ledger", ["staff_id", "at", "n"], unique=False)
    op.create_index("ledger_subject", "ledger", ["subject_id"], unique=False)


def _ledger_link() -> None:
    op.create_table(
        "ledger_link",
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("head", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("n"),
    )


def _chain(lines: list[dict[str, object]]) -> None:
    """As the product reckons the chain at this revision."""
    head, bind = hashlib.sha256(b"backchannel ledger, edition 1").hexdigest(), op.get_bind()
    for n, line in enumerate(lines, start=1):
        line |= {"n": n, "kind": _KINDS.get(str(line["act"]), "download"), "subject_id": None, "subject": ""}
        line |= {"changes": "[]", "salt": os.urandom(16).hex()}
        fields = [line[name] for part in _COLUMNS for name in part]
        text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
        digest = hashlib.sha256(text.encode()).hexdigest()
        head = hashlib.sha256(f"{head} {n} {digest}".encode()).hexdigest()
        bind.execute(sa.insert(_NEW), line)
        bind.execute(sa.insert(_LINK), {"n": n, "digest": digest, "head": head})

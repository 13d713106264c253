"""Tables of the ledger: its lines, which a lawful erasure may take away, and the chain, which nothing takes away."""

from __future__ import annotations

import sqlalchemy as sa

from backchannel.private.store import metadata
from backchannel.storage.tables import Moment

ledger = sa.Table(
    "ledger",
    metadata,
    sa.Column("n", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("staff_id", sa.Text, nullable=False),
    sa.Column("role_name", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("act", sa.Text, nullable=False),
    sa.Column("room", sa.Text),
    sa.Column("subject_id", sa.Text),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("detail", sa.Text, nullable=False),
    sa.Column("changes", sa.Text, nullable=False),
    sa.Column("salt", sa.Text, nullable=False),
)
sa.Index("ledger_at", ledger.c.at, ledger.c.n)
sa.Index("ledger_room", ledger.c.room, ledger.c.at, ledger.c.n)
sa.Index("ledger_staff", ledger.c.staff_id, ledger.c.at, ledger.c.n)
sa.Index("ledger_kind", ledger.c.kind, ledger.c.at, ledger.c.n)
sa.Index("ledger_subject", ledger.c.subject_id)

ledger_link = sa.Table(
    "ledger_link",
    metadata,
    sa.Column("n", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("head", sa.Text, nullable=False),
)

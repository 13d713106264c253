"""Tables of the ledger; no principal may change or delete what is in them."""

from __future__ import annotations

import sqlalchemy as sa

from backchannel.private.store import metadata
from backchannel.storage.tables import Moment

ledger = sa.Table(
    "ledger",
    metadata,
    sa.Column("n", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("staff_id", sa.Text, nullable=False),
    sa.Column("role_name", sa.Text, nullable=False),
    sa.Column("act", sa.Text, nullable=False),
    sa.Column("room", sa.Text),
    sa.Column("detail", sa.Text, nullable=False),
    sqlite_autoincrement=True,
)
sa.Index("ledger_room", ledger.c.room, ledger.c.n)

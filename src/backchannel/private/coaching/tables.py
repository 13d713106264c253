"""Tables of coaching: what colleagues propose to an enquiry's owner, and what came of it."""

from __future__ import annotations

import sqlalchemy as sa

from backchannel.private.store import metadata
from backchannel.storage.seals import SealedText
from backchannel.storage.tables import Moment, clustered, key

suggestion = clustered(
    "suggestion",
    metadata,
    key("room"),
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("author_id", sa.Text, nullable=False),
    sa.Column("owner_id", sa.Text),
    sa.Column("text", SealedText(), nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("decided_by", sa.Text),
    sa.Column("decided_at", Moment),
    sa.Column("message_id", sa.Text),
    sa.Column("sent", SealedText()),
    sa.Column("reason", SealedText(), nullable=False),
)
sa.Index("suggestion_made", suggestion.c.made_at)

flag = sa.Table(
    "flag",
    metadata,
    key("room"),
    sa.Column("raised_by", sa.Text, nullable=False),
    sa.Column("raised_at", Moment, nullable=False),
    sa.Column("seq", sa.BigInteger, nullable=False),
    sa.Column("due_at", Moment, nullable=False),
    sa.Column("escalated_at", Moment),
)
sa.Index("flag_due", flag.c.escalated_at, flag.c.due_at)

"""Tables of enquiries and their rooms."""

from __future__ import annotations

import sqlalchemy as sa

from backchannel.public.store import metadata
from backchannel.storage.tables import Moment, clustered, key

enquiry = clustered(
    "enquiry",
    metadata,
    key("id"),
    sa.Column("code", sa.Text, nullable=False, unique=True),
    sa.Column("customer_id", sa.Text, nullable=False),
    sa.Column("channel", sa.Text, nullable=False),
    sa.Column("tag_id", sa.Text),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("owner_id", sa.Text),
    sa.Column("page", sa.Text),
    sa.Column("subject", sa.Text),
    sa.Column("follows", sa.Text),
    sa.Column("start_key", sa.Text, nullable=False),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("picked_up_at", Moment),
    sa.Column("missed_at", Moment),
    sa.Column("closed_at", Moment),
    sa.Column("closed_by", sa.Text),
    sa.Column("first_response_at", Moment),
    sa.Column("head", sa.BigInteger, nullable=False),
    sa.Column("last_text", sa.Text),
    sa.Column("last_by", sa.Text),
    sa.Column("last_at", Moment),
    sa.Column("last_state", sa.Text),
    sa.Column("rating", sa.Integer),
    sa.UniqueConstraint("customer_id", "start_key"),
)
sa.Index("enquiry_owner", enquiry.c.owner_id, enquiry.c.status)
sa.Index("enquiry_customer", enquiry.c.customer_id, enquiry.c.created_at)

room_entry = clustered(
    "room_entry",
    metadata,
    key("room"),
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("actor_kind", sa.Text, nullable=False),
    sa.Column("actor_id", sa.Text),
    sa.Column("number", sa.BigInteger),
    sa.Column("message_id", sa.Text),
    sa.Column("key", sa.Text),
    sa.Column("text", sa.Text),
    sa.Column("quotes", sa.BigInteger),
    sa.Column("edited_at", Moment),
    sa.Column("recalled_at", Moment),
)
sa.Index(
    "room_entry_message",
    room_entry.c.message_id,
    unique=True,
    sqlite_where=room_entry.c.message_id.is_not(None),
    postgresql_where=room_entry.c.message_id.is_not(None),
)
sa.Index(
    "room_entry_key",
    room_entry.c.room,
    room_entry.c.actor_id,
    room_entry.c.key,
    unique=True,
    sqlite_where=room_entry.c.key.is_not(None),
    postgresql_where=room_entry.c.key.is_not(None),
)

room_change = sa.Table(
    "room_change",
    metadata,
    sa.Column("n", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("room", sa.Text, nullable=False),
    sa.Column("seq", sa.BigInteger, nullable=False),
    sa.Column("kind", sa.Text, nullable=False, server_default="changed"),
    sqlite_autoincrement=True,
)

member = clustered(
    "member",
    metadata,
    key("room"),
    key("staff_id"),
    sa.Column("joined_at", Moment, nullable=False),
    sa.Column("ended_at", Moment),
)
sa.Index("member_staff", member.c.staff_id, member.c.room)

seen = clustered(
    "seen",
    metadata,
    key("room"),
    key("reader"),
    sa.Column("up_to", sa.BigInteger, nullable=False),
    sa.Column("at", Moment, nullable=False),
)

delivered = clustered(
    "delivered",
    metadata,
    key("room"),
    sa.Column("up_to", sa.BigInteger, nullable=False),
    sa.Column("at", Moment, nullable=False),
)

# Off the customers' list from here on: public acts need these, customers may not read them.

enquiry_department = clustered("enquiry_department", metadata, key("room"), key("department_id"))

enquiry_target = clustered("enquiry_target", metadata, key("room"), key("kind"), key("target_id"))

offer = sa.Table(
    "offer",
    metadata,
    key("id"),
    sa.Column("room", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("staff_id", sa.Text, nullable=False),
    sa.Column("from_id", sa.Text, nullable=False),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("expires_at", Moment, nullable=False),
    sa.Column("answered_at", Moment),
    sa.Column("answer", sa.Text),
)
sa.Index("offer_staff", offer.c.staff_id, offer.c.answered_at)
sa.Index("offer_room", offer.c.room)

timer = sa.Table(
    "timer",
    metadata,
    key("id"),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("due_at", Moment, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
)
sa.Index("timer_subject", timer.c.subject, timer.c.kind)
sa.Index("timer_due", timer.c.due_at)

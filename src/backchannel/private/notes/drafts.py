"""Drafts: what somebody has written but not sent, apart for each audience. The newest wins across their windows."""

from __future__ import annotations

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import Refusal
from backchannel.kernel.proof import StaffProof
from backchannel.private.notes.tables import draft
from backchannel.private.store import Rx, Tx
from backchannel.storage.database import prepare, prepare_write
from backchannel.storage.statements import Upsert

AUDIENCES = ("customer", "staff")
LONGEST = 20_000


class Draft(msgspec.Struct, frozen=True):
    """One draft; `audience` is customer or staff, `at` in UTC milliseconds."""

    audience: str
    text: str
    at: int


_PUT = prepare_write(Upsert(draft, ("staff_id", "room", "audience"), ("text", "at")))
_END = prepare_write(
    sa.delete(draft).where(
        draft.c.staff_id == sa.bindparam("staff_id"),
        draft.c.room == sa.bindparam("room"),
        draft.c.audience == sa.bindparam("audience"),
    )
)
_IN_ROOM = prepare(
    sa.select(draft.c.audience, draft.c.text, draft.c.at)
    .where(draft.c.staff_id == sa.bindparam("staff_id"), draft.c.room == sa.bindparam("room"))
    .order_by(draft.c.audience),
    Draft,
)


async def save_draft(tx: Tx, proof: StaffProof, audience: str, text: str) -> None:
    """Keep a text for one audience of a room as it was typed; an empty one ends the draft.

    Raises:
        Refusal: `not_allowed` for a proof of another act, `audience_unknown`, `text_too_long`.
    """
    if proof.act != "save_draft" or proof.room is None:
        raise Refusal("not_allowed", 403, "You cannot write here.")
    if audience not in AUDIENCES:
        raise Refusal("audience_unknown", 422, "A draft is for the customer or for staff.")
    if len(text) > LONGEST:
        raise Refusal("text_too_long", 422, f"A draft has at most {LONGEST} characters.")
    place = {"staff_id": proof.staff_id, "room": proof.room, "audience": audience}
    if text.strip():
        await tx.run(_PUT, **place, text=text, at=tx.now)
    else:
        await tx.run(_END, **place)


async def drafts_in(rx: Rx, staff_id: str, room: str) -> list[Draft]:
    """Somebody's drafts in a room, at most one for each audience."""
    return await rx.all(_IN_ROOM, staff_id=staff_id, room=room)

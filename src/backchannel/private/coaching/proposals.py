"""Suggestions, read by the place of the private message that carries each."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from backchannel.private.coaching.facts import Person, Suggestion
from backchannel.private.coaching.tables import suggestion
from backchannel.private.store import Rx
from backchannel.private.team.tables import staff
from backchannel.storage.database import prepare


def _placed(*row: Any) -> tuple[int, Suggestion]:
    seq, text, state, by, name, picture, *rest = row
    return seq, Suggestion(text, state, None if by is None else Person(by, name, picture), *rest)


_BETWEEN = prepare(
    sa.select(
        suggestion.c.seq,
        suggestion.c.text,
        suggestion.c.state,
        suggestion.c.decided_by,
        sa.func.coalesce(staff.c.name, ""),
        staff.c.picture,
        suggestion.c.decided_at,
        suggestion.c.sent,
        suggestion.c.reason,
    )
    .join_from(suggestion, staff, staff.c.id == suggestion.c.decided_by, isouter=True)
    .where(
        suggestion.c.room == sa.bindparam("room"),
        suggestion.c.seq >= sa.bindparam("first"),
        suggestion.c.seq <= sa.bindparam("last"),
    )
    .order_by(suggestion.c.seq),
    _placed,
)


async def suggestions_between(rx: Rx, room: str, first: int, last: int) -> dict[int, Suggestion]:
    """The suggestions that a stretch of a room's private log carries, by place."""
    return dict(await rx.all(_BETWEEN, room=room, first=first, last=last))


async def suggestion_at(rx: Rx, room: str, seq: int) -> Suggestion | None:
    """The suggestion that the private message at one place carries, or None."""
    return (await suggestions_between(rx, room, seq, seq)).get(seq)

"""Who is named in a private message: colleagues and departments, given as ids of this universe beside the text."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import Refusal
from backchannel.private.messages.events import Mention
from backchannel.private.messages.tables import mentioned, private_entry, private_mention, private_message, private_seen
from backchannel.private.store import Rx, Tx
from backchannel.private.team.tables import department, staff
from backchannel.storage.database import prepare, prepare_write

MOST_MENTIONS = 20
FIRST = (1 << 62, "", 0)
"""A place behind all mentions, from which the first page begins."""


class Mentioned(msgspec.Struct, frozen=True):
    """Somebody was named: where, by whom, when (UTC milliseconds), and whether they have read so far."""

    room: str
    seq: int
    at: int
    author_id: str
    seen: bool


_STAFF = prepare_write(
    sa.select(staff.c.name).where(staff.c.id == sa.bindparam("target_id"), staff.c.suspended_at.is_(None))
)
_DEPARTMENT = prepare_write(sa.select(department.c.name).where(department.c.id == sa.bindparam("target_id")))
_IN_DEPARTMENT = prepare_write(
    sa.select(staff.c.id)
    .where(staff.c.department_id == sa.bindparam("department_id"), staff.c.suspended_at.is_(None))
    .order_by(staff.c.id)
)
_PUT = prepare_write(sa.insert(private_mention))
_TELL = prepare_write(sa.insert(mentioned))
_BETWEEN = prepare_write(
    sa.select(private_mention.c.seq, private_mention.c.kind, private_mention.c.target_id, private_mention.c.name)
    .where(
        private_mention.c.room == sa.bindparam("room"),
        private_mention.c.seq >= sa.bindparam("first"),
        private_mention.c.seq <= sa.bindparam("last"),
    )
    .order_by(private_mention.c.seq, private_mention.c.target_id)
)
_PLACE = sa.tuple_(mentioned.c.at, mentioned.c.room, mentioned.c.seq)
_MINE = prepare(
    sa.select(
        mentioned.c.room,
        mentioned.c.seq,
        mentioned.c.at,
        private_entry.c.author_id,
        sa.func.coalesce(private_seen.c.up_to, 0) >= mentioned.c.seq,
    )
    .join_from(
        mentioned,
        private_entry,
        sa.and_(private_entry.c.room == mentioned.c.room, private_entry.c.seq == mentioned.c.seq),
    )
    .join(
        private_message,
        sa.and_(private_message.c.room == mentioned.c.room, private_message.c.seq == mentioned.c.seq),
    )
    .outerjoin(
        private_seen,
        sa.and_(private_seen.c.room == mentioned.c.room, private_seen.c.staff_id == mentioned.c.staff_id),
    )
    .where(
        mentioned.c.staff_id == sa.bindparam("staff_id"),
        private_message.c.recalled_at.is_(None),
        sa.tuple_(sa.bindparam("at"), sa.bindparam("room"), sa.bindparam("seq")) > _PLACE,
    )
    .order_by(mentioned.c.at.desc(), mentioned.c.room.desc(), mentioned.c.seq.desc())
    .limit(sa.bindparam("limit")),
    lambda room, seq, at, author_id, seen: Mentioned(room, seq, at, author_id, bool(seen)),
)


async def keep_mentions(tx: Tx, author_id: str, place: tuple[str, int], ids: Iterable[str]) -> tuple[Mention, ...]:
    """Write down whom the private message at a place names, and put it on the lists of all these people.

    Args:
        tx: the transaction that keeps the message.
        author_id: who wrote it; they are on no list of theirs.
        place: the room and the place in its private log.
        ids: colleagues and departments.

    Raises:
        Refusal: `mention_unknown`, `too_many_mentions`, both 422.
    """
    wanted = wanted_mentions(ids)
    found = [await _known(tx, target_id) for target_id in wanted]
    people: dict[str, None] = {}
    for one in found:
        await tx.run(_PUT, room=place[0], seq=place[1], target_id=one.id, kind=one.kind, name=one.name)
        people |= dict.fromkeys(await _people(tx, one))
    for staff_id in people:
        if staff_id != author_id:
            await tx.run(_TELL, staff_id=staff_id, at=tx.now, room=place[0], seq=place[1])
    return tuple(found)


def wanted_mentions(ids: Iterable[str]) -> list[str]:
    """The ids that a message names, each once, in one order.

    Raises:
        Refusal: `too_many_mentions` 422.
    """
    wanted = sorted(set(ids))
    if len(wanted) > MOST_MENTIONS:
        message = f"At most {MOST_MENTIONS} colleagues and departments can be named in one message."
        raise Refusal("too_many_mentions", 422, message, "Name a department instead.")
    return wanted


async def mentions_between(rx: Rx, room: str, first: int, last: int) -> dict[int, tuple[Mention, ...]]:
    """Whom a stretch of a room's private log names, by place."""
    found: dict[int, tuple[Mention, ...]] = {}
    for seq, *facts in await rx.all(_BETWEEN, room=room, first=first, last=last):
        found[seq] = (*found.get(seq, ()), Mention(*facts))
    return found


async def mentions_of(rx: Rx, staff_id: str, before: tuple[int, str, int] = FIRST, limit: int = 30) -> list[Mentioned]:
    """Where somebody was named, newest first, without what was recalled; whether they may read it the door decides.

    Args:
        rx: a view of the store.
        staff_id: whose list it is.
        before: time, room and place of the last one of the page before.
        limit: the most of them.
    """
    at, room, seq = before
    return await rx.all(_MINE, staff_id=staff_id, at=at, room=room, seq=seq, limit=limit)


async def _known(tx: Tx, target_id: str) -> Mention:
    for kind, statement in (("staff", _STAFF), ("department", _DEPARTMENT)):
        if (row := await tx.one(statement, target_id=target_id)) is not None:
            return Mention(kind, target_id, row[0])
    raise Refusal("mention_unknown", 422, "Somebody named here is not on the team.", "Take the name out.")


async def _people(tx: Tx, one: Mention) -> list[str]:
    if one.kind == "staff":
        return [one.id]
    return [row[0] for row in await tx.all(_IN_DEPARTMENT, department_id=one.id)]

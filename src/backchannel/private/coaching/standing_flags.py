"""The calls for help that stand: at most one in a room."""

from __future__ import annotations

import sqlalchemy as sa

from backchannel.private.coaching.facts import Flag
from backchannel.private.coaching.tables import flag
from backchannel.private.store import Rx, Tx
from backchannel.storage.database import prepare, prepare_write

_FLAG = (flag.c.room, flag.c.raised_by, flag.c.raised_at, flag.c.seq, flag.c.escalated_at)
_OF_ROOM = prepare(sa.select(*_FLAG).where(flag.c.room == sa.bindparam("room")), Flag)
_DUE = prepare(
    sa.select(*_FLAG)
    .where(flag.c.escalated_at.is_(None), flag.c.due_at <= sa.bindparam("now"))
    .order_by(flag.c.due_at)
    .limit(sa.bindparam("limit")),
    Flag,
)
_NEXT_DUE = prepare_write(
    sa.select(flag.c.due_at).where(flag.c.escalated_at.is_(None)).order_by(flag.c.due_at).limit(1)
)
_INSERT = prepare_write(sa.insert(flag))
_ESCALATE = prepare_write(
    sa.update(flag).where(flag.c.room == sa.bindparam("in_room")).values(escalated_at=sa.bindparam("now"))
)
_END = prepare_write(sa.delete(flag).where(flag.c.room == sa.bindparam("in_room")))


async def flag_of(rx: Rx, room: str) -> Flag | None:
    """The call for help that stands in a room, or None."""
    return await rx.one(_OF_ROOM, room=room)


async def flags_due(rx: Rx, limit: int) -> list[Flag]:
    """The calls that nobody has answered in time and that were not passed on yet."""
    return await rx.all(_DUE, now=rx.now, limit=limit)


async def next_flag_due(rx: Rx) -> int | None:
    """When the next call is to be passed on, in UTC milliseconds, or None."""
    row = await rx.one(_NEXT_DUE)
    return int(row[0]) if row is not None else None


async def put_flag(tx: Tx, raised: Flag, due_at: int) -> None:
    """Let a call for help stand."""
    await tx.run(
        _INSERT,
        room=raised.room,
        raised_by=raised.raised_by,
        raised_at=raised.raised_at,
        seq=raised.seq,
        due_at=due_at,
        escalated_at=None,
    )


async def mark_escalated(tx: Tx, room: str) -> None:
    """A room's call has been passed on."""
    await tx.run(_ESCALATE, in_room=room, now=tx.now)


async def take_down_flag(tx: Tx, room: str) -> None:
    """No call for help stands in a room any more."""
    await tx.run(_END, in_room=room)

"""What staff did to the desk itself: a line in the act's own transaction, for those who keep the record of it.

Not for customers; whoever keeps the record reads the lines in their order and knows how far they have got.
"""

from __future__ import annotations

from typing import Any

import msgspec
import sqlalchemy as sa

from backchannel.kernel.proof import StaffProof
from backchannel.public.directory.tables import desk_doing
from backchannel.public.store import Rx, Tx
from backchannel.storage.database import prepare, prepare_write

Alteration = tuple[str, str | None, str | None]
"""What changed, what it was and what it is; None where there was or is nothing."""


class Doing(msgspec.Struct, frozen=True):
    """Somebody did something to the desk.

    Args:
        n: its place among all of these, from 1.
        at: UTC milliseconds.
        staff_id: who.
        act: the act's name.
        subject_id: to what, or None for the desk as a whole.
        subject: what that was called then.
        changes: what changed.
    """

    n: int
    at: int
    staff_id: str
    act: str
    subject_id: str | None
    subject: str
    changes: tuple[Alteration, ...]


class DeskDone(msgspec.Struct, frozen=True):
    """Emitted with every such line."""

    act: str


def _doing(*row: Any) -> Doing:
    return Doing(*(*row[:-1], msgspec.json.decode(row[-1], type=tuple[Alteration, ...])))


_COLUMNS = tuple(column for column in desk_doing.columns if column.name != "n")
_PUT = prepare_write(sa.insert(desk_doing).values(**{column.name: sa.bindparam(column.name) for column in _COLUMNS}))
_AFTER = prepare(
    sa.select(desk_doing.c.n, *_COLUMNS)
    .where(desk_doing.c.n > sa.bindparam("after"))
    .order_by(desk_doing.c.n)
    .limit(sa.bindparam("limit")),
    _doing,
)


async def keep_doing(tx: Tx, proof: StaffProof, subject: tuple[str | None, str], *changes: Alteration) -> None:
    """Write down an act that changes the desk.

    Args:
        tx: the act's transaction.
        proof: the act's.
        subject: the id and the name of what it changes; None and an empty name for the desk as a whole.
        changes: what changed; what stayed as it was is left out.
    """
    real = [one for one in changes if one[1] != one[2]]
    await tx.run(
        _PUT,
        at=tx.now,
        staff_id=proof.staff_id,
        act=proof.act,
        subject_id=subject[0],
        subject=subject[1],
        changes=msgspec.json.encode(real).decode(),
    )
    tx.emit(DeskDone(proof.act))


async def doings_after(rx: Rx, after: int, limit: int) -> list[Doing]:
    """What was done after a place, oldest first, at most `limit` of it."""
    return await rx.all(_AFTER, after=after, limit=limit)

"""What happens to enquiries when time passes and nobody acts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import msgspec
import sqlalchemy as sa

from backchannel.public.enquiries.tables import timer
from backchannel.public.store import Rx, Tx
from backchannel.storage.database import prepare, prepare_write

ROUTE = "route_enquiry"
MISSED = "enquiry_missed"
OFFER_LAPSES = "offer_lapses"


class TimerStarted(msgspec.Struct, frozen=True):
    """Emitted with every timer; `due_at` in UTC milliseconds."""

    due_at: int


Handler = Callable[[Tx, str], Awaitable[None]]
"""Does what is due for one subject."""


class _Due(msgspec.Struct, frozen=True):
    id: str
    kind: str
    subject: str


_INSERT = prepare_write(sa.insert(timer))
_CANCEL = prepare_write(
    sa.delete(timer).where(timer.c.kind == sa.bindparam("kind"), timer.c.subject == sa.bindparam("subject"))
)
_DUE = prepare(
    sa.select(timer.c.id, timer.c.kind, timer.c.subject)
    .where(timer.c.due_at <= sa.bindparam("now"))
    .order_by(timer.c.due_at, timer.c.id)
    .limit(50),
    _Due,
)
_DONE = prepare_write(sa.delete(timer).where(timer.c.id == sa.bindparam("id")))
_NEXT = prepare_write(sa.select(timer.c.due_at).order_by(timer.c.due_at).limit(1))


async def start(tx: Tx, kind: str, subject: str, due_at: int) -> None:
    """Let `kind` happen to `subject` at a time in UTC milliseconds, unless it is cancelled before."""
    await tx.run(_INSERT, id=tx.new_id(), kind=kind, subject=subject, due_at=due_at)
    tx.emit(TimerStarted(due_at))


async def cancel(tx: Tx, kind: str, subject: str) -> None:
    """Forget a timer; nothing happens when there is none."""
    await tx.run(_CANCEL, kind=kind, subject=subject)


async def run_due(tx: Tx, handlers: dict[str, Handler]) -> int:
    """Do what is due now, in one transaction with forgetting it; answers how many timers there were."""
    due = await tx.all(_DUE, now=tx.now)
    for one in due:
        await handlers[one.kind](tx, one.subject)
        await tx.run(_DONE, id=one.id)
    return len(due)


async def next_due(rx: Rx) -> int | None:
    """When the next timer is due, in UTC milliseconds, or None."""
    row = await rx.one(_NEXT)
    return int(row[0]) if row is not None else None

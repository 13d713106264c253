"""What happens to enquiries when time passes and nobody acts."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import Refusal, Unconfirmed
from backchannel.public.enquiries.tables import timer
from backchannel.public.store import PublicAccess, Rx, Tx
from backchannel.storage.database import prepare, prepare_write

ROUTE = "route_enquiry"
MISSED = "enquiry_missed"
OFFER_LAPSES = "offer_lapses"
FILE_UNUSED = "file_unused"

MOST_ATTEMPTS = 10
NEVER = 253_402_300_799_000
"""When a timer is due that has been given up: it stays in its table for whoever looks into it."""

_LOG = logging.getLogger("backchannel.jobs")


class TimerStarted(msgspec.Struct, frozen=True):
    """Emitted with every timer; `due_at` in UTC milliseconds."""

    due_at: int


Handler = Callable[[Tx, str], Awaitable[None]]
"""Does what is due for one subject."""


class Due(msgspec.Struct, frozen=True):
    """A timer whose time has come, and how often it has been tried in vain."""

    id: str
    kind: str
    subject: str
    attempts: int


_INSERT = prepare_write(sa.insert(timer))
_CANCEL = prepare_write(
    sa.delete(timer).where(timer.c.kind == sa.bindparam("kind"), timer.c.subject == sa.bindparam("subject"))
)
_DUE = prepare(
    sa.select(timer.c.id, timer.c.kind, timer.c.subject, timer.c.attempts)
    .where(timer.c.due_at <= sa.bindparam("now"))
    .order_by(timer.c.due_at, timer.c.id)
    .limit(50),
    Due,
)
_PUT_OFF = prepare_write(
    sa.update(timer)
    .where(timer.c.id == sa.bindparam("timer_id"))
    .values(due_at=sa.bindparam("until"), attempts=sa.bindparam("tried"))
)
_DONE = prepare_write(sa.delete(timer).where(timer.c.id == sa.bindparam("id")))
_NEXT = prepare_write(sa.select(timer.c.due_at).where(timer.c.due_at < NEVER).order_by(timer.c.due_at).limit(1))


async def start(tx: Tx, kind: str, subject: str, due_at: int) -> None:
    """Let `kind` happen to `subject` at a time in UTC milliseconds, unless it is cancelled before."""
    await tx.run(_INSERT, id=tx.new_id(), kind=kind, subject=subject, due_at=due_at, attempts=0)
    tx.emit(TimerStarted(due_at))


async def cancel(tx: Tx, kind: str, subject: str) -> None:
    """Forget a timer; nothing happens when there is none."""
    await tx.run(_CANCEL, kind=kind, subject=subject)


async def run_due(tx: Tx, handlers: dict[str, Handler]) -> int:
    """Do what is due now, in one transaction with forgetting it; answers how many timers there were."""
    due = await due_timers(tx)
    for one in due:
        await _do(tx, handlers, one)
    return len(due)


async def run_some(access: PublicAccess, handlers: dict[str, Handler]) -> int:
    """Like `run_due`, as acts of their own; a timer whose handler fails is put off, so that it holds no other up.

    Raises:
        Refusal: the store takes nothing now, 503.
        Unconfirmed: the commit's fate is unknown; whatever was not done is still due.
    """
    try:
        return await access.write(lambda tx: run_due(tx, handlers))
    except Exception as error:
        if _is_the_stores(error):
            raise
    due = await access.read(due_timers)
    for one in due:
        await _do_or_put_off(access, handlers, one)
    return len(due)


async def due_timers(rx: Rx) -> list[Due]:
    """Timers whose time has come, in the order of their times, at most 50."""
    return await rx.all(_DUE, now=rx.now)


async def _do(tx: Tx, handlers: dict[str, Handler], one: Due) -> None:
    if await tx.run(_DONE, id=one.id):
        await handlers[one.kind](tx, one.subject)


async def _do_or_put_off(access: PublicAccess, handlers: dict[str, Handler], one: Due) -> None:
    try:
        await access.write(lambda tx: _do(tx, handlers, one))
    except Exception as error:
        if _is_the_stores(error):
            raise
        _LOG.exception("timer %s of kind %s failed", one.id, one.kind)
        await access.write(lambda tx: _put_off(tx, one))


async def _put_off(tx: Tx, one: Due) -> None:
    tried = one.attempts + 1
    until = NEVER if tried >= MOST_ATTEMPTS else tx.now + 1000 * 2**tried
    await tx.run(_PUT_OFF, timer_id=one.id, until=until, tried=tried)


def _is_the_stores(error: Exception) -> bool:
    return isinstance(error, Unconfirmed) or (isinstance(error, Refusal) and error.status == 503)


async def next_due(rx: Rx) -> int | None:
    """When the next timer is due, in UTC milliseconds, or None."""
    row = await rx.one(_NEXT)
    return int(row[0]) if row is not None else None

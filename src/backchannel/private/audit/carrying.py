"""What staff did to the desk in the public universe goes up into the ledger, exactly once by cursor."""

from __future__ import annotations

import sqlalchemy as sa

from backchannel.private.audit.ledger import Altered, NewLine, Subject, append
from backchannel.private.desk.tables import desk_cursor
from backchannel.private.store import PrivateAccess, Rx, Tx
from backchannel.public.directory.doings import doings_after
from backchannel.public.store import PublicAccess
from backchannel.storage.database import prepare_write
from backchannel.storage.statements import Upsert

CURSOR = 2
MOST_AT_ONCE = 20

_CURSOR = prepare_write(sa.select(desk_cursor.c.n).where(desk_cursor.c.id == CURSOR))
_MOVE = prepare_write(Upsert(desk_cursor, ("id",), ("n",)))


async def carry_doings(public: PublicAccess, private: PrivateAccess) -> int:
    """Carry the next acts up; answers how many, 0 when all have been carried.

    Two processes that do this at once do it once. A line's time is that of the act.

    Args:
        public: a way into the public store that may read them.
        private: the private store.
    """
    after = await private.glance(_carried_up_to)
    found = await public.glance(lambda rx: doings_after(rx, after, MOST_AT_ONCE))
    if not found:
        return 0

    async def carry(tx: Tx) -> None:
        if await _carried_up_to(tx) != after:
            return
        for one in found:
            changes = tuple(Altered(*change) for change in one.changes)
            subject = Subject(one.subject_id, one.subject)
            await append(tx, one.staff_id, NewLine(one.act, "administration", None, subject, "", changes, one.at))
        await tx.run(_MOVE, id=CURSOR, n=found[-1].n)

    await private.write(carry, ahead=True)
    return len(found)


async def _carried_up_to(rx: Rx) -> int:
    row = await rx.one(_CURSOR)
    return int(row[0]) if row is not None else 0

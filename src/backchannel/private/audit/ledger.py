"""The readers' ledger: who watched a room, read its private messages after the close, or took anything away.

A line is on disk before the first byte of what it is about is served. Lines are only ever added.
"""

from __future__ import annotations

import msgspec
import sqlalchemy as sa

from backchannel.kernel.proof import StaffProof
from backchannel.kernel.text import clean_line
from backchannel.private.audit.tables import ledger
from backchannel.private.store import Rx, Tx
from backchannel.private.team.tables import role, staff
from backchannel.storage.database import prepare, prepare_write

MONITOR = "monitor"
READ_CLOSED = "read_closed"
DOWNLOAD_HISTORY = "download_history"
DOWNLOAD_CUSTOMER_COPY = "download_customer_copy"
DOWNLOAD_REPORT = "download_report"
BEGAN, ENDED = "began", "ended"
"""What the detail of a monitoring line says."""

_ACT_OF_PROOF = {
    "monitor": MONITOR,
    "read_private": READ_CLOSED,
    "download_history": DOWNLOAD_HISTORY,
    "download_customer_copy": DOWNLOAD_CUSTOMER_COPY,
    "download_report": DOWNLOAD_REPORT,
}


class LedgerLine(msgspec.Struct, frozen=True):
    """One line: their name and picture as they are now, their role as it was then; `at` in UTC milliseconds."""

    n: int
    at: int
    staff_id: str
    name: str
    picture: str | None
    role_name: str
    act: str
    detail: str


_INSERT = prepare_write(
    sa.insert(ledger).values(
        **{column.name: sa.bindparam(column.name) for column in ledger.columns if column.name != "n"}
    )
)
_ROLE = prepare_write(
    sa.select(role.c.name)
    .join_from(staff, role, role.c.id == staff.c.role_id)
    .where(staff.c.id == sa.bindparam("staff_id"))
)
_OF_ROOM = prepare(
    sa.select(
        ledger.c.n,
        ledger.c.at,
        ledger.c.staff_id,
        sa.func.coalesce(staff.c.name, ""),
        staff.c.picture,
        ledger.c.role_name,
        ledger.c.act,
        ledger.c.detail,
    )
    .join_from(ledger, staff, staff.c.id == ledger.c.staff_id, isouter=True)
    .where(ledger.c.room == sa.bindparam("room"))
    .order_by(ledger.c.n.desc())
    .limit(sa.bindparam("limit")),
    LedgerLine,
)


async def record(tx: Tx, proof: StaffProof, detail: str = "") -> None:
    """Write down what a proof is about to be used for. Await it before anything is served.

    Args:
        tx: the act's transaction.
        proof: made for ``monitor``, ``read_private`` (of a closed enquiry) or one of the downloads.
        detail: ``began`` or ``ended`` of monitoring, the format of a download.

    Raises:
        KeyError: the proof is for an act that leaves no line.
    """
    row = await tx.one(_ROLE, staff_id=proof.staff_id)
    await tx.run(
        _INSERT,
        at=tx.now,
        staff_id=proof.staff_id,
        role_name=row[0] if row is not None else "",
        act=_ACT_OF_PROOF[proof.act],
        room=proof.room,
        detail=clean_line(detail, 500),
    )


async def readers_of(rx: Rx, room: str, limit: int = 200) -> list[LedgerLine]:
    """A room's lines, newest first."""
    return await rx.all(_OF_ROOM, room=room, limit=limit)

"""Lawful erasure: the lines about a person or an enquiry go, the links that cover them stay, and a line tells of it.

Run as a principal of its own, the only one that may take lines away. What is gone is gone: a link holds a salted
digest, and the salt goes with its line.
"""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from backchannel.private.audit.ledger import NewLine, append
from backchannel.private.audit.tables import ledger
from backchannel.private.store import Rx, Tx
from backchannel.storage.database import prepare_write

PRINCIPAL = "staff_erasure"
MOST_PLACES = 400
ERASED = "erase_lines"

_OF_STAFF = prepare_write(
    sa.select(ledger.c.n)
    .where(
        sa.or_(ledger.c.staff_id == sa.bindparam("staff_id"), ledger.c.subject_id == sa.bindparam("staff_id")),
        ledger.c.act != ERASED,
    )
    .order_by(ledger.c.n)
)
_OF_ROOM = prepare_write(sa.select(ledger.c.n).where(ledger.c.room == sa.bindparam("room")).order_by(ledger.c.n))
_ERASE = prepare_write(sa.delete(ledger).where(ledger.c.n == sa.bindparam("place")))
_TOLD = prepare_write(sa.select(ledger.c.detail).where(ledger.c.kind == "audit", ledger.c.act == ERASED))


async def erase_lines_of_staff(tx: Tx, staff_id: str, by: str = "") -> int:
    """Erase every line that tells what somebody did or what was done to their account; answers how many.

    Args:
        tx: a transaction of the principal `PRINCIPAL`.
        staff_id: who is forgotten.
        by: who erases; empty for those who run the machine.
    """
    return await _erase(tx, [int(row[0]) for row in await tx.all(_OF_STAFF, staff_id=staff_id)], by)


async def erase_lines_of_room(tx: Tx, room: str, by: str = "") -> int:
    """Erase every line about an enquiry; answers how many.

    Args:
        tx: a transaction of the principal `PRINCIPAL`.
        room: the enquiry's id.
        by: who erases; empty for those who run the machine.
    """
    return await _erase(tx, [int(row[0]) for row in await tx.all(_OF_ROOM, room=room)], by)


async def erased_places(rx: Rx) -> frozenset[int]:
    """The places whose lines were lawfully erased."""
    return frozenset(n for row in await rx.all(_TOLD) for n in _places(row[0]))


async def _erase(tx: Tx, places: list[int], by: str) -> int:
    for n in places:
        await tx.run(_ERASE, place=n)
    for begin in range(0, len(places), MOST_PLACES):
        detail = _stretches(places[begin : begin + MOST_PLACES])
        await append(tx, by, NewLine(ERASED, "audit", detail=detail))
    return len(places)


def _stretches(places: Iterable[int]) -> str:
    """Places as text, such as ``3-5,9``."""
    found: list[list[int]] = []
    for n in places:
        if found and found[-1][1] == n - 1:
            found[-1][1] = n
        else:
            found.append([n, n])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in found)


def _places(text: str) -> Iterable[int]:
    for part in text.split(","):
        first, _, last = part.partition("-")
        if first.isdigit():
            yield from range(int(first), min(int(last or first), int(first) + MOST_PLACES) + 1)

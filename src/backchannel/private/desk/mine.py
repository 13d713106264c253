"""What is mine: the rooms I am in, those I was in, and the open queue as it is offered to me."""

from __future__ import annotations

from backchannel.private.desk.keys import ever_key, member_key, queue_keys
from backchannel.private.desk.overview import list_rows, overview_column
from backchannel.private.desk.pages import Page
from backchannel.private.desk.rows import DeskRow, with_faces
from backchannel.private.store import Rx

MOST = 200


async def my_rooms(rx: Rx, staff_id: str) -> list[DeskRow]:
    """The handled rooms that somebody is in, picked up first on top; at most 200."""
    return await with_faces(rx, [row for _, row in await list_rows(rx, member_key(staff_id), "handling", MOST)])


async def my_closed_rooms(rx: Rx, staff_id: str, before: str | None = None, limit: int = 50) -> Page:
    """The closed rooms that somebody is or was in, last closed first.

    Raises:
        Refusal: `page_unknown` 422.
    """
    return await overview_column(rx, ever_key(staff_id), "closed", before=before, limit=limit)


async def open_queue(rx: Rx, staff_id: str, department_id: str | None) -> list[DeskRow]:
    """Open and missed enquiries that are offered to somebody, longest waiting first; at most 200."""
    found: dict[str, tuple[int, DeskRow]] = {}
    for who in queue_keys(staff_id, department_id):
        for board in ("open", "missed"):
            found |= {row.id: (rank, row) for rank, row in await list_rows(rx, who, board, MOST)}
    ordered = sorted(found.values(), key=lambda ranked: (ranked[0], ranked[1].id))
    return await with_faces(rx, [row for _, row in ordered[:MOST]])

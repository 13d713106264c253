"""A chat history as JSON; every line has a field `audience`."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from backchannel.private.desk.rows import DeskRow
from backchannel.private.reports.cells import local
from backchannel.private.reports.history import HistoryHead, HistoryLine
from backchannel.private.reports.period import zone


async def history_json(head: HistoryHead, lines: AsyncIterator[HistoryLine]) -> AsyncIterator[bytes]:
    """Write one object: the enquiry, who made the file, and the list of lines.

    Args:
        head: what stands above.
        lines: from `history.history_lines`.
    """
    where = zone(head.zone)
    facts = {
        "edition": "full",
        "enquiry": _enquiry(head.row, where),
        "made_by": head.made_by,
        "made_at": local(head.made_at, where),
        "time_zone": head.zone,
    }
    yield msgspec.json.encode(facts)[:-1] + b',"lines":['
    comma = b""
    async for line in lines:
        yield comma + msgspec.json.encode(msgspec.structs.asdict(line) | {"at": local(line.at, where)})
        comma = b","
    yield b"]}\n"


def _enquiry(row: DeskRow, where: ZoneInfo) -> dict[str, Any]:
    return {
        "id": row.id,
        "code": row.code,
        "channel": row.channel,
        "status": row.status,
        "tag": row.tag_name,
        "customer": row.customer_name,
        "owner": row.owner.name if row.owner is not None else None,
        "members": [face.name for face in row.members],
        "subject": row.subject,
        "page": row.page,
        "created_at": local(row.created_at, where),
        "picked_up_at": local(row.picked_up_at, where),
        "closed_at": local(row.closed_at, where),
        "rating": row.rating,
        "public_messages": row.messages,
        "private_messages": row.private_messages,
    }

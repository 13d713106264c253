"""A chat history as CSV; its column *Audience* says of each line who could read it."""

from __future__ import annotations

from collections.abc import AsyncIterator

from backchannel.private.reports.cells import BOM, csv_lines, local
from backchannel.private.reports.history import HistoryHead, HistoryLine
from backchannel.private.reports.period import zone

HEADINGS = ("Enquiry ID", "Audience", "Time", "Author", "Role", "Kind", "Text", "Files", "State", "Answers")


async def history_csv(head: HistoryHead, lines: AsyncIterator[HistoryLine]) -> AsyncIterator[bytes]:
    """Write a history line by line.

    Args:
        head: whose history; its code leads every line.
        lines: from `history.history_lines`.
    """
    where = zone(head.zone)
    yield BOM.encode() + csv_lines([HEADINGS])
    async for line in lines:
        said = (line.author, line.role, line.kind, line.text, ", ".join(line.files), line.state, line.answers)
        yield csv_lines([(head.row.code, line.audience, local(line.at, where), *said)])

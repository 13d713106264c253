"""The ledger as CSV, streamed a page at a time so that memory stays flat."""

from __future__ import annotations

from collections.abc import AsyncIterator
from zoneinfo import ZoneInfo

from backchannel.private.audit.ledger import Altered
from backchannel.private.audit.pages import LedgerFilters, LedgerLine, LedgerPage, ledger_page
from backchannel.private.reports.cells import BOM, csv_lines, local
from backchannel.private.store import PrivateAccess, Rx

LINES_AT_ONCE = 200
HEADINGS = ("Place", "Time", "Name", "Staff ID", "Role", "Kind", "Act", "Enquiry ID", "Concerns", "Detail", "Changes")


async def ledger_csv(access: PrivateAccess, filters: LedgerFilters, where: ZoneInfo) -> AsyncIterator[bytes]:
    """The lines of `ledger_page`, all of them, newest first.

    Args:
        access: the private store.
        filters: what narrows it.
        where: the time zone that times are printed in.
    """
    yield BOM.encode() + csv_lines([HEADINGS])
    before: str | None = None
    while True:
        page = await _page(access, filters, before)
        yield csv_lines(_cells(line, where) for line in page.lines)
        if (before := page.next) is None:
            return


async def _page(access: PrivateAccess, filters: LedgerFilters, before: str | None) -> LedgerPage:
    async def read(rx: Rx) -> LedgerPage:
        return await ledger_page(rx, filters, before, LINES_AT_ONCE)

    return await access.read(read)


def _cells(line: LedgerLine, where: ZoneInfo) -> tuple[str | int | None, ...]:
    return (
        line.n,
        local(line.at, where),
        line.name,
        line.staff_id,
        line.role_name,
        line.kind,
        line.act,
        line.code,
        line.subject,
        line.detail,
        "; ".join(map(_change, line.changes)),
    )


def _change(one: Altered) -> str:
    return f"{one.what}: {one.before or '–'} → {one.after or '–'}"

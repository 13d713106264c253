"""What came of suggested replies in a period: how colleagues learn from each other, in numbers."""

from __future__ import annotations

from litestar import Response, get
from litestar.di import NamedDependency

from backchannel.files import download_headers
from backchannel.private.audit.ledger import record
from backchannel.private.desk.keys import reach_key
from backchannel.private.reports.suggestions import (
    SuggestionCount,
    SuggestionFigures,
    left_open,
    suggestion_figures,
    suggestions_csv,
)
from backchannel.private.store import Tx
from backchannel.private.team.admission import may
from backchannel.private.team.me import Me
from backchannel.staff.parts import Parts
from backchannel.staff.rest.report import FirstDay, LastDay, desk_zone, period_of
from backchannel.staff.wire.body import StaffFace
from backchannel.staff.wire.coaching import SuggestionLine, SuggestionReport


@get("/api/report/suggestions")
async def read_suggestions(
    first: FirstDay, last: LastDay, me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> SuggestionReport:
    """The suggestions that were made in a period, by author and by owner."""
    may(me, "look_at_report")
    found = await _figures(parts, me, first, last)
    return SuggestionReport([_line(one) for one in found.authors], [_line(one) for one in found.owners])


@get("/api/report/suggestions.csv")
async def download_suggestions(
    first: FirstDay, last: LastDay, me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> Response[bytes]:
    """The same as a file; the ledger keeps who took it."""
    proof = may(me, "download_report")
    found = await _figures(parts, me, first, last)

    async def act(tx: Tx) -> None:
        await record(tx, proof, f"suggestions {first} to {last}")

    await parts.private.write(act)
    headers = download_headers(f"suggestions {first} to {last}.csv", "text/csv; charset=utf-8")
    return Response(suggestions_csv(found), headers=headers)


async def _figures(parts: Parts, me: Me, first: str, last: str) -> SuggestionFigures:
    period = period_of(first, last, await desk_zone(parts))
    return await parts.private.read(lambda rx: suggestion_figures(rx, reach_key(me), period))


def _line(one: SuggestionCount) -> SuggestionLine:
    staff = StaffFace(one.staff.id, one.staff.name, one.staff.picture)
    return SuggestionLine(staff, one.made, one.used, one.changed, one.dismissed, left_open(one))


HANDLERS = (read_suggestions, download_suggestions)

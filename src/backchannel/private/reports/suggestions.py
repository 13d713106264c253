"""What came of suggested replies in a period, by who proposed them and by whose enquiries they were for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec
import sqlalchemy as sa

from backchannel.private.coaching.tables import suggestion
from backchannel.private.desk.rows import Face, face
from backchannel.private.desk.tables import desk_place
from backchannel.private.reports.cells import BOM, csv_lines
from backchannel.private.reports.period import Period
from backchannel.private.store import Rx
from backchannel.storage.database import prepare_write

HEADINGS = ("Counted by", "Staff", "Made", "Used as it was", "Used with changes", "Dismissed", "Left open")
_STATES = ("used", "changed", "dismissed")


class SuggestionCount(msgspec.Struct, frozen=True):
    """How many suggestions somebody made, or was made, and what came of them; the rest was left open."""

    staff: Face
    made: int
    used: int
    changed: int
    dismissed: int


class SuggestionFigures(msgspec.Struct, frozen=True):
    """The same suggestions counted twice: by who proposed them, and by who owned the enquiry. Most made first."""

    authors: list[SuggestionCount]
    owners: list[SuggestionCount]


_COUNTED = prepare_write(
    sa.select(suggestion.c.author_id, suggestion.c.owner_id, suggestion.c.state, sa.func.count())
    .join_from(suggestion, desk_place, desk_place.c.room == suggestion.c.room)
    .where(
        suggestion.c.made_at >= sa.bindparam("start"),
        suggestion.c.made_at < sa.bindparam("end"),
        desk_place.c.who == sa.bindparam("who"),
    )
    .group_by(suggestion.c.author_id, suggestion.c.owner_id, suggestion.c.state)
)


async def suggestion_figures(rx: Rx, reach: str, period: Period) -> SuggestionFigures:
    """Count the suggestions that were made in a period.

    Args:
        rx: a view of the store.
        reach: the list that the reader's role reaches, from `desk.keys.reach_key`.
        period: when they were made.
    """
    rows = await rx.all(_COUNTED, start=period.start, end=period.end, who=reach)
    authors = await _counts(rx, ((author, state, count) for author, _, state, count in rows))
    owners = await _counts(rx, ((owner, state, count) for _, owner, state, count in rows if owner is not None))
    return SuggestionFigures(authors, owners)


async def _counts(rx: Rx, rows: Iterable[tuple[str, str, int]]) -> list[SuggestionCount]:
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for staff_id, state, count in rows:
        found[staff_id][state] += count
    counts = [
        SuggestionCount(await face(rx, staff_id), sum(its.values()), *(its[state] for state in _STATES))
        for staff_id, its in found.items()
    ]
    return sorted(counts, key=lambda one: (-one.made, one.staff.name, one.staff.id))


def suggestions_csv(figures: SuggestionFigures) -> bytes:
    """Both tables as one CSV; no words of any suggestion are in it."""
    lines = [
        (kind, one.staff.name, one.made, one.used, one.changed, one.dismissed, left_open(one))
        for kind, counts in (("author", figures.authors), ("owner", figures.owners))
        for one in counts
    ]
    return BOM.encode() + csv_lines([HEADINGS, *lines])


def left_open(one: SuggestionCount) -> int:
    """How many nobody has decided about."""
    return one.made - one.used - one.changed - one.dismissed

"""Suggestions are counted by who proposed them and by whose enquiries they were for, within the reader's reach."""

from __future__ import annotations

from backchannel.private.coaching.suggestions import NewSuggestion, dismiss_suggestion, suggest_reply
from backchannel.private.desk.keys import ALL, department_key
from backchannel.private.messages.send import Acceptance, NewPrivateMessage
from backchannel.private.reports.period import Period
from backchannel.private.reports.suggestions import (
    SuggestionCount,
    SuggestionFigures,
    suggestion_figures,
    suggestions_csv,
)
from private.world import Desk


def proposed(desk: Desk, name: str, room: str) -> int:
    proof = desk.may(name, "suggest_reply", room)
    new = NewSuggestion(NewPrivateMessage(room, desk.key(), ""), "So it is.", desk.facts(room).owner_id)
    return int(desk.privately(lambda tx: suggest_reply(tx, proof, new, Acceptance(1, "monitor"))).seq)


def counted(desk: Desk, reach: str, start: int = 0) -> SuggestionFigures:
    end = start + 366 * 24 * 3_600_000
    found: SuggestionFigures = desk.read(lambda rx: suggestion_figures(rx, reach, Period(start, end)))
    return found


def plain(counts: list[SuggestionCount]) -> list[tuple[str, int, int, int, int]]:
    return [(one.staff.name, one.made, one.used, one.changed, one.dismissed) for one in counts]


def test_what_was_proposed_is_counted_for_both_sides_within_reach(desk: Desk) -> None:
    now = desk.stores.clock()
    start = now - 24 * 3_600_000
    desk.staff("Ben", department="Sales")
    desk.staff("Sue", "supervisor", "Sales")
    desk.staff("Cem")
    sales, other = desk.enquiry(tag=desk.tag("Buy", "Sales")), desk.enquiry("Nora")
    desk.picks_up("Ben", sales)
    desk.picks_up("Cem", other)
    seq = proposed(desk, "Sue", sales)
    proposed(desk, "Sue", sales)
    proposed(desk, "Ada", other)
    proof, head = desk.may("Ben", "dismiss_suggestion", sales), desk.facts(sales).head
    desk.privately(lambda tx: dismiss_suggestion(tx, proof, sales, seq, "No.", head))
    everything = counted(desk, ALL, start)
    assert plain(everything.authors) == [("Sue", 2, 0, 0, 1), ("Ada", 1, 0, 0, 0)]
    assert plain(everything.owners) == [("Ben", 2, 0, 0, 1), ("Cem", 1, 0, 0, 0)]
    near = counted(desk, department_key(desk.departments["Sales"]), start)
    assert plain(near.authors) == [("Sue", 2, 0, 0, 1)]
    assert counted(desk, ALL, now + 1) == SuggestionFigures([], [])


def test_the_file_has_numbers_and_no_words(desk: Desk) -> None:
    desk.staff("Ben")
    room = desk.enquiry()
    desk.picks_up("Ben", room)
    proposed(desk, "Ada", room)
    lines = suggestions_csv(counted(desk, ALL, desk.stores.clock() - 1000)).decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Counted by,Staff,Made")
    assert lines[1:] == ["author,Ada,1,0,0,0,1", "owner,Ben,1,0,0,0,1"]
    assert "So it is" not in "".join(lines)

"""Somebody asks for help: the flag comes first, until it is answered, lowered, or the enquiry ends."""

from __future__ import annotations

from typing import Any

import pytest

from backchannel.kernel.errors import Refusal
from backchannel.kernel.proof import StaffProof
from backchannel.private.coaching.flags import NewFlag, escalate_flags, lower_flag, raise_flag
from backchannel.private.coaching.standing_flags import flag_of, next_flag_due
from backchannel.private.desk.events import DeskChanged
from backchannel.private.desk.keys import ALL
from backchannel.private.desk.overview import overview_column, overview_counts
from backchannel.private.desk.projector import reproject
from backchannel.private.messages.queries import private_entries_after
from private.world import Desk, run


@pytest.fixture
def rooms(desk: Desk) -> list[str]:
    """Three rooms that Ben handles, in the order in which he picked them up."""
    desk.staff("Ben", department="Sales")
    desk.staff("Sue", "supervisor", "Sales")
    tag = desk.tag("Buy", "Sales")
    made = [desk.enquiry(name, tag=tag) for name in ("Maria", "Nora", "Olu")]
    for room in made:
        desk.picks_up("Ben", room)
        desk.stores.clock.advance(1)
    return made


def raises(desk: Desk, name: str, room: str, text: str = "", waits_s: int = 180) -> None:
    proof, new = desk.may(name, "raise_flag", room), NewFlag(room, text, desk.facts(room).head, waits_s)
    desk.privately(lambda tx: raise_flag(tx, proof, new))
    desk.stores.clock.advance(1)


def lowers(desk: Desk, name: str, room: str) -> None:
    proof, head = desk.may(name, "lower_flag", room), desk.facts(room).head
    desk.privately(lambda tx: lower_flag(tx, proof, room, head))


def handling(desk: Desk) -> list[str]:
    return [row.id for row in desk.read(lambda rx: overview_column(rx, ALL, "handling")).rows]


def kinds(desk: Desk, room: str) -> list[str]:
    return [entry.kind for entry in desk.read(lambda rx: private_entries_after(rx, room, 0, 100))]


def stands(desk: Desk, room: str) -> Any:
    return desk.read(lambda rx: flag_of(rx, room))


def test_flags_come_first_and_then_who_waits_longest(desk: Desk, rooms: list[str]) -> None:
    first, second, third = rooms
    assert handling(desk) == [first, second, third]
    raises(desk, "Ben", third)
    raises(desk, "Ben", second)
    assert handling(desk) == [third, second, first]
    assert desk.read(lambda rx: overview_counts(rx, ALL))["handling"] == 3
    lowers(desk, "Ben", third)
    assert handling(desk) == [second, first, third]


def test_a_row_shows_who_asks_and_since_when(desk: Desk, rooms: list[str]) -> None:
    raises(desk, "Ben", rooms[1], "Is E010 covered?")
    row = desk.read(lambda rx: overview_column(rx, ALL, "handling")).rows[0]
    assert (row.id, row.flagged_by.name, row.escalated_at) == (rooms[1], "Ben", None)
    assert row.flagged_at == stands(desk, rooms[1]).raised_at
    changed = [event for event in desk.events if isinstance(event, DeskChanged)][-1]
    assert (changed.room, ALL in changed.keys, changed.lost) == (rooms[1], True, ())
    entry = desk.read(lambda rx: private_entries_after(rx, rooms[1], 0, 100))[0]
    assert (entry.kind, entry.author.name, entry.text) == ("flag_raised", "Ben", "Is E010 covered?")


def test_the_order_is_the_same_when_the_projection_is_rebuilt(desk: Desk, rooms: list[str]) -> None:
    raises(desk, "Ben", rooms[2])
    before = handling(desk)
    run(reproject(desk.staff_public, desk.staff_private))
    assert handling(desk) == before == [rooms[2], rooms[0], rooms[1]]
    assert stands(desk, rooms[2]) is not None


def test_public_speech_leaves_a_flag_where_it_is(desk: Desk, rooms: list[str]) -> None:
    raises(desk, "Ben", rooms[2])
    desk.asks(rooms[0], "Hello?")
    desk.answers("Ben", rooms[2], "One moment.")
    assert handling(desk)[0] == rooms[2]


def test_an_answer_by_somebody_else_clears_it(desk: Desk, rooms: list[str]) -> None:
    raises(desk, "Ben", rooms[1])
    desk.whispers("Ben", rooms[1], "Anybody?")
    assert stands(desk, rooms[1]) is not None
    desk.whispers("Sue", rooms[1], "It is covered.")
    assert stands(desk, rooms[1]) is None
    assert kinds(desk, rooms[1]) == ["flag_raised", "message", "message", "flag_answered"]
    assert handling(desk) == rooms


def test_it_is_lowered_by_who_asked_or_by_who_may_answer(desk: Desk, rooms: list[str]) -> None:
    desk.staff("Cem")
    desk.adds("Ben", "Cem", rooms[0])
    raises(desk, "Ben", rooms[0])
    with pytest.raises(Refusal, match="not_allowed"):
        lowers(desk, "Cem", rooms[0])
    lowers(desk, "Sue", rooms[0])
    lowers(desk, "Sue", rooms[0])
    assert kinds(desk, rooms[0]) == ["flag_raised", "flag_lowered"]


def test_asking_once_more_changes_nothing_and_a_colleague_is_told(desk: Desk, rooms: list[str]) -> None:
    desk.staff("Cem")
    desk.adds("Ben", "Cem", rooms[0])
    raises(desk, "Ben", rooms[0])
    raises(desk, "Ben", rooms[0])
    with pytest.raises(Refusal, match="flag_raised"):
        raises(desk, "Cem", rooms[0])
    assert kinds(desk, rooms[0]) == ["flag_raised"]


def test_the_end_of_the_enquiry_ends_it(desk: Desk, rooms: list[str]) -> None:
    raises(desk, "Ben", rooms[0])
    desk.closes("Ben", rooms[0])
    assert stands(desk, rooms[0]) is None
    assert handling(desk) == rooms[1:]
    late = StaffProof(desk.ids["Ben"], "raise_flag", rooms[0], by_reach=False)
    with pytest.raises(Refusal, match="enquiry_closed"):
        desk.privately(lambda tx: raise_flag(tx, late, NewFlag(rooms[0], "", 1, 180)))


def test_it_is_passed_on_once_when_nobody_answers(desk: Desk, rooms: list[str]) -> None:
    raises(desk, "Ben", rooms[0])
    raises(desk, "Ben", rooms[1], waits_s=60)
    assert desk.privately(escalate_flags) == 0
    assert desk.read(next_flag_due) == stands(desk, rooms[1]).raised_at + 60_000
    desk.stores.clock.advance(60)
    assert desk.privately(escalate_flags) == 1
    assert desk.privately(escalate_flags) == 0
    assert kinds(desk, rooms[1]) == ["flag_raised", "flag_escalated"]
    assert stands(desk, rooms[1]).escalated_at is not None
    assert handling(desk) == [rooms[0], rooms[1], rooms[2]]

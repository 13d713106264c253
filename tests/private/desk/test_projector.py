from __future__ import annotations

from typing import Any

import pytest

from backchannel.private.desk.events import DeskChanged, DeskSpoken
from backchannel.private.desk.keys import ALL, BOARDS, ever_key, member_key
from backchannel.private.desk.overview import list_count, list_rows
from backchannel.private.desk.projector import forget_projection, project, projected_up_to, reproject
from backchannel.private.desk.rows import DeskRow, desk_row
from backchannel.private.store import Rx
from backchannel.public.customers.contacts import introduce
from backchannel.public.messages.send import NewMessage, send_message
from private.world import Desk, run


@pytest.fixture
def room(desk: Desk) -> str:
    desk.staff("Ben", department="Sales")
    desk.staff("Sue", "supervisor", "Sales")
    return desk.enquiry(tag=desk.tag("Buy", "Sales"))


def row(desk: Desk, room: str) -> DeskRow:
    found = desk.read(lambda rx: desk_row(rx, room))
    assert found is not None
    return found


def everything(desk: Desk) -> Any:
    """All lists of the projection in their order, with their counters."""

    async def read(rx: Rx) -> Any:
        keys = (ALL, ever_key(desk.ids["Ben"]), member_key(desk.ids["Ben"]))
        rows = [await list_rows(rx, key, board, 100) for key in keys for board in BOARDS]
        return rows, [await list_count(rx, key, board) for key in keys for board in BOARDS]

    return desk.read(read)


def test_a_new_enquiry_becomes_a_row_with_its_customer_and_tag(desk: Desk, room: str) -> None:
    found = row(desk, room)
    assert (found.status, found.customer_name, found.tag_name, found.last_text) == ("open", "Maria", "Buy", "Hello?")
    assert (found.messages, found.private_messages, found.owner) == (1, 0, None)
    assert found.departments == (desk.departments["Sales"],)


def test_a_row_follows_its_enquiry_through_life(desk: Desk, room: str) -> None:
    desk.picks_up("Ben", room)
    desk.answers("Ben", room, "Hello, Maria.")
    desk.asks(room, "Is it blue?")
    handled = row(desk, room)
    assert (handled.status, handled.messages, handled.last_text, handled.last_by) == (
        "ongoing",
        3,
        "Is it blue?",
        "customer",
    )
    assert handled.owner is not None
    assert (handled.owner.name, [face.name for face in handled.members]) == ("Ben", ["Ben"])
    assert handled.first_response_at is not None
    desk.closes("Ben", room)
    assert (row(desk, room).status, row(desk, room).closed_by) == ("closed", "staff")


def test_a_customer_who_says_their_name_later_is_listed_by_it(desk: Desk, room: str) -> None:
    who = desk.facts(room).customer_id
    run(desk.customer_side.write(lambda tx: introduce(tx, who, "Maria Lopez")))
    desk.project()
    assert (row(desk, room).customer_name, row(desk, room).messages) == ("Maria Lopez", 1)


def test_speech_alone_is_told_as_such_and_leaves_the_same_row_as_a_rebuilding(desk: Desk, room: str) -> None:
    desk.picks_up("Ben", room)
    desk.events.clear()
    for number in range(3):
        desk.answers("Ben", room, f"Answer {number}.")
        desk.asks(room, f"Question {number}?")
    spoken, lists = row(desk, room), everything(desk)
    told = [type(event) for event in desk.events if isinstance(event, DeskSpoken | DeskChanged)]
    assert told == [DeskSpoken] * len(told)
    assert told
    assert run(reproject(desk.staff_public, desk.staff_private))
    assert (row(desk, room), everything(desk)) == (spoken, lists)
    assert spoken.messages == 7


def test_private_speech_changes_the_count_beside_the_row_and_nothing_else(desk: Desk, room: str) -> None:
    desk.picks_up("Ben", room)
    before = row(desk, room)
    desk.whispers("Sue", room, "Listen.")
    assert desk.project() == 0
    after = row(desk, room)
    assert (before.private_messages, after.private_messages) == (0, 1)
    assert (before.messages, before.last_text, before.head) == (after.messages, after.last_text, after.head)


def test_a_step_that_was_overtaken_writes_nothing(desk: Desk, room: str) -> None:
    desk.picks_up("Ben", room)
    desk.say("Ben", room, "Older.")

    class Slow:
        """Reads like the real one; before its answer is used, another process has read and written what came later."""

        async def glance(self, work: Any, **_how: Any) -> Any:
            older = await desk.staff_public.glance(work)
            await desk.staff_public.write(lambda tx: send_message(tx, proof, newer))
            while await project(desk.staff_public, desk.staff_private):
                pass
            return older

    proof, newer = desk.may("Ben", "send_message", room), NewMessage(room, desk.key(), "Newer.")
    run(project(Slow(), desk.staff_private))  # type: ignore[arg-type]
    assert (row(desk, room).last_text, row(desk, room).messages) == ("Newer.", 3)
    assert desk.project() == 0


def test_small_steps_and_large_ones_come_to_the_same(desk: Desk, room: str) -> None:
    desk.picks_up("Ben", room)
    for text in ("One", "Two", "Three"):
        desk.answers("Ben", room, text)
    desk.adds("Ben", "Sue", room)
    desk.closes("Ben", room)
    before = everything(desk)
    assert run(reproject(desk.staff_public, desk.staff_private)) > 5
    assert everything(desk) == before


def test_rebuilding_one_change_at_a_time_comes_to_the_same(desk: Desk, room: str) -> None:
    desk.picks_up("Ben", room)
    for text in ("One", "Two", "Three"):
        desk.answers("Ben", room, text)
    before = everything(desk)
    run(desk.staff_private.write(forget_projection))
    steps = 0
    while run(project(desk.staff_public, desk.staff_private, limit=1)):
        steps += 1
    assert steps == desk.read(projected_up_to)
    assert everything(desk) == before


def test_each_change_tells_the_lists_that_gained_and_lost_it(desk: Desk, room: str) -> None:
    desk.events.clear()
    desk.picks_up("Ben", room)
    (change,) = [event for event in desk.events if isinstance(event, DeskChanged)]
    assert change.room == room
    assert {ALL, member_key(desk.ids["Ben"])} <= set(change.keys)
    assert change.lost == (f"queue:department:{desk.departments['Sales']}",)

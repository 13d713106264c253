from __future__ import annotations

import pytest

from backchannel.kernel.errors import Refusal
from backchannel.private.messages.events import PrivateSeen
from backchannel.private.messages.recipients import told_of_private_message
from backchannel.private.messages.seen import mark_private_seen, private_seen_up_to, private_unread
from private.world import Desk


@pytest.fixture
def room(desk: Desk) -> str:
    desk.staff("Ben", department="Sales")
    desk.staff("Sue", "supervisor", "Sales")
    made = desk.enquiry(tag=desk.tag("Buy", "Sales"))
    desk.picks_up("Ben", made)
    return made


def unread(desk: Desk, name: str, room: str) -> int:
    return desk.read(lambda rx: private_unread(rx, room, desk.ids[name]))


def see(desk: Desk, name: str, room: str, up_to: int) -> None:
    proof = desk.may(name, "mark_private_seen", room)
    desk.privately(lambda tx: mark_private_seen(tx, proof, room, up_to))


def test_others_messages_are_unread_until_seen_and_ones_own_never(desk: Desk, room: str) -> None:
    desk.whispers("Sue", room, "One")
    desk.whispers("Sue", room, "Two")
    assert (unread(desk, "Ben", room), unread(desk, "Sue", room)) == (2, 0)
    see(desk, "Ben", room, 1)
    assert unread(desk, "Ben", room) == 1


def test_seeing_goes_forward_only_and_not_beyond_the_last(desk: Desk, room: str) -> None:
    desk.whispers("Sue", room, "One")
    see(desk, "Ben", room, 99)
    see(desk, "Ben", room, 0)
    assert desk.read(lambda rx: private_seen_up_to(rx, room, desk.ids["Ben"])) == 1
    assert desk.events.count(PrivateSeen(room, desk.ids["Ben"], 1)) == 1


def test_a_proof_for_another_room_marks_nothing(desk: Desk, room: str) -> None:
    proof = desk.may("Ben", "mark_private_seen", room)
    with pytest.raises(Refusal, match="not_allowed"):
        desk.privately(lambda tx: mark_private_seen(tx, proof, "another room", 1))


@pytest.mark.parametrize(
    ("author", "told"),
    [
        ("ben", ("cleo", "sue")),
        ("sue", ("ben", "cleo")),
        ("ann", ("ben", "cleo", "sue")),
    ],
)
def test_owner_members_and_monitors_are_told_and_never_the_author(author: str, told: tuple[str, ...]) -> None:
    assert told_of_private_message(author, "ben", ["ben", "cleo"], ["sue", "cleo"]) == told


def test_without_an_owner_the_others_are_told() -> None:
    assert told_of_private_message("sue", None, [], ["ann"]) == ("ann",)

from __future__ import annotations

import pytest

from backchannel.kernel.errors import Refusal
from backchannel.private.notes.drafts import LONGEST, drafts_in, save_draft
from private.world import Desk


@pytest.fixture
def room(desk: Desk) -> str:
    desk.staff("Ben")
    desk.staff("Cleo")
    made = desk.enquiry()
    desk.picks_up("Ben", made)
    return made


def save(desk: Desk, room: str, audience: str, text: str) -> None:
    proof = desk.may("Ben", "save_draft", room)
    desk.privately(lambda tx: save_draft(tx, proof, audience, text))


def drafts(desk: Desk, name: str, room: str) -> dict[str, str]:
    return {one.audience: one.text for one in desk.read(lambda rx: drafts_in(rx, desk.ids[name], room))}


def test_each_audience_has_a_draft_of_its_own_and_the_newest_wins(desk: Desk, room: str) -> None:
    save(desk, room, "staff", "Is she always")
    save(desk, room, "customer", "Of course, ")
    save(desk, room, "staff", "Is she always like this?")
    assert drafts(desk, "Ben", room) == {"customer": "Of course, ", "staff": "Is she always like this?"}


def test_an_empty_text_ends_one_draft_and_leaves_the_other(desk: Desk, room: str) -> None:
    save(desk, room, "staff", "Hm")
    save(desk, room, "customer", "Hello")
    save(desk, room, "staff", " ")
    assert drafts(desk, "Ben", room) == {"customer": "Hello"}


def test_drafts_are_their_writers_alone(desk: Desk, room: str) -> None:
    save(desk, room, "staff", "Hm")
    assert drafts(desk, "Cleo", room) == {}


def test_a_proof_for_another_act_keeps_no_draft(desk: Desk, room: str) -> None:
    proof = desk.may("Ben", "read_room", room)
    with pytest.raises(Refusal, match="not_allowed"):
        desk.privately(lambda tx: save_draft(tx, proof, "staff", "Hm"))


@pytest.mark.parametrize(
    ("audience", "text", "code"),
    [("everybody", "Hm", "audience_unknown"), ("staff", "x" * (LONGEST + 1), "text_too_long")],
)
def test_bad_drafts_are_refused_by_name(desk: Desk, room: str, audience: str, text: str, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        save(desk, room, audience, text)

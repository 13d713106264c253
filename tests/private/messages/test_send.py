from __future__ import annotations

import pytest

from backchannel.kernel.errors import Refusal
from backchannel.kernel.proof import StaffProof
from backchannel.private.messages.events import PrivateEntry
from backchannel.private.messages.queries import (
    private_entries_after,
    private_entries_before,
    private_room_facts,
)
from backchannel.private.messages.send import (
    Acceptance,
    NewPrivateMessage,
    already_sent,
    send_private_message,
)
from backchannel.public.messages.queries import entries_after
from private.world import Desk, run


@pytest.fixture
def room(desk: Desk) -> str:
    """A room that Ben handles and that Sue may watch."""
    desk.staff("Ben", department="Sales")
    desk.staff("Sue", "supervisor", "Sales")
    made = desk.enquiry(tag=desk.tag("Buy", "Sales"))
    desk.picks_up("Ben", made)
    return made


def entries(desk: Desk, room: str) -> list[PrivateEntry]:
    return desk.read(lambda rx: private_entries_after(rx, room, 0, 100))


def test_a_monitor_and_the_owner_speak_and_each_reads_who_wrote_in_what_part(desk: Desk, room: str) -> None:
    desk.whispers("Sue", room, "Offer them the blue one.")
    desk.whispers("Ben", room, "Will do.")
    first, second = entries(desk, room)
    assert (first.seq, first.author.name, first.author.role_name) == (1, "Sue", "Supervisor")
    assert (first.author.standing, first.text) == ("monitor", "Offer them the blue one.")
    assert (second.seq, second.author.name, second.author.standing) == (2, "Ben", "owner")


def test_what_is_emitted_is_what_readers_get(desk: Desk, room: str) -> None:
    desk.whispers("Sue", room, "Listen.")
    assert [event for event in desk.events if isinstance(event, PrivateEntry)] == entries(desk, room)


def test_nothing_of_it_reaches_the_public_store(desk: Desk, room: str) -> None:
    before = run(desk.staff_public.read(lambda rx: entries_after(rx, room, 0, 100))), desk.facts(room)
    desk.whispers("Sue", room, "Listen.")
    assert (run(desk.staff_public.read(lambda rx: entries_after(rx, room, 0, 100))), desk.facts(room)) == before


def test_a_message_stands_behind_the_public_place_it_was_accepted_at(desk: Desk, room: str) -> None:
    first = desk.whispers("Sue", room, "Before.")
    desk.asks(room, "Are you there?")
    second = desk.whispers("Sue", room, "After.")
    assert (second.seq - first.seq, second.after - first.after) == (1, 1)


def test_the_place_it_stands_behind_never_falls(desk: Desk, room: str) -> None:
    desk.asks(room, "One")
    late = desk.whispers("Ben", room, "Accepted last, written first.")
    proof, new = desk.may("Sue", "send_private_message", room), NewPrivateMessage(room, desk.key(), "Accepted first.")
    sent = desk.privately(lambda tx: send_private_message(tx, proof, new, Acceptance(1, "monitor")))
    assert sent.after == late.after


def test_the_same_key_and_text_is_one_message(desk: Desk, room: str) -> None:
    key = desk.key()
    assert desk.whispers("Ben", room, "Once.", key) == desk.whispers("Ben", room, "Once.", key)
    assert len(entries(desk, room)) == 1


def test_a_retry_is_answered_alike_after_the_room_has_closed(desk: Desk, room: str) -> None:
    key = desk.key()
    sent = desk.whispers("Ben", room, "Once.", key)
    desk.closes("Ben", room)
    known = desk.read(lambda rx: already_sent(rx, desk.ids["Ben"], NewPrivateMessage(room, key, "Once.")))
    assert known == sent
    assert desk.read(lambda rx: already_sent(rx, desk.ids["Sue"], NewPrivateMessage(room, key, "Once."))) is None


def test_the_same_key_with_another_text_is_refused(desk: Desk, room: str) -> None:
    key = desk.key()
    desk.whispers("Ben", room, "Once.", key)
    with pytest.raises(Refusal, match="key_reused"):
        desk.whispers("Ben", room, "Twice.", key)


def test_a_key_used_in_public_is_free_in_private(desk: Desk, room: str) -> None:
    desk.answers("Ben", room, "Hello, Maria.")
    key = f"{desk._keys:032x}"
    assert desk.whispers("Ben", room, "Hello, Sue.", key).seq == 1


def test_two_people_may_use_one_key(desk: Desk, room: str) -> None:
    key = desk.key()
    desk.whispers("Ben", room, "Mine.", key)
    assert desk.whispers("Sue", room, "Mine too.", key).seq == 2


@pytest.mark.parametrize(("text", "code"), [("", "text_empty"), (" \n", "text_empty"), ("x" * 8001, "text_too_long")])
def test_empty_and_overlong_texts_are_refused_and_take_no_place(desk: Desk, room: str, text: str, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        desk.whispers("Ben", room, text)
    assert desk.whispers("Ben", room, "Fine.").seq == 1


def test_a_malformed_key_is_refused(desk: Desk, room: str) -> None:
    with pytest.raises(Refusal, match="key_malformed"):
        desk.whispers("Ben", room, "Hello.", "not a key")


def test_a_proof_for_another_act_or_room_sends_nothing(desk: Desk, room: str) -> None:
    other = desk.enquiry("Nora", tag=desk.tag("Sell", "Sales"))
    elsewhere = StaffProof(desk.ids["Ben"], "send_private_message", other, by_reach=True)
    for proof in (desk.may("Ben", "send_message", room), elsewhere):
        with pytest.raises(Refusal, match="not_allowed"):
            desk.privately(
                lambda tx, proof=proof: send_private_message(
                    tx, proof, NewPrivateMessage(room, "0" * 32, "Hello."), Acceptance(1, "owner")
                )
            )


def test_each_room_counts_its_own_places(desk: Desk, room: str) -> None:
    other = desk.enquiry("Nora", tag=desk.tag("Sell", "Sales"))
    desk.picks_up("Ben", other)
    desk.whispers("Ben", room, "Here.")
    assert desk.whispers("Ben", other, "There.").seq == 1
    assert desk.read(lambda rx: private_room_facts(rx, room)).messages == 1


def test_pages_go_both_ways(desk: Desk, room: str) -> None:
    for number in range(5):
        desk.whispers("Ben", room, f"{number}")
    assert [one.seq for one in desk.read(lambda rx: private_entries_after(rx, room, 2, 2))] == [3, 4]
    assert [one.seq for one in desk.read(lambda rx: private_entries_before(rx, room, 4, 2))] == [2, 3]


def test_feedback_reaches_a_closed_room_from_those_with_the_right_alone(desk: Desk, room: str) -> None:
    desk.closes("Ben", room)
    assert desk.whispers("Sue", room, "Well done.").seq == 1
    with pytest.raises(Refusal, match="enquiry_closed"):
        desk.whispers("Ben", room, "Thank you.")

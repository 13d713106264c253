"""A held message: the customer has nothing of it until it is released, and never has it once it was undone."""

from __future__ import annotations

from typing import Any

import pytest

from backchannel.kernel.errors import Refusal
from backchannel.public.enquiries.lifecycle import close_as_customer
from backchannel.public.enquiries.members import join, remove_member
from backchannel.public.messages.attachments import KeptFile, file_for_customer, forget_unused, keep_staff_file
from backchannel.public.messages.held import Held, HeldChanged, Undone, held_in, undo_message
from backchannel.public.messages.hold_rule import HoldRules, change_hold, change_own_hold, hold_rules
from backchannel.public.messages.release import close_after_release, leave_after_release, release_held
from backchannel.public.messages.send import NewMessage, Sent, send_message
from public.room import Desk
from stores import run

PHOTO = KeptFile("photo", "photo.png", 9, "image/png", 3, 3)


@pytest.fixture
def room(desk: Desk) -> str:
    """Ana's room, on a desk where messages are held for five seconds."""
    desk.staff("Ana", "Ben")
    held = desk.handled()
    desk.by_staff("ana", change_hold, 5)
    return held


def says(desk: Desk, room: str, text: str, key: str | None = None, **more: Any) -> Any:
    return desk.by_staff("ana", send_message, NewMessage(room, key or desk.key(), text, **more))


def undo(desk: Desk, room: str, key: str) -> Any:
    return desk.by_staff("ana", undo_message, room, key)


def waiting(desk: Desk, room: str, reader: str = "ana") -> list[tuple[str, str]]:
    return [(one.text, one.state) for one in desk.read("staff_public", held_in, room, reader)]


def changes(desk: Desk) -> list[str]:
    return [event.how for event in desk.events if isinstance(event, HeldChanged)]


def test_nothing_is_held_until_the_desk_or_the_sender_wants_it(desk: Desk) -> None:
    desk.staff("Ana")
    room = desk.handled()
    assert isinstance(says(desk, room, "at once"), Sent)
    desk.by_staff("ana", change_own_hold, 3)
    assert isinstance(says(desk, room, "in a moment"), Held)
    assert desk.read("staff_public", hold_rules, "ana") == HoldRules(0, 3)
    assert desk.read("staff_public", hold_rules, "ben").in_force_s == 0


def test_the_longer_of_the_two_rules_is_in_force(desk: Desk, room: str) -> None:
    desk.by_staff("ana", change_own_hold, 2)
    assert desk.read("staff_public", hold_rules, "ana").in_force_s == 5
    desk.by_staff("ana", change_own_hold, 9)
    held = says(desk, room, "slowly")
    assert held.release_at - held.at == 9_000


@pytest.mark.parametrize("seconds", [-1, 11])
def test_a_rule_goes_from_none_to_ten_seconds(desk: Desk, room: str, seconds: int) -> None:
    for change in (change_hold, change_own_hold):
        with pytest.raises(Refusal, match="hold_out_of_range"):
            desk.by_staff("ana", change, seconds)


def test_a_held_message_takes_its_place_when_it_is_released(desk: Desk, room: str) -> None:
    held = says(desk, room, "second")
    before = desk.facts(room).head
    maria = desk.facts(room).customer_id
    desk.says(maria, room, "first")
    desk.passes(4.9)
    assert desk.lines(room)[-1] == "message: first"
    desk.passes(0.1)
    entry = desk.log(room)[-1]
    assert (entry.text, entry.seq, entry.message_id, entry.at) == ("second", before + 2, held.id, held.release_at)
    assert changes(desk) == ["held", "released"]
    assert waiting(desk, room) == []


def test_a_retry_is_answered_by_what_has_become_of_the_message(desk: Desk, room: str) -> None:
    key = desk.key()
    held = says(desk, room, "hello", key)
    assert says(desk, room, "hello", key) == held
    with pytest.raises(Refusal, match="key_reused"):
        says(desk, room, "hallo", key)
    desk.passes(5)
    sent = says(desk, room, "hello", key)
    assert isinstance(sent, Sent)
    assert sent.id == held.id
    assert [entry.text for entry in desk.log(room)].count("hello") == 1


def test_what_is_undone_never_goes_out_and_keeps_nothing_but_its_key(desk: Desk, room: str) -> None:
    key = desk.key()
    held = says(desk, room, "oh no", key)
    assert undo(desk, room, key).text == "oh no"
    assert undo(desk, room, key).text == ""
    desk.passes(60)
    assert says(desk, room, "oh no", key) == Undone(held.id, key)
    assert says(desk, room, "something else", key) == Undone(held.id, key)
    assert "oh no" not in str(desk.lines(room))
    assert changes(desk) == ["held", "undone"]


def test_an_undo_that_comes_too_late_says_so(desk: Desk, room: str) -> None:
    key = desk.key()
    says(desk, room, "gone", key)
    desk.passes(5)
    with pytest.raises(Refusal) as refused:
        undo(desk, room, key)
    assert (refused.value.code, refused.value.status) == ("already_released", 409)


def test_only_the_sender_undoes(desk: Desk, room: str) -> None:
    key = desk.key()
    says(desk, room, "mine", key)
    with pytest.raises(Refusal) as refused:
        desk.by_staff("ben", undo_message, room, key)
    assert refused.value.code == "not_found"
    assert waiting(desk, room) == [("mine", "held")]


def test_two_releases_are_one(desk: Desk, room: str) -> None:
    held = says(desk, room, "once")
    desk.write("outbound", release_held, held.id)
    desk.write("outbound", release_held, held.id)
    desk.passes(5)
    assert desk.lines(room).count("message: once") == 1


def test_staff_close_a_room_after_what_is_held_in_it_has_gone_out(desk: Desk, room: str) -> None:
    says(desk, room, "Goodbye!")
    desk.by_staff("ana", close_after_release, room)
    assert desk.lines(room)[-2:] == ["message: Goodbye!", "closed: Ana"]
    desk.passes(5)
    assert desk.lines(room)[-1] == "closed: Ana"


def test_whoever_leaves_has_said_what_they_said(desk: Desk, room: str) -> None:
    desk.by_staff("ana", change_hold, 10)
    desk.by_staff("ben", join, room, reach=True)
    desk.by_staff("ben", send_message, NewMessage(room, desk.key(), "Bye from me"))
    says(desk, room, "I stay")
    desk.by_staff("ben", leave_after_release, room)
    assert desk.lines(room)[-2:] == ["message: Bye from me", "left: Ben"]
    assert waiting(desk, room) == [("I stay", "held")]


def test_what_cannot_go_out_any_more_waits_for_its_sender(desk: Desk, room: str) -> None:
    key = desk.key()
    says(desk, room, "Are you there?", key)
    desk.write("customer", close_as_customer, desk.facts(room).customer_id, room)
    desk.passes(5)
    assert desk.lines(room)[-1] == "closed: Maria"
    assert waiting(desk, room) == [("Are you there?", "returned")]
    assert waiting(desk, room, "ben") == []
    assert undo(desk, room, key).text == "Are you there?"
    assert waiting(desk, room) == []


def test_the_word_of_somebody_who_was_removed_does_not_go_out(desk: Desk, room: str) -> None:
    desk.by_staff("ben", join, room, reach=True)
    desk.by_staff("ben", send_message, NewMessage(room, desk.key(), "too late"))
    desk.by_staff("ana", remove_member, room, "ben")
    desk.passes(5)
    assert "too late" not in str(desk.lines(room))
    assert waiting(desk, room, "ben") == [("too late", "returned")]


def test_the_files_of_a_held_message_are_the_customers_at_its_release_and_nobody_elses_before(
    desk: Desk, room: str
) -> None:
    desk.write("staff_public", keep_staff_file, "ana", room, PHOTO)
    maria = desk.facts(room).customer_id
    says(desk, room, "look", files=("photo",))
    with pytest.raises(Refusal, match="file_unknown"):
        says(desk, room, "twice", files=("photo",))
    with pytest.raises(Refusal):
        desk.read("customer", file_for_customer, maria, "photo")
    desk.write("outbound", forget_unused, "photo")
    desk.passes(5)
    assert desk.log(room)[-1].files[0].name == "photo.png"
    assert desk.read("customer", file_for_customer, maria, "photo").id == "photo"


def test_the_files_of_an_undone_message_can_be_sent_again(desk: Desk, room: str) -> None:
    desk.write("staff_public", keep_staff_file, "ana", room, PHOTO)
    key = desk.key()
    says(desk, room, "", key, files=("photo",))
    assert [file.id for file in undo(desk, room, key).files] == ["photo"]
    assert isinstance(says(desk, room, "again", files=("photo",)), Held)


def test_a_customer_may_not_even_ask_for_what_is_held(desk: Desk, room: str) -> None:
    says(desk, room, "kept back")
    with pytest.raises(Exception, match=r"not authorized|prohibited|permission denied"):
        run(desk.store.principal("customer").read(lambda rx: held_in(rx, room, "ana")))

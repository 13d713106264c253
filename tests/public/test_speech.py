"""What is said aloud: kept once, in order, with its files, and only by those who may."""

from __future__ import annotations

import pytest

from backchannel.kernel.errors import Refusal
from backchannel.public.changes import changes_after
from backchannel.public.enquiries.lifecycle import close, pick_up
from backchannel.public.enquiries.members import join, remove_member
from backchannel.public.enquiries.seen import mark_seen, mark_seen_as_customer, seen_up_to
from backchannel.public.entries import RoomEntry
from backchannel.public.messages.attachments import (
    FileUnused,
    KeptFile,
    file_for_customer,
    file_for_staff,
    keep_customer_file,
    keep_staff_file,
)
from backchannel.public.messages.queries import entries_after, entries_before, entry_at, unread
from public.room import Desk


def upload(desk: Desk, customer_id: str, name: str = "a.png") -> str:
    kept = KeptFile(desk.key(), name, 100, "image/png", 40, 30)
    return str(desk.write("customer", keep_customer_file, customer_id, kept).id)


def test_the_same_key_and_words_are_the_same_message_for_ever(desk: Desk) -> None:
    maria, key = desk.customer(), desk.key()
    room = desk.asks(maria)
    first = desk.says(maria, room, " hello\r\n", key=key)
    desk.says(maria, room, "more")
    assert desk.says(maria, room, "hello", key=key) == first
    assert desk.lines(room).count("message: hello") == 1


def test_the_same_key_stays_answered_after_the_end(desk: Desk) -> None:
    desk.staff("Ana")
    maria, key = desk.customer(), desk.key()
    room = desk.handled(maria)
    first = desk.answers("ana", room, "bye", key=key)
    desk.by_staff("ana", close, room)
    assert desk.answers("ana", room, "bye", key=key) == first


def test_the_same_key_with_other_words_is_refused(desk: Desk) -> None:
    maria, key = desk.customer(), desk.key()
    room = desk.asks(maria)
    desk.says(maria, room, "hello", key=key)
    with pytest.raises(Refusal, match="key_reused") as refused:
        desk.says(maria, room, "hello!", key=key)
    assert refused.value.status == 422
    with pytest.raises(Refusal, match="key_reused"):
        desk.says(maria, room, "hello", key=key, files=(upload(desk, maria),))


def test_a_key_belongs_to_its_sender_and_room(desk: Desk) -> None:
    desk.staff("Ana")
    maria, key = desk.customer(), desk.key()
    room, other = desk.handled(maria), desk.handled(maria)
    sent = [
        desk.says(maria, room, "one", key=key),
        desk.says(maria, other, "two", key=key),
        desk.answers("ana", room, "three", key=key),
    ]
    assert len({one.id for one in sent}) == 3


def test_only_members_speak_to_the_customer(desk: Desk) -> None:
    desk.staff("Ana", "Ben")
    room = desk.handled()
    with pytest.raises(Refusal, match="not_allowed"):
        desk.answers("ben", room, "hello")
    desk.by_staff("ben", join, room)
    desk.answers("ben", room, "hello")
    desk.by_staff("ana", remove_member, room, "ben")
    with pytest.raises(Refusal, match="not_allowed"):
        desk.answers("ben", room, "again")


def test_a_proof_for_one_room_is_none_for_another(desk: Desk) -> None:
    from backchannel.kernel.proof import StaffProof
    from backchannel.public.messages.send import NewMessage, send_message

    desk.staff("Ana")
    room, other = desk.handled(), desk.handled()
    proof = StaffProof("ana", "send_message", other, False)
    with pytest.raises(Refusal, match="not_allowed"):
        desk.write("staff_public", send_message, proof, NewMessage(room, desk.key(), "hello"))


def test_nobody_answers_before_the_pick_up(desk: Desk) -> None:
    desk.staff("Ana")
    room = desk.handled()
    desk.by_staff("ana", pick_up, room)
    waiting = desk.asks(desk.customer())
    with pytest.raises(Refusal, match="not_allowed"):
        desk.answers("ana", waiting, "hello")


@pytest.mark.parametrize(("text", "code"), [("\x00 ", "text_empty"), ("x" * 8001, "text_too_long")])
def test_words_that_are_none_or_too_many_are_refused(desk: Desk, text: str, code: str) -> None:
    maria = desk.customer()
    room = desk.asks(maria)
    head = desk.facts(room).head
    with pytest.raises(Refusal, match=code):
        desk.says(maria, room, text)
    assert desk.facts(room).head == head


def test_a_message_carries_files_and_each_file_one_message(desk: Desk) -> None:
    maria = desk.customer()
    room, first, second = desk.asks(maria), upload(desk, maria), upload(desk, maria, "b.png")
    sent = desk.says(maria, room, "", files=(second, first, first))
    (entry,) = [entry for entry in desk.log(room) if entry.seq == sent.seq]
    assert [file.name for file in entry.files] == ["a.png", "b.png"]
    with pytest.raises(Refusal, match="file_unknown"):
        desk.says(maria, room, "again", files=(first,))
    assert desk.log(room)[-1].seq == sent.seq


def test_files_of_others_are_unknown(desk: Desk) -> None:
    desk.staff("Ana")
    maria, eve = desk.customer(), desk.customer("Eve")
    room, other = desk.handled(maria), desk.handled(eve)
    kept = KeptFile(desk.key(), "c.pdf", 1, "application/pdf")
    for_eve = desk.write("staff_public", keep_staff_file, "ana", other, kept)
    for customer_id, files in ((eve, (upload(desk, maria),)), (eve, (for_eve.id,)), (eve, ("no-such",))):
        with pytest.raises(Refusal, match="file_unknown"):
            desk.says(customer_id, other, "look", files=files)
    with pytest.raises(Refusal, match="file_unknown"):
        desk.answers("ana", room, "look", files=(for_eve.id,))
    with pytest.raises(Refusal, match="not_found"):
        desk.read("customer", file_for_customer, eve, for_eve.id)
    desk.answers("ana", other, "look", files=(for_eve.id,))
    assert desk.read("customer", file_for_customer, eve, for_eve.id).name == "c.pdf"
    with pytest.raises(Refusal, match="not_found"):
        desk.read("customer", file_for_customer, maria, for_eve.id)


def test_an_upload_that_nobody_sends_dies_after_a_day(desk: Desk) -> None:
    maria = desk.customer()
    room, unused, used = desk.asks(maria), upload(desk, maria), upload(desk, maria)
    desk.says(maria, room, "", files=(used,))
    desk.passes(24 * 3600 - 1)
    assert desk.read("customer", file_for_customer, maria, unused).id == unused
    desk.passes(1)
    with pytest.raises(Refusal, match="not_found"):
        desk.read("customer", file_for_customer, maria, unused)
    assert desk.read("customer", file_for_customer, maria, used).id == used
    assert [event for event in desk.events if isinstance(event, FileUnused)] == [FileUnused(unused)]


def test_staff_do_not_see_what_a_customer_has_not_sent(desk: Desk) -> None:
    desk.staff("Ana")
    maria = desk.customer()
    room, unsent = desk.handled(maria), upload(desk, maria)
    with pytest.raises(Refusal, match="not_found"):
        desk.read("staff_public", file_for_staff, "ana", room, unsent)


def test_reading_marks_are_heard_once_and_never_go_back(desk: Desk) -> None:
    desk.staff("Ana")
    maria = desk.customer()
    room = desk.handled(maria)
    sent = desk.answers("ana", room, "hello")
    desk.write("customer", mark_seen_as_customer, maria, room, sent.seq)
    desk.write("customer", mark_seen_as_customer, maria, room, sent.seq)
    desk.write("customer", mark_seen_as_customer, maria, room, 1)
    assert [entry.number for entry in desk.log(room) if entry.kind == "seen"] == [sent.seq]
    assert desk.read("customer", seen_up_to, room, maria) == sent.seq
    desk.write("customer", mark_seen_as_customer, maria, room, 10_000)
    assert desk.read("customer", seen_up_to, room, maria) == desk.facts(room).head
    with pytest.raises(Refusal, match="not_allowed"):
        desk.by_staff("ben", mark_seen, room, 1)


def test_the_log_can_be_read_from_any_place_in_both_directions(desk: Desk) -> None:
    maria = desk.customer()
    room = desk.asks(maria)
    for number in range(10):
        desk.says(maria, room, f"{number}")

    def seqs(found: list[RoomEntry]) -> list[int]:
        return [entry.seq for entry in found]

    assert seqs(desk.read("customer", entries_after, room, 3, 4)) == [4, 5, 6, 7]
    assert seqs(desk.read("customer", entries_before, room, 8, 3)) == [5, 6, 7]
    assert desk.read("customer", entry_at, room, 12).text == "9"
    assert desk.read("customer", entry_at, room, 13) is None
    assert desk.read("customer", unread, room, 10, "customer") == 2


def test_every_change_has_a_place_without_holes(desk: Desk) -> None:
    desk.staff("Ana")
    maria = desk.customer()
    room = desk.handled(maria)
    with pytest.raises(Refusal):
        desk.says(maria, room, "", files=("no-such",))
    desk.says(maria, room, "hello")
    changes = desk.read("staff_public", changes_after, 0, 100)
    assert [change.n for change in changes] == list(range(1, len(changes) + 1))
    assert desk.read("staff_public", changes_after, changes[1].n, 1) == [changes[2]]
    assert max(change.seq for change in changes) == desk.facts(room).head


def test_what_is_emitted_is_what_is_read_afterwards(desk: Desk) -> None:
    desk.staff("Ana")
    maria = desk.customer()
    room = desk.handled(maria)
    desk.says(maria, room, "look", files=(upload(desk, maria),))
    desk.answers("ana", room, "thanks")
    desk.by_staff("ana", close, room)
    assert [event for event in desk.events if isinstance(event, RoomEntry)] == desk.log(room)

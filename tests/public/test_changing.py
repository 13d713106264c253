"""Edit and recall by a message's author: what the customer reads then, everywhere, and what is kept of before."""

from __future__ import annotations

import pytest

from backchannel.kernel.errors import Refusal
from backchannel.public.directory.staff_cards import StaffCard, put_staff_card
from backchannel.public.enquiries.delivered import mark_delivered
from backchannel.public.enquiries.lifecycle import close, leave
from backchannel.public.enquiries.members import join
from backchannel.public.enquiries.seen import mark_seen_as_customer
from backchannel.public.enquiries.views import own_enquiries, own_enquiry
from backchannel.public.messages.attachments import KeptFile, file_for_customer, keep_staff_file
from backchannel.public.messages.changing import Changed, Edit, Recall, edit_message, recall_message
from backchannel.public.messages.originals import wordings
from backchannel.public.messages.queries import entries_before
from backchannel.public.messages.send import Sent
from backchannel.public.transcripts import as_html, as_text, customer_copy
from public.room import Desk

SLIP = "Her card ends in 4417."


@pytest.fixture
def maria(desk: Desk) -> str:
    desk.staff("Ana", "Ben")
    return desk.customer()


@pytest.fixture
def room(desk: Desk, maria: str) -> str:
    return desk.handled(maria)


def edits(desk: Desk, sent: Sent, room: str, text: str, who: str = "ana", key: str | None = None) -> Changed:
    changed: Changed = desk.by_staff(who, edit_message, Edit(room, sent.id, key or desk.key(), text))
    return changed


def recalls(desk: Desk, sent: Sent, room: str, who: str = "ana", key: str | None = None) -> Changed:
    changed: Changed = desk.by_staff(who, recall_message, Recall(room, sent.id, key or desk.key()))
    return changed


def refused(desk: Desk, *given: object, who: str = "ana") -> str:
    act = edit_message if isinstance(given[0], Edit) else recall_message
    with pytest.raises(Refusal) as why:
        desk.by_staff(who, act, *given)
    return why.value.code


def all_that_maria_reads(desk: Desk, maria: str, room: str) -> str:
    copy = desk.read("customer", customer_copy, room)
    return repr(
        (
            desk.log(room),
            desk.read("customer", entries_before, room, 1000, 1000),
            desk.read("customer", own_enquiries, maria),
            as_html(copy),
            as_text(copy),
        )
    )


def test_an_edited_message_reads_anew_where_it_stands_and_the_log_says_so(desk: Desk, room: str) -> None:
    sent = desk.answers("ana", room, SLIP)
    changed = edits(desk, sent, room, "One moment.")
    said, change = desk.log(room)[-2:]
    assert (said.seq, said.text, said.state) == (sent.seq, "One moment.", "edited")
    assert (change.seq, change.kind, change.number, change.text) == (changed.change, "edited", sent.seq, "One moment.")
    assert desk.events[-1] == change


def test_a_recalled_message_leaves_its_place_and_nothing_else(desk: Desk, room: str) -> None:
    sent = desk.answers("ana", room, SLIP)
    recalls(desk, sent, room)
    said, change = desk.log(room)[-2:]
    assert (said.text, said.state, said.files) == ("", "recalled", ())
    assert (change.kind, change.number, change.text) == ("recalled", sent.seq, "")
    assert desk.events[-1] == change


@pytest.mark.parametrize("change", ["edit", "recall"])
def test_what_was_said_is_nowhere_that_the_customer_reads(desk: Desk, maria: str, room: str, change: str) -> None:
    sent = desk.answers("ana", room, SLIP)
    desk.answers("ana", room, "See above.", quotes=sent.id)
    assert all_that_maria_reads(desk, maria, room).count(SLIP) > 4
    edits(desk, sent, room, "One moment.") if change == "edit" else recalls(desk, sent, room)
    assert SLIP not in all_that_maria_reads(desk, maria, room)
    assert desk.read("staff_public", wordings, room, sent.seq)[0].text == SLIP


def test_no_principal_of_the_customers_side_may_read_what_was_said(desk: Desk, room: str) -> None:
    recalls(desk, sent := desk.answers("ana", room, SLIP), room)
    for principal in ("customer", "outbound"):
        with pytest.raises(Exception, match=r"not authorized|prohibited|permission denied"):
            desk.read(principal, wordings, room, sent.seq)


def test_the_last_line_follows_the_last_message_and_no_earlier_one(desk: Desk, maria: str, room: str) -> None:
    first, last = desk.answers("ana", room, "One."), desk.answers("ana", room, "Two.")

    def line() -> tuple[str | None, str | None]:
        own = desk.read("customer", own_enquiry, maria, room)
        return own.last_text, own.last_state

    edits(desk, first, room, "Uno.")
    assert line() == ("Two.", None)
    edits(desk, last, room, "Dos.")
    assert line() == ("Dos.", "edited")
    recalls(desk, last, room)
    assert line() == ("", "recalled")
    desk.answers("ana", room, "Three.")
    assert line() == ("Three.", None)


def test_a_recalled_message_is_not_unread(desk: Desk, maria: str, room: str) -> None:
    sent = desk.answers("ana", room, SLIP)
    assert desk.read("customer", own_enquiry, maria, room).unread == 1
    recalls(desk, sent, room)
    assert desk.read("customer", own_enquiry, maria, room).unread == 0


def test_its_files_are_gone_with_it_and_forgotten_after_a_day(desk: Desk, maria: str, room: str) -> None:
    kept = desk.by_staff("ana", keep_staff_file_of, room, "invoice.pdf")
    sent = desk.answers("ana", room, "", files=(kept,))
    assert desk.read("customer", file_for_customer, maria, kept).name == "invoice.pdf"
    recalls(desk, sent, room)
    with pytest.raises(Refusal):
        desk.read("customer", file_for_customer, maria, kept)
    assert [file.name for file in desk.read("staff_public", wordings, room, sent.seq)[0].files] == ["invoice.pdf"]
    desk.passes(24 * 3600 + 1)
    assert "FileUnused" in {type(event).__name__ for event in desk.events}


async def keep_staff_file_of(tx: object, proof: object, room: str, name: str) -> str:
    staff_id = proof.staff_id  # type: ignore[attr-defined]
    kept = KeptFile("00000000-0000-7000-8000-00000000f11e", name, 1, "application/pdf")
    return (await keep_staff_file(tx, staff_id, room, kept)).id  # type: ignore[arg-type]


def test_a_change_says_how_far_the_message_had_come(desk: Desk, maria: str, room: str) -> None:
    unseen, handed, seen = (desk.answers("ana", room, text) for text in ("one", "two", "three"))
    assert recalls(desk, unseen, room).reached == "not_delivered"
    desk.write("customer", mark_delivered, room, handed.seq)
    assert recalls(desk, handed, room).reached == "delivered"
    assert edits(desk, seen, room, "drei").reached == "not_delivered"
    desk.write("customer", mark_seen_as_customer, maria, room, seen.seq)
    assert recalls(desk, seen, room).reached == "seen"


def test_the_same_change_is_answered_the_same_for_ever(desk: Desk, room: str) -> None:
    sent, key, other = desk.answers("ana", room, SLIP), desk.key(), desk.key()
    first = edits(desk, sent, room, "One moment.", key=key)
    recalled = recalls(desk, sent, room, key=other)
    head = desk.facts(room).head
    desk.passes(600)
    assert edits(desk, sent, room, "One moment.", key=key) == first
    assert recalls(desk, sent, room, key=other) == recalled
    assert desk.facts(room).head == head
    assert refused(desk, Edit(room, sent.id, key, "Something else.")) == "key_reused"
    assert refused(desk, Recall(room, sent.id, key)) == "key_reused"


def test_a_send_that_is_tried_again_after_a_change_is_still_the_same_send(desk: Desk, room: str) -> None:
    key = desk.key()
    sent = desk.answers("ana", room, SLIP, key=key)
    edits(desk, sent, room, "One moment.")
    assert desk.answers("ana", room, SLIP, key=key) == sent
    recalls(desk, sent, room)
    assert desk.answers("ana", room, SLIP, key=key) == sent


def test_only_its_author_changes_a_message_and_only_for_five_minutes(desk: Desk, maria: str, room: str) -> None:
    desk.by_staff("ben", join, room)
    sent, hers = desk.answers("ana", room, SLIP), desk.says(maria, room, "Thanks")
    assert refused(desk, Edit(room, sent.id, desk.key(), "Mine."), who="ben") == "not_yours"
    assert refused(desk, Recall(room, hers.id, desk.key())) == "not_yours"
    assert refused(desk, Recall(room, "never-was", desk.key())) == "not_found"
    assert refused(desk, Edit(room, sent.id, desk.key(), SLIP)) == "text_unchanged"
    assert refused(desk, Edit(room, sent.id, desk.key(), "  ")) == "text_empty"
    desk.passes(300)
    edits(desk, sent, room, "Just in time.")
    desk.passes(1)
    assert refused(desk, Edit(room, sent.id, desk.key(), "Too late.")) == "too_late"
    assert refused(desk, Recall(room, sent.id, desk.key())) == "too_late"


def test_what_is_recalled_stays_so_and_is_answered_by_nothing(desk: Desk, room: str) -> None:
    sent = desk.answers("ana", room, SLIP)
    recalls(desk, sent, room)
    assert refused(desk, Edit(room, sent.id, desk.key(), "Back again.")) == "message_recalled"
    assert refused(desk, Recall(room, sent.id, desk.key())) == "message_recalled"
    with pytest.raises(Refusal, match="quote_unknown"):
        desk.answers("ana", room, "About that:", quotes=sent.id)


def test_after_the_close_it_can_be_recalled_but_not_edited(desk: Desk, room: str) -> None:
    sent = desk.answers("ana", room, SLIP)
    desk.by_staff("ana", close, room)
    assert refused(desk, Edit(room, sent.id, desk.key(), "Otherwise.")) == "enquiry_closed"
    recalls(desk, sent, room)
    assert desk.log(room)[-1].kind == "recalled"


def test_who_is_no_member_any_more_changes_nothing(desk: Desk, room: str) -> None:
    desk.by_staff("ben", join, room)
    sent = desk.answers("ben", room, SLIP)
    desk.by_staff("ben", leave, room)
    assert refused(desk, Recall(room, sent.id, desk.key()), who="ben") == "not_allowed"


def test_a_quote_reads_as_what_it_quotes_reads_now(desk: Desk, maria: str, room: str) -> None:
    asked = desk.says(maria, room, "Is it blue?")
    answer = desk.answers("ana", room, "Yes.", quotes=asked.id)
    again = desk.answers("ana", room, "As I said.", quotes=answer.id)
    shown = {entry.seq: entry.quote for entry in desk.log(room)}
    first, second = shown[answer.seq], shown[again.seq]
    assert first is not None
    assert second is not None
    assert (first.seq, first.by, first.name, first.text) == (asked.seq, "customer", "Maria", "Is it blue?")
    assert (second.by, second.name, second.text, second.recalled) == ("staff", "Ana", "Yes.", False)
    desk.write("staff_public", put_staff_card, StaffCard("ana", "Anna"))
    recalls(desk, answer, room)
    gone = next(entry.quote for entry in desk.log(room) if entry.seq == again.seq)
    assert gone is not None
    assert (gone.name, gone.text, gone.recalled) == ("Anna", "", True)


def test_a_message_of_another_room_cannot_be_quoted(desk: Desk, maria: str, room: str) -> None:
    other = desk.answers("ana", desk.handled(desk.customer("Jo")), "Hello Jo.")
    with pytest.raises(Refusal) as why:
        desk.answers("ana", room, "See there.", quotes=other.id)
    assert why.value.code == "quote_unknown"

"""Edit and recall of private messages by their authors, and what the audit keeps of them."""

from __future__ import annotations

from typing import Any

import pytest

from backchannel.kernel.errors import Refusal
from backchannel.private.messages.changing import (
    PrivateChanged,
    PrivateEdit,
    PrivateRecall,
    edit_private_message,
    recall_private_message,
)
from backchannel.private.messages.events import PrivateEntry
from backchannel.private.messages.originals import private_wordings
from backchannel.private.messages.queries import private_entries_after, private_room_facts
from backchannel.private.messages.seen import private_unread
from backchannel.private.messages.send import PrivateSent
from private.world import Desk


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


def changes(desk: Desk, who: str, wanted: PrivateEdit | PrivateRecall) -> PrivateChanged:
    act: Any = edit_private_message if isinstance(wanted, PrivateEdit) else recall_private_message
    proof = desk.may(who, act.__name__, wanted.room)
    return desk.privately(lambda tx: act(tx, proof, wanted, 3))


def refusal(desk: Desk, who: str, wanted: PrivateEdit | PrivateRecall) -> str:
    with pytest.raises(Refusal) as why:
        changes(desk, who, wanted)
    return why.value.code


def edit(desk: Desk, sent: PrivateSent, room: str, text: str) -> PrivateEdit:
    return PrivateEdit(room, sent.id, desk.key(), text)


def test_an_edited_message_reads_anew_and_its_log_says_so(desk: Desk, room: str) -> None:
    sent = desk.whispers("Ben", room, "Is it the red one?")
    changed = changes(desk, "Ben", edit(desk, sent, room, "Is it the blue one?"))
    said, change = entries(desk, room)
    assert (said.seq, said.text, said.state) == (1, "Is it the blue one?", "edited")
    assert (change.seq, change.kind, change.about, change.text) == (2, "edited", 1, "Is it the blue one?")
    assert (changed.seq, changed.change) == (1, 2)
    assert [event for event in desk.events if isinstance(event, PrivateEntry)][-1] == change


def test_a_recalled_message_says_nothing_and_its_original_stays_for_the_audit(desk: Desk, room: str) -> None:
    sent = desk.whispers("Ben", room, "She is rude.")
    changes(desk, "Ben", edit(desk, sent, room, "She is upset."))
    changes(desk, "Ben", PrivateRecall(room, sent.id, desk.key()))
    said = entries(desk, room)[0]
    assert (said.text, said.state) == ("", "recalled")
    kept = desk.read(lambda rx: private_wordings(rx, room, 1))
    assert [(was.text, was.kind) for was in kept] == [("She is rude.", "edited"), ("She is upset.", "recalled")]


def test_a_change_counts_as_no_message_and_a_recalled_one_as_nothing_unread(desk: Desk, room: str) -> None:
    sent = desk.whispers("Ben", room, "Look.")
    sue = desk.ids["Sue"]
    assert desk.read(lambda rx: private_unread(rx, room, sue)) == 1
    changes(desk, "Ben", PrivateRecall(room, sent.id, desk.key()))
    assert desk.read(lambda rx: private_unread(rx, room, sue)) == 0
    facts = desk.read(lambda rx: private_room_facts(rx, room))
    assert (facts.head, facts.messages) == (2, 1)


def test_only_its_author_changes_a_message(desk: Desk, room: str) -> None:
    sent = desk.whispers("Ben", room, "Look.")
    assert refusal(desk, "Sue", edit(desk, sent, room, "Do not look.")) == "not_yours"
    assert refusal(desk, "Ada", PrivateRecall(room, sent.id, desk.key())) == "not_yours"
    assert refusal(desk, "Ben", PrivateRecall(room, "never-was", desk.key())) == "not_found"
    assert refusal(desk, "Ben", edit(desk, sent, room, "Look.")) == "text_unchanged"


def test_it_can_be_changed_for_five_minutes(desk: Desk, room: str) -> None:
    sent = desk.whispers("Ben", room, "Look.")
    desk.stores.clock.advance(300)
    changes(desk, "Ben", edit(desk, sent, room, "Look here."))
    desk.stores.clock.advance(1)
    assert refusal(desk, "Ben", edit(desk, sent, room, "Look there.")) == "too_late"
    assert refusal(desk, "Ben", PrivateRecall(room, sent.id, desk.key())) == "too_late"


def test_the_same_change_is_answered_the_same_for_ever(desk: Desk, room: str) -> None:
    key = desk.key()
    sent = desk.whispers("Ben", room, "Look.")
    first = changes(desk, "Ben", PrivateEdit(room, sent.id, key, "Look here."))
    changes(desk, "Ben", edit(desk, sent, room, "Look there."))
    desk.stores.clock.advance(600)
    assert changes(desk, "Ben", PrivateEdit(room, sent.id, key, "Look here.")) == first
    assert refusal(desk, "Ben", PrivateEdit(room, sent.id, key, "Look away.")) == "key_reused"
    assert refusal(desk, "Ben", PrivateRecall(room, sent.id, key)) == "key_reused"


def test_a_send_that_is_tried_again_after_a_change_is_still_the_same_send(desk: Desk, room: str) -> None:
    key = desk.key()
    sent = desk.whispers("Ben", room, "Look.", key=key)
    changes(desk, "Ben", edit(desk, sent, room, "Look here."))
    changes(desk, "Ben", PrivateRecall(room, sent.id, desk.key()))
    assert desk.whispers("Ben", room, "Look.", key=key) == sent


def test_a_private_message_answers_either_kind_and_says_which(desk: Desk, room: str) -> None:
    first = desk.whispers("Ben", room, "Which one?")
    desk.whispers("Ben", room, "The blue one.", quotes_private=first.id)
    said = entries(desk, room)[1]
    assert (said.quotes_private, said.quotes_message) == (1, None)
    with pytest.raises(Refusal) as why:
        desk.whispers("Ben", room, "That?", quotes_private="never-was")
    assert why.value.code == "quote_unknown"

"""A colleague proposes a reply; the room keeps who proposed it, what was sent of it, and what came of it."""

from __future__ import annotations

import pytest

from backchannel.kernel.errors import Refusal
from backchannel.kernel.proof import StaffProof
from backchannel.private.coaching.suggestions import (
    NewSuggestion,
    SaidAloud,
    dismiss_suggestion,
    mark_used,
    suggest_reply,
)
from backchannel.private.messages.events import PrivateEntry
from backchannel.private.messages.queries import private_entries_after, private_room_facts
from backchannel.private.messages.send import Acceptance, NewPrivateMessage, PrivateSent
from backchannel.private.team.admission import speaks_as
from backchannel.public.messages.queries import entries_after
from private.world import Desk, run

WORDS = "It is under warranty; come by tomorrow."


@pytest.fixture
def room(desk: Desk) -> str:
    """A room that Ben handles and that Sue may watch."""
    desk.staff("Ben", department="Sales")
    desk.staff("Sue", "supervisor", "Sales")
    made = desk.enquiry(tag=desk.tag("Buy", "Sales"))
    desk.picks_up("Ben", made)
    return made


def proposes(
    desk: Desk, name: str, room: str, reply: str = WORDS, key: str | None = None, note: str = ""
) -> PrivateSent:
    proof = desk.may(name, "suggest_reply", room)
    new = NewSuggestion(NewPrivateMessage(room, key or desk.key(), note), reply, desk.facts(room).owner_id)
    accepted = Acceptance(desk.facts(room).head, speaks_as(desk.standing(name, room)))
    sent: PrivateSent = desk.privately(lambda tx: suggest_reply(tx, proof, new, accepted))
    return sent


def said_last(desk: Desk, room: str) -> SaidAloud:
    last = run(desk.staff_public.read(lambda rx: entries_after(rx, room, 0, 100)))[-1]
    return SaidAloud(str(last.message_id), last.seq, last.actor.id, last.text, last.seq)


def marks(desk: Desk, name: str, room: str, seq: int, said: SaidAloud) -> None:
    proof = desk.may(name, "mark_used", room)
    desk.privately(lambda tx: mark_used(tx, proof, room, seq, said))


def dismisses(desk: Desk, name: str, room: str, seq: int, reason: str = "") -> None:
    proof, head = desk.may(name, "dismiss_suggestion", room), desk.facts(room).head
    desk.privately(lambda tx: dismiss_suggestion(tx, proof, room, seq, reason, head))


def log(desk: Desk, room: str) -> list[PrivateEntry]:
    found: list[PrivateEntry] = desk.read(lambda rx: private_entries_after(rx, room, 0, 100))
    return found


def test_a_suggestion_is_a_private_message_that_carries_words_for_the_customer(desk: Desk, room: str) -> None:
    proposes(desk, "Sue", room, note="They have bought it in May.")
    (entry,) = log(desk, room)
    assert (entry.kind, entry.author.name, entry.text) == ("message", "Sue", "They have bought it in May.")
    assert entry.suggestion is not None
    assert (entry.suggestion.text, entry.suggestion.state) == (WORDS, "open")
    assert desk.read(lambda rx: private_room_facts(rx, room)).messages == 1


def test_words_that_were_sent_as_they_were_are_used(desk: Desk, room: str) -> None:
    proposed = proposes(desk, "Sue", room)
    desk.answers("Ben", room, WORDS)
    marks(desk, "Ben", room, proposed.seq, said_last(desk, room))
    entry, outcome = log(desk, room)
    assert entry.suggestion == outcome.suggestion is not None
    assert (outcome.kind, outcome.author.name, outcome.about) == ("suggestion_used", "Ben", proposed.seq)
    assert (outcome.suggestion.state, outcome.suggestion.sent) == ("used", WORDS)
    assert outcome.after == desk.facts(room).head
    assert desk.read(lambda rx: private_room_facts(rx, room)).messages == 1


def test_words_that_were_changed_are_kept_beside_the_proposed_ones(desk: Desk, room: str) -> None:
    proposed = proposes(desk, "Sue", room)
    desk.answers("Ben", room, "It is under warranty. Come by on Friday!")
    marks(desk, "Ben", room, proposed.seq, said_last(desk, room))
    outcome = log(desk, room)[-1]
    assert outcome.kind == "suggestion_changed"
    assert outcome.suggestion is not None
    assert (outcome.suggestion.text, outcome.suggestion.sent) == (WORDS, "It is under warranty. Come by on Friday!")
    assert outcome.suggestion.by is not None
    assert outcome.suggestion.by.name == "Ben"


def test_what_is_emitted_is_what_readers_get(desk: Desk, room: str) -> None:
    proposed = proposes(desk, "Sue", room)
    desk.answers("Ben", room, WORDS)
    heard = [event for event in desk.events if isinstance(event, PrivateEntry)]
    assert heard == log(desk, room)
    marks(desk, "Ben", room, proposed.seq, said_last(desk, room))
    assert [event for event in desk.events if isinstance(event, PrivateEntry)][-1] == log(desk, room)[-1]


def test_marking_once_more_changes_nothing(desk: Desk, room: str) -> None:
    proposed = proposes(desk, "Sue", room)
    desk.answers("Ben", room, WORDS)
    for _ in range(3):
        marks(desk, "Ben", room, proposed.seq, said_last(desk, room))
    assert [entry.kind for entry in log(desk, room)] == ["message", "suggestion_used"]
    desk.answers("Ben", room, WORDS)
    with pytest.raises(Refusal, match="suggestion_decided"):
        marks(desk, "Ben", room, proposed.seq, said_last(desk, room))


def test_only_who_has_said_it_afterwards_can_mark_it(desk: Desk, room: str) -> None:
    desk.answers("Ben", room, WORDS)
    before = said_last(desk, room)
    proposed = proposes(desk, "Sue", room)
    with pytest.raises(Refusal, match="message_unknown"):
        marks(desk, "Ben", room, proposed.seq, before)
    desk.asks(room, WORDS)
    with pytest.raises(Refusal, match="message_unknown"):
        marks(desk, "Ben", room, proposed.seq, said_last(desk, room))


def test_a_dismissal_says_by_whom_and_why(desk: Desk, room: str) -> None:
    proposed = proposes(desk, "Sue", room)
    dismisses(desk, "Ben", room, proposed.seq, "The warranty has ended.")
    dismisses(desk, "Ben", room, proposed.seq, "Once more.")
    entry, outcome = log(desk, room)
    assert entry.suggestion is not None
    assert (entry.suggestion.state, entry.suggestion.reason) == ("dismissed", "The warranty has ended.")
    assert (outcome.kind, outcome.text) == ("suggestion_dismissed", "The warranty has ended.")


def test_words_that_were_sent_after_all_outdo_a_dismissal_and_none_undoes_a_use(desk: Desk, room: str) -> None:
    proposed = proposes(desk, "Sue", room)
    dismisses(desk, "Ben", room, proposed.seq)
    desk.answers("Ben", room, WORDS)
    marks(desk, "Ben", room, proposed.seq, said_last(desk, room))
    suggestion = log(desk, room)[0].suggestion
    assert suggestion is not None
    assert suggestion.state == "used"
    with pytest.raises(Refusal, match="suggestion_decided"):
        dismisses(desk, "Ben", room, proposed.seq)


def test_the_same_key_and_words_get_the_same_answer_and_others_none(desk: Desk, room: str) -> None:
    key = desk.key()
    assert proposes(desk, "Sue", room, key=key) == proposes(desk, "Sue", room, key=key)
    with pytest.raises(Refusal, match="key_reused"):
        proposes(desk, "Sue", room, "Other words.", key=key)
    with pytest.raises(Refusal, match="text_empty"):
        proposes(desk, "Sue", room, "  ")


def test_a_proof_of_another_act_or_room_does_nothing(desk: Desk, room: str) -> None:
    proposed, wrong = proposes(desk, "Sue", room), StaffProof("x", "mark_seen", room, by_reach=False)
    with pytest.raises(Refusal):
        desk.privately(lambda tx: dismiss_suggestion(tx, wrong, room, proposed.seq, "", 1))
    with pytest.raises(Refusal):
        desk.privately(lambda tx: mark_used(tx, wrong, room, proposed.seq, SaidAloud("m", 9, "x", WORDS, 9)))
    other = desk.may("Ben", "mark_used", room)
    with pytest.raises(Refusal):
        desk.privately(lambda tx: mark_used(tx, other, room, 99, SaidAloud("m", 9, desk.ids["Ben"], WORDS, 9)))

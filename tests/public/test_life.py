"""An enquiry's life: begun, offered, picked up or missed, answered, closed, followed."""

from __future__ import annotations

import msgspec
import pytest

from backchannel.kernel.errors import Refusal
from backchannel.public.enquiries.facts import standing
from backchannel.public.enquiries.lifecycle import assign, close, close_as_customer, leave, pick_up, rate, take_over
from backchannel.public.enquiries.members import (
    accept_offer,
    decline_offer,
    join,
    offer_room,
    offers_for,
    remove_member,
)
from backchannel.public.enquiries.suspension import offer_again
from backchannel.public.enquiries.views import own_enquiries, own_enquiry
from public.room import Desk


def test_a_question_is_answered_and_closed(desk: Desk) -> None:
    desk.staff("Ana")
    maria = desk.customer()
    room = desk.handled(maria)
    desk.answers("ana", room, "On its way.")
    desk.by_staff("ana", close, room)
    assert desk.lines(room) == [
        "started: Maria",
        "message: Where is my order?",
        "picked_up: Ana",
        "message: On its way.",
        "closed: Ana",
    ]
    assert [entry.seq for entry in desk.log(room)] == [1, 2, 3, 4, 5]
    seen = desk.read("customer", own_enquiry, maria, room)
    assert (seen.status, seen.last_text, seen.last_by, seen.head) == ("closed", "On its way.", "staff", 5)


def test_the_first_pick_up_wins_and_the_loser_reads_whose_it_is(desk: Desk) -> None:
    desk.staff("Ana", "Ben")
    room = desk.asks(desk.customer())
    desk.by_staff("ana", pick_up, room)
    desk.by_staff("ana", pick_up, room)
    with pytest.raises(Refusal, match="already_picked_up") as refused:
        desk.by_staff("ben", pick_up, room)
    assert refused.value.message == "Already picked up by Ana."
    assert desk.lines(room).count("picked_up: Ana") == 1


def test_nobody_picks_up_so_it_is_missed_and_followed_up(desk: Desk) -> None:
    desk.staff("Ana")
    room = desk.asks(desk.customer(), tag_id=desk.tag(wait_s=30))
    desk.passes(29.999)
    assert desk.facts(room).status == "open"
    desk.passes(0.001)
    assert desk.facts(room).status == "missed"
    desk.by_staff("ana", pick_up, room)
    assert desk.facts(room).status == "followed_up"
    assert desk.lines(room)[-2:] == ["missed: ", "picked_up: Ana"]


def test_a_picked_up_enquiry_is_not_missed_later(desk: Desk) -> None:
    desk.staff("Ana")
    room = desk.handled()
    desk.passes(100_000)
    assert desk.facts(room).status == "ongoing"


def test_mail_waits_for_ever(desk: Desk) -> None:
    room = desk.asks(desk.customer(), channel="email")
    desk.passes(1_000_000)
    assert desk.facts(room).status == "open"


def test_the_same_key_starts_the_same_enquiry(desk: Desk) -> None:
    maria, key = desk.customer(), desk.key()
    assert desk.asks(maria, key=key) == desk.asks(maria, key=key)
    with pytest.raises(Refusal, match="key_reused"):
        desk.asks(maria, "Something else", key=key)
    assert len(desk.read("customer", own_enquiries, maria)) == 1


@pytest.mark.parametrize(
    ("named", "code"),
    [
        ({"tag_id": "no-such"}, "tag_unknown"),
        ({"channel": "pigeon"}, "channel_unknown"),
        ({"text": "  "}, "text_empty"),
        ({"text": "x" * 8001}, "text_too_long"),
        ({"key": "short"}, "key_malformed"),
        ({"follows": "no-such"}, "not_found"),
    ],
)
def test_a_beginning_that_is_wrong_leaves_nothing(desk: Desk, named: dict[str, str], code: str) -> None:
    maria = desk.customer()
    with pytest.raises(Refusal, match=code):
        desk.asks(maria, **named)
    assert desk.read("customer", own_enquiries, maria) == []


def test_a_closed_enquiry_is_followed_by_a_new_one_and_never_reopened(desk: Desk) -> None:
    desk.staff("Ana")
    maria = desk.customer()
    room = desk.handled(maria)
    with pytest.raises(Refusal, match="enquiry_not_closed"):
        desk.asks(maria, follows=room)
    desk.write("customer", close_as_customer, maria, room)
    desk.write("customer", close_as_customer, maria, room)
    for act in (pick_up, take_over, join):
        with pytest.raises(Refusal, match="enquiry_closed"):
            desk.by_staff("ben", act, room)
    with pytest.raises(Refusal, match="enquiry_closed"):
        desk.says(maria, room, "Hello?")
    later = desk.asks(maria, "Still a question", follows=room)
    assert desk.read("customer", own_enquiry, maria, later).follows == room
    with pytest.raises(Refusal, match="not_found"):
        desk.asks(desk.customer("Eve"), follows=room)
    assert desk.lines(room).count("closed: Maria") == 1


def test_a_rating_comes_after_the_end_and_the_last_word_counts(desk: Desk) -> None:
    maria = desk.customer()
    room = desk.asks(maria)
    with pytest.raises(Refusal, match="enquiry_not_closed"):
        desk.write("customer", rate, maria, room, 5)
    desk.write("customer", close_as_customer, maria, room)
    for score, code in ((0, "score_out_of_range"), (6, "score_out_of_range")):
        with pytest.raises(Refusal, match=code):
            desk.write("customer", rate, maria, room, score)
    desk.write("customer", rate, maria, room, 2)
    desk.write("customer", rate, maria, room, 4)
    assert desk.read("customer", own_enquiry, maria, room).rating == 4


def test_a_colleague_is_asked_in_and_the_customer_reads_it_at_acceptance(desk: Desk) -> None:
    desk.staff("Ana", "Ben")
    room = desk.handled()
    before = desk.lines(room)
    made = desk.by_staff("ana", offer_room, room, "ben")
    assert desk.by_staff("ana", offer_room, room, "ben") == made
    assert desk.lines(room) == before
    assert desk.read("staff_public", standing, room, "ben").relation == "offered"
    assert [one.id for one in desk.read("staff_public", offers_for, "ben")] == [made.id]
    desk.by_staff("ben", accept_offer, made.id)
    assert desk.lines(room) == [*before, "joined: Ben"]
    with pytest.raises(Refusal, match="offer_over"):
        desk.by_staff("ben", accept_offer, made.id)
    with pytest.raises(Refusal, match="already_member"):
        desk.by_staff("ana", offer_room, room, "ben")


def test_an_offer_can_be_declined_or_lapse_and_the_customer_reads_nothing(desk: Desk) -> None:
    desk.staff("Ana", "Ben", "Cem")
    room = desk.handled()
    before = desk.lines(room)
    declined = desk.by_staff("ana", offer_room, room, "ben")
    desk.by_staff("ben", decline_offer, declined.id)
    lapsed = desk.by_staff("ana", offer_room, room, "cem")
    desk.passes(61)
    for who, made in (("ben", declined), ("cem", lapsed)):
        with pytest.raises(Refusal, match="offer_over"):
            desk.by_staff(who, accept_offer, made.id)
    with pytest.raises(Refusal, match="not_found"):
        desk.by_staff("ben", accept_offer, lapsed.id)
    assert desk.lines(room) == before


def test_an_offer_gives_nothing_once_the_enquiry_is_closed(desk: Desk) -> None:
    desk.staff("Ana", "Ben")
    room = desk.handled()
    made = desk.by_staff("ana", offer_room, room, "ben")
    desk.by_staff("ana", close, room)
    assert desk.read("staff_public", standing, room, "ben").relation == "none"
    assert desk.read("staff_public", offers_for, "ben") == []
    with pytest.raises(Refusal, match="enquiry_closed"):
        desk.by_staff("ben", accept_offer, made.id)


def test_a_room_holds_fifteen(desk: Desk) -> None:
    names = [f"Staff{number}" for number in range(16)]
    desk.staff("Ana", *names)
    room = desk.handled()
    for name in names[:14]:
        desk.by_staff(name.lower(), join, room)
    with pytest.raises(Refusal, match="room_full"):
        desk.by_staff("staff15", join, room)


@pytest.mark.parametrize("channel", ["email", "phone"])
def test_mail_and_phone_take_no_colleagues(desk: Desk, channel: str) -> None:
    desk.staff("Ana", "Ben")
    room = desk.handled(channel=channel)
    with pytest.raises(Refusal, match="channel_takes_no_members"):
        desk.by_staff("ben", join, room)
    with pytest.raises(Refusal, match="channel_takes_no_members"):
        desk.by_staff("ana", offer_room, room, "ben")


def test_who_leaves_and_who_may_not(desk: Desk) -> None:
    desk.staff("Ana", "Ben")
    room = desk.handled()
    desk.by_staff("ben", join, room)
    for act, given in ((leave, (room,)), (remove_member, (room, "ana"))):
        with pytest.raises(Refusal, match="owner_cannot_leave"):
            desk.by_staff("ana", act, *given)
    with pytest.raises(Refusal, match="not_allowed"):
        desk.by_staff("ben", remove_member, room, "ana")
    desk.by_staff("ana", remove_member, room, "ben")
    assert desk.lines(room)[-2:] == ["joined: Ben", "left: Ben"]
    assert desk.read("staff_public", standing, room, "ben").relation == "former"


def test_taking_over_keeps_the_former_owner_as_member(desk: Desk) -> None:
    desk.staff("Ana", "Ben")
    room = desk.handled()
    desk.by_staff("ben", take_over, room)
    assert desk.facts(room).owner_id == "ben"
    assert desk.read("staff_public", standing, room, "ana").relation == "member"
    assert desk.lines(room)[-1] == "taken_over: Ben"


def test_assigning_is_a_pick_up_or_a_transfer_and_never_twice(desk: Desk) -> None:
    desk.staff("Ana", "Ben")
    room = desk.asks(desk.customer())
    desk.by_staff("boss", assign, room, "ana", reach=True)
    desk.by_staff("boss", assign, room, "ben", reach=True)
    desk.by_staff("boss", assign, room, "ben", reach=True)
    assert desk.lines(room)[-2:] == ["picked_up: Ana", "transferred: Ben"]
    with pytest.raises(Refusal, match="staff_unknown"):
        desk.by_staff("boss", assign, room, "nobody", reach=True)


def test_a_suspended_owners_enquiries_wait_for_somebody_else(desk: Desk) -> None:
    desk.staff("Ana", "Ben")
    ongoing, missed, joined = desk.handled(), desk.asks(desk.customer()), desk.handled(owner="ben")
    desk.passes(61)
    desk.by_staff("ana", pick_up, missed)
    desk.by_staff("ana", join, joined)
    assert sorted(desk.write("staff_public", offer_again, "ana")) == sorted([ongoing, missed])
    desk.passes(0)
    assert [desk.facts(room).status for room in (ongoing, missed, joined)] == ["open", "missed", "ongoing"]
    assert [desk.facts(room).owner_id for room in (ongoing, missed, joined)] == [None, None, "ben"]
    assert all(desk.lines(room)[-1] == "left: Ana" for room in (ongoing, missed, joined))
    desk.by_staff("ben", pick_up, ongoing)
    desk.by_staff("ben", pick_up, missed)
    assert [desk.facts(room).status for room in (ongoing, missed)] == ["ongoing", "followed_up"]


def test_only_the_owner_or_somebody_with_reach_closes(desk: Desk) -> None:
    desk.staff("Ana", "Ben")
    room = desk.handled()
    desk.by_staff("ben", join, room)
    with pytest.raises(Refusal, match="not_allowed"):
        desk.by_staff("ben", close, room)
    desk.by_staff("boss", close, room, reach=True)
    assert desk.facts(room).status == "closed"


def test_another_customer_meets_the_same_answer_as_for_a_room_that_never_was(desk: Desk) -> None:
    room, eve = desk.asks(desk.customer()), desk.customer("Eve")
    answers = []
    for wanted in (room, "no-such"):
        with pytest.raises(Refusal) as refused:
            desk.write("customer", close_as_customer, eve, wanted)
        answers.append((refused.value.code, refused.value.status, refused.value.message, refused.value.hint))
    assert answers[0] == answers[1]
    assert msgspec.json.encode(answers[0]) == msgspec.json.encode(answers[1])

"""Enquiries that other systems bring in, and what their tokens are worth."""

from __future__ import annotations

import pytest

from backchannel.kernel.errors import Refusal
from backchannel.public.customers.channel_tokens import (
    ChannelToken,
    channel_by_secret,
    channel_tokens,
    create_channel_token,
    end_channel_token,
)
from backchannel.public.customers.contacts import contact, earlier_enquiries
from backchannel.public.enquiries.bring import (
    Caller,
    bring_enquiry,
    brought_for,
    close_through_channel,
    reply_through_channel,
)
from backchannel.public.enquiries.channels import CHANNELS, takes_side_talk
from backchannel.public.enquiries.start import NewEnquiry
from backchannel.public.messages.send import NewMessage
from public.room import Desk

MARIA = Caller("maria@example.com", "Maria", "maria@example.com")


def system(desk: Desk, channel: str = "api", name: str = "Bridge") -> ChannelToken:
    secret = desk.by_staff("boss", create_channel_token, name, channel)
    found = desk.read("outbound", channel_by_secret, secret)
    assert isinstance(found, ChannelToken)
    return found


def bring(desk: Desk, by: ChannelToken, caller: Caller = MARIA, text: str = "hello", **named: str) -> str:
    new = NewEnquiry(**{"key": desk.key(), "channel": "widget", "text": text, **named})
    room = desk.write("outbound", bring_enquiry, by, caller, new)
    desk.passes(0)
    return str(room)


@pytest.mark.parametrize("channel", ["email", "phone", "api"])
def test_an_enquiry_comes_in_by_the_tokens_channel_with_its_contact(desk: Desk, channel: str) -> None:
    room = bring(desk, system(desk, channel), subject="Order 7")
    facts = desk.facts(room)
    assert (facts.channel, facts.status) == (channel, "open")
    known = desk.read("outbound", contact, facts.customer_id)
    assert (known.name, known.email) == ("Maria", "maria@example.com")
    assert desk.lines(room) == ["started: Maria", "message: hello"]


def test_the_same_address_is_the_same_customer_of_that_system_alone(desk: Desk) -> None:
    first, second = system(desk), system(desk, name="Other bridge")
    rooms = [bring(desk, first), bring(desk, first), bring(desk, second)]
    owners = [desk.facts(room).customer_id for room in rooms]
    assert owners[0] == owners[1] != owners[2]
    assert len(desk.read("outbound", earlier_enquiries, owners[0])) == 2


def test_the_same_key_brings_the_same_enquiry(desk: Desk) -> None:
    by, key = system(desk), desk.key()
    assert bring(desk, by, key=key) == bring(desk, by, key=key)


def test_a_customer_goes_on_and_ends_through_their_system_alone(desk: Desk) -> None:
    desk.staff("Ana")
    by, stranger, mail = system(desk), system(desk, name="Stranger"), system(desk, "email")
    room = bring(desk, by)
    desk.write("outbound", reply_through_channel, by, NewMessage(room, desk.key(), "more"))
    assert desk.lines(room)[-1] == "message: more"
    for other in (stranger, mail):
        with pytest.raises(Refusal, match="not_found"):
            desk.write("outbound", reply_through_channel, other, NewMessage(room, desk.key(), "mine"))
        with pytest.raises(Refusal, match="not_found"):
            desk.read("outbound", brought_for, other, room)
    desk.write("outbound", close_through_channel, by, room)
    with pytest.raises(Refusal, match="enquiry_closed"):
        desk.write("outbound", reply_through_channel, by, NewMessage(room, desk.key(), "late"))
    assert bring(desk, by, follows=room) != room


def test_a_widgets_customer_cannot_be_spoken_for(desk: Desk) -> None:
    room = desk.asks(desk.customer())
    with pytest.raises(Refusal, match="not_found"):
        desk.write("outbound", reply_through_channel, system(desk), NewMessage(room, desk.key(), "mine"))


def test_nobody_comes_without_an_address(desk: Desk) -> None:
    with pytest.raises(Refusal, match="address_empty"):
        bring(desk, system(desk), Caller("  "))


def test_a_token_that_has_ended_admits_nobody_and_is_kept_hashed(desk: Desk) -> None:
    secret = desk.by_staff("boss", create_channel_token, "Bridge", "api")
    (listed,) = desk.read("staff_public", channel_tokens)
    assert secret not in repr(listed)
    desk.by_staff("boss", end_channel_token, listed.id)
    assert desk.read("outbound", channel_by_secret, secret) is None
    with pytest.raises(Refusal, match="not_found"):
        desk.by_staff("boss", end_channel_token, listed.id)
    with pytest.raises(Refusal, match="channel_unknown"):
        desk.by_staff("boss", create_channel_token, "Bridge", "widget")


def test_one_place_says_which_rooms_take_side_talk() -> None:
    assert {name for name in CHANNELS if not takes_side_talk(name)} == {"email", "phone"}
    assert all(bool(channel.reason) is not channel.side_talk for channel in CHANNELS.values())

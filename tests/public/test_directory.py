"""What customers choose from and whom they meet, and what admits them."""

from __future__ import annotations

import pytest

from backchannel.kernel.errors import Refusal
from backchannel.kernel.ids import hashed
from backchannel.kernel.proof import StaffProof
from backchannel.public.customers.contacts import contact, introduce
from backchannel.public.customers.sessions import (
    IDLE_MS,
    SessionEnded,
    end_session,
    open_session,
    renew_session,
    visitor,
)
from backchannel.public.directory.settings import DeskSettings, change_desk_settings, desk_settings
from backchannel.public.directory.staff_cards import available_staff, renew_presence, staff_cards, team_online
from backchannel.public.directory.tags import NewTag, archive_tag, change_tag, create_tag, destination, tags
from backchannel.public.enquiries.facts import departments, standing
from backchannel.public.enquiries.views import own_enquiry
from public.room import Desk


def names(desk: Desk) -> list[str]:
    return [tag.name for tag in desk.read("customer", tags)]


def test_the_directory_keeps_its_order_and_forgets_what_is_archived(desk: Desk) -> None:
    first, second, _ = (desk.tag(name=name) for name in ("Orders", "Returns", "Press"))
    desk.by_staff("boss", change_tag, first, NewTag("Orders and delivery", wait_s=30))
    desk.by_staff("boss", archive_tag, second)
    assert names(desk) == ["Orders and delivery", "Press"]
    for act, given in ((archive_tag, ()), (change_tag, (NewTag("Again"),))):
        with pytest.raises(Refusal, match="not_found"):
            desk.by_staff("boss", act, second, *given)


def test_a_tag_made_after_an_archived_one_comes_last(desk: Desk) -> None:
    desk.by_staff("boss", archive_tag, desk.tag(name="A"))
    desk.tag(name="B")
    desk.tag(name="C")
    assert names(desk) == ["B", "C"]


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (NewTag(" "), "text_empty"),
        (NewTag("x" * 61), "text_too_long"),
        (NewTag("a", wait_s=4), "wait_out_of_range"),
        (NewTag("a", wait_s=8 * 24 * 3600), "wait_out_of_range"),
    ],
)
def test_a_tag_that_is_wrong_is_refused(desk: Desk, new: NewTag, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        desk.by_staff("boss", create_tag, new)
    assert names(desk) == []


def test_an_enquiry_goes_to_its_tags_destination_and_nobody_else(desk: Desk) -> None:
    desk.staff("Ana", department="sales")
    desk.staff("Ben", department="support")
    desk.staff("Cem")
    for_sales = desk.tag(departments=("sales",), staff=("cem",))
    assert desk.read("staff_public", destination, for_sales).departments == ("sales",)
    room = desk.asks(desk.customer(), tag_id=for_sales)
    relations = {who: desk.read("staff_public", standing, room, who).relation for who in ("ana", "ben", "cem")}
    assert relations == {"ana": "offered", "ben": "none", "cem": "offered"}
    assert desk.read("staff_public", departments, room) == ("sales",)


def test_an_enquiry_keeps_the_name_of_a_tag_that_has_left(desk: Desk) -> None:
    maria, chosen = desk.customer(), desk.tag(name="Orders")
    room = desk.asks(maria, tag_id=chosen)
    desk.by_staff("boss", archive_tag, chosen)
    assert desk.read("customer", own_enquiry, maria, room).tag_name == "Orders"
    with pytest.raises(Refusal, match="tag_unknown"):
        desk.asks(maria, tag_id=chosen)


def test_an_enquiry_without_a_destination_is_everybodys(desk: Desk) -> None:
    desk.staff("Ana")
    room = desk.asks(desk.customer())
    assert desk.read("staff_public", standing, room, "ana").relation == "offered"
    assert desk.read("staff_public", standing, room, "no-such").relation == "none"
    assert desk.read("staff_public", standing, "no-such", "ana").relation == "none"


def test_the_team_is_online_while_somebody_who_answers_is_there(desk: Desk) -> None:
    def there(who: str, available: bool = True) -> None:
        desk.write("staff_public", renew_presence, StaffProof(who, "renew_presence", None, False), available)

    desk.staff("Ana")
    desk.staff("Tom", takes_offers=False)
    there("tom")
    assert not desk.read("customer", team_online)
    there("ana")
    assert desk.read("customer", team_online)
    assert desk.read("staff_public", available_staff) == {"ana", "tom"}
    desk.clock.advance(89)
    assert desk.read("customer", team_online)
    desk.clock.advance(1)
    assert not desk.read("customer", team_online)
    there("ana")
    there("ana", available=False)
    assert not desk.read("customer", team_online)
    there("ana")
    desk.staff("Ana", takes_offers=False)
    assert not desk.read("customer", team_online)


def test_a_staff_card_shows_the_newest_name(desk: Desk) -> None:
    desk.staff("Ana")
    desk.staff("ANA")
    assert [(card.id, card.name) for card in desk.read("customer", staff_cards)] == [("ana", "ANA")]


def test_settings_are_kept_whole_and_begin_sensibly(desk: Desk) -> None:
    assert desk.read("customer", desk_settings) == DeskSettings()
    new = DeskSettings("Tea & Co", "Hi!", "#112233", ask_name=True, ask_email=True, time_zone="Europe/Berlin")
    desk.by_staff("boss", change_desk_settings, new)
    assert desk.read("customer", desk_settings) == new


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (DeskSettings(desk_name=" "), "text_empty"),
        (DeskSettings(accent="red"), "colour_malformed"),
        (DeskSettings(accent="#11223\n"), "colour_malformed"),
        (DeskSettings(time_zone="Mars/Olympus"), "time_zone_unknown"),
        (DeskSettings(greeting="x" * 301), "text_too_long"),
    ],
)
def test_settings_that_are_wrong_change_nothing(desk: Desk, wrong: DeskSettings, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        desk.by_staff("boss", change_desk_settings, wrong)
    assert desk.read("customer", desk_settings) == DeskSettings()


def test_a_customer_says_more_of_themselves_and_takes_nothing_back_by_silence(desk: Desk) -> None:
    maria = desk.customer()
    desk.write("customer", introduce, maria, email="maria@example.com")
    desk.write("customer", introduce, maria, name="  Maria\nM. ")
    known = desk.read("customer", contact, maria)
    assert (known.name, known.email, known.phone) == ("Maria M.", "maria@example.com", None)
    for wrong in ("maria", "maria@", "a b@example.com", "maria@example"):
        with pytest.raises(Refusal, match="email_malformed"):
            desk.write("customer", introduce, maria, email=wrong)


def test_a_session_admits_its_holder_until_it_ends_or_idles(desk: Desk) -> None:
    secret = desk.write("customer", open_session)
    assert len(secret) == 32
    admitted = desk.read("customer", visitor, secret)
    assert admitted.session == hashed(secret) != secret
    assert desk.read("customer", visitor, secret[:-1] + ("0" if secret[-1] != "0" else "1")) is None
    desk.clock.advance(IDLE_MS / 1000 - 1)
    desk.write("customer", renew_session, admitted.session)
    desk.clock.advance(IDLE_MS / 1000 - 1)
    assert desk.read("customer", visitor, secret) is not None
    desk.clock.advance(1)
    assert desk.read("customer", visitor, secret) is None


def test_a_session_that_was_ended_admits_nobody_and_is_told_once(desk: Desk) -> None:
    secret = desk.write("customer", open_session)
    desk.write("customer", end_session, hashed(secret))
    desk.write("customer", end_session, hashed(secret))
    desk.write("customer", renew_session, hashed(secret))
    assert desk.read("customer", visitor, secret) is None
    assert desk.events == [SessionEnded(hashed(secret))]

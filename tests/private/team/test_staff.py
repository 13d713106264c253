from __future__ import annotations

from typing import Any

import pytest

from backchannel.kernel.errors import Refusal
from backchannel.private.team.events import RoleChanged, StaffChanged
from backchannel.private.team.invites import accept_invite, invite_again
from backchannel.private.team.me import me
from backchannel.private.team.outgoing import facts_waiting, pass_down
from backchannel.private.team.own import change_own_name
from backchannel.private.team.staff import (
    StaffFacts,
    change_staff,
    colleague,
    create_staff,
    reactivate_staff,
    suspend_staff,
    team,
)
from backchannel.public.directory.staff_cards import staff_cards
from private.world import HASHED, Desk, run


def change(desk: Desk, by: str, who: str, **facts: Any) -> None:
    proof = desk.may(by, "change_staff")
    known = desk.read(lambda rx: colleague(rx, desk.ids[who]))
    new = StaffFacts(
        facts.get("name", known.name),
        facts.get("email", known.email),
        facts.get("role_id", known.role_id),
        facts.get("department_id", known.department_id),
        facts.get("capacity", known.capacity),
    )
    desk.privately(lambda tx: change_staff(tx, proof, desk.ids[who], new))


def suspend(desk: Desk, by: str, who: str) -> None:
    proof = desk.may(by, "suspend_staff")
    desk.privately(lambda tx: suspend_staff(tx, proof, desk.ids[who]))


def test_the_last_active_administrator_is_neither_suspended_nor_demoted(desk: Desk) -> None:
    with pytest.raises(Refusal, match="last_administrator"):
        suspend(desk, "Ada", "Ada")
    with pytest.raises(Refusal, match="last_administrator"):
        change(desk, "Ada", "Ada", role_id="agent")
    desk.staff("Bea", "administrator")
    suspend(desk, "Bea", "Ada")
    with pytest.raises(Refusal, match="last_administrator"):
        suspend(desk, "Bea", "Bea")


def test_an_administrator_who_has_not_joined_yet_does_not_count(desk: Desk) -> None:
    proof = desk.may("Ada", "create_staff")
    desk.privately(lambda tx: create_staff(tx, proof, StaffFacts("Bea", "bea@example.org", "administrator")))
    with pytest.raises(Refusal, match="last_administrator"):
        suspend(desk, "Ada", "Ada")


def test_suspending_ends_every_session_at_once_and_signing_in_again_needs_reactivating(desk: Desk) -> None:
    desk.staff("Ben")
    suspend(desk, "Ada", "Ben")
    assert desk.read(lambda rx: me(rx, desk.secrets["Ben"])) is None
    assert StaffChanged(desk.ids["Ben"]) in desk.events
    proof = desk.may("Ada", "invite_again")
    with pytest.raises(Refusal, match="staff_suspended"):
        desk.privately(lambda tx: invite_again(tx, proof, desk.ids["Ben"]))
    back = desk.may("Ada", "reactivate_staff")
    desk.privately(lambda tx: reactivate_staff(tx, back, desk.ids["Ben"]))
    secret = desk.privately(lambda tx: invite_again(tx, proof, desk.ids["Ben"]))
    desk.privately(lambda tx: accept_invite(tx, secret, "", HASHED, ""))
    assert not desk.read(lambda rx: colleague(rx, desk.ids["Ben"])).suspended


def test_a_new_role_counts_in_sessions_that_are_open(desk: Desk) -> None:
    desk.staff("Ben")
    assert not desk.me("Ben").has("enquiry.view_all")
    change(desk, "Ada", "Ben", role_id="supervisor")
    assert desk.me("Ben").has("enquiry.view_all")


def test_nobody_hands_out_or_takes_over_rights_beyond_their_own(desk: Desk) -> None:
    clerk = desk.custom_role("Clerk", "all", "staff.manage", "message.send")
    desk.staff("Cleo", clerk)
    desk.staff("Ben")
    with pytest.raises(Refusal, match="beyond_own_rights"):
        change(desk, "Cleo", "Cleo", role_id="administrator")
    with pytest.raises(Refusal, match="beyond_own_rights"):
        suspend(desk, "Cleo", "Ada")
    proof = desk.may("Cleo", "invite_again")
    with pytest.raises(Refusal, match="beyond_own_rights"):
        desk.privately(lambda tx: invite_again(tx, proof, desk.ids["Ada"]))
    making = desk.may("Cleo", "create_staff")
    with pytest.raises(Refusal, match="beyond_own_rights"):
        desk.privately(lambda tx: create_staff(tx, making, StaffFacts("Eve", "eve@example.org", "supervisor")))


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"name": " "}, "text_empty"),
        ({"name": "x" * 81}, "text_too_long"),
        ({"email": "nonsense"}, "email_malformed"),
        ({"email": "ADA@example.org"}, "email_taken"),
        ({"role_id": "nothing"}, "role_unknown"),
        ({"department_id": "nowhere"}, "department_unknown"),
        ({"capacity": 51}, "capacity_out_of_range"),
    ],
)
def test_bad_facts_are_refused_by_name(desk: Desk, facts: dict[str, Any], code: str) -> None:
    desk.staff("Ben")
    with pytest.raises(Refusal, match=code):
        change(desk, "Ada", "Ben", **facts)


def test_an_address_is_kept_in_lower_case(desk: Desk) -> None:
    desk.staff("Ben")
    change(desk, "Ada", "Ben", email="Ben.New@Example.ORG")
    assert desk.me("Ben").email == "ben.new@example.org"


def test_what_customers_meet_of_staff_goes_down_once_and_in_order(desk: Desk) -> None:
    desk.staff("Ben")
    proof = desk.may("Ben", "change_own_card")
    desk.privately(lambda tx: change_own_name(tx, proof, "Benedict"))
    desk.privately(lambda tx: change_own_name(tx, proof, "Benny"))
    assert run(pass_down(desk.staff_private, desk.staff_public)) == 2
    assert run(pass_down(desk.staff_private, desk.staff_public)) == 0
    assert desk.read(facts_waiting) == []
    cards = run(desk.staff_public.read(staff_cards))
    assert {card.name for card in cards} == {"Ada", "Benny"}


def test_routing_passes_by_the_suspended_and_those_who_never_answer(desk: Desk) -> None:
    desk.staff("Ben")
    trainee = desk.custom_role("Trainee", "own", "private_message.send")
    suspend(desk, "Ada", "Ben")
    change_proof = desk.may("Ada", "create_staff")
    desk.privately(lambda tx: create_staff(tx, change_proof, StaffFacts("Tim", "tim@example.org", trainee)))
    waiting = desk.read(facts_waiting)
    assert [(fact.name, fact.takes_offers) for fact in waiting] == [("Ben", False), ("Tim", False)]


def test_the_enquiries_of_a_suspended_colleague_wait_for_somebody_else(desk: Desk) -> None:
    for name in ("Ben", "Cleo"):
        desk.staff(name)
    room = desk.enquiry()
    desk.picks_up("Ben", room)
    suspend(desk, "Ada", "Ben")
    run(pass_down(desk.staff_private, desk.staff_public))
    assert (desk.facts(room).status, desk.facts(room).owner_id) == ("open", None)
    desk.picks_up("Cleo", room)
    run(pass_down(desk.staff_private, desk.staff_public))
    assert desk.facts(room).owner_id == desk.ids["Cleo"]


def test_changing_a_role_changes_routing_of_everybody_who_holds_it(desk: Desk) -> None:
    from backchannel.private.team.roles import CustomRole, change_role

    helper = desk.custom_role("Helper", "own", "message.send")
    desk.staff("Tim", helper)
    proof = desk.may("Ada", "change_role")
    desk.privately(lambda tx: change_role(tx, proof, helper, CustomRole("Helper", "own", ())))
    assert [(fact.name, fact.takes_offers) for fact in desk.read(facts_waiting)] == [("Tim", False)]
    assert RoleChanged(helper) in desk.events
    assert not desk.me("Tim").has("message.send")


def test_the_team_is_listed_by_name_with_who_has_joined(desk: Desk) -> None:
    proof = desk.may("Ada", "create_staff")
    desk.privately(lambda tx: create_staff(tx, proof, StaffFacts("Zoe", "zoe@example.org", "agent")))
    assert [(one.name, one.role_name, one.joined) for one in desk.read(team)] == [
        ("Ada", "Administrator", True),
        ("Zoe", "Agent", False),
    ]

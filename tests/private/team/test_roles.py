from __future__ import annotations

import pytest

from backchannel.kernel.errors import Refusal
from backchannel.private.team.departments import (
    change_department,
    create_department,
    departments,
    remove_department,
)
from backchannel.private.team.permissions import BUILT_IN, PERMISSIONS, rights_of
from backchannel.private.team.roles import CustomRole, change_role, create_role, remove_role, roles
from private.world import Desk


def test_a_desk_begins_with_its_three_roles(desk: Desk) -> None:
    assert [(one.name, one.kind, one.staff) for one in desk.read(roles)] == [
        ("Administrator", "administrator", 1),
        ("Agent", "agent", 0),
        ("Supervisor", "supervisor", 0),
    ]


@pytest.mark.parametrize("built_in", sorted(BUILT_IN))
def test_built_in_roles_stay_as_they_are(desk: Desk, built_in: str) -> None:
    proof = desk.may("Ada", "change_role")
    with pytest.raises(Refusal, match="role_built_in"):
        desk.privately(lambda tx: change_role(tx, proof, built_in, CustomRole("Other", "own", ())))
    with pytest.raises(Refusal, match="role_built_in"):
        desk.privately(lambda tx: remove_role(tx, proof, built_in))


def test_a_role_that_somebody_holds_is_not_removed(desk: Desk) -> None:
    role_id, proof = desk.custom_role("Helper", "own", "message.send"), desk.may("Ada", "remove_role")
    desk.staff("Tim", role_id)
    with pytest.raises(Refusal, match="role_in_use"):
        desk.privately(lambda tx: remove_role(tx, proof, role_id))
    spare = desk.custom_role("Spare", "own")
    desk.privately(lambda tx: remove_role(tx, proof, spare))
    assert "Spare" not in [one.name for one in desk.read(roles)]


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (CustomRole("", "own", ()), "text_empty"),
        (CustomRole("agent", "own", ()), "name_taken"),
        (CustomRole("Helper", "everywhere", ()), "reach_unknown"),
        (CustomRole("Helper", "own", ("enquiry.conjure",)), "permission_unknown"),
    ],
)
def test_bad_roles_are_refused_by_name(desk: Desk, new: CustomRole, code: str) -> None:
    proof = desk.may("Ada", "create_role")
    with pytest.raises(Refusal, match=code):
        desk.privately(lambda tx: create_role(tx, proof, new))


@pytest.mark.parametrize(
    "new", [CustomRole("More", "own", ("audit.view",)), CustomRole("Wider", "all", ("message.send",))]
)
def test_nobody_makes_a_role_that_may_do_more_or_reaches_further_than_their_own(desk: Desk, new: CustomRole) -> None:
    clerk = desk.custom_role("Clerk", "department", "staff.manage", "message.send")
    desk.staff("Cleo", clerk)
    proof = desk.may("Cleo", "create_role")
    with pytest.raises(Refusal, match="beyond_own_rights"):
        desk.privately(lambda tx: create_role(tx, proof, new))
    with pytest.raises(Refusal, match="beyond_own_rights"):
        desk.privately(lambda tx: change_role(tx, proof, clerk, new))


def test_a_permission_that_is_no_longer_known_gives_nothing() -> None:
    assert rights_of("custom", '["message.send","of.old"]', "own").permissions == {"message.send"}


def test_the_built_in_roles_give_what_the_guide_says() -> None:
    agent, supervisor = BUILT_IN["agent"][1].permissions, BUILT_IN["supervisor"][1].permissions
    administrator = BUILT_IN["administrator"][1].permissions
    everybody = {"enquiry.pick_up", "message.send", "private_message.send"}
    leading = {
        "enquiry.view_all",
        "enquiry.monitor",
        "enquiry.join",
        "enquiry.take_over",
        "enquiry.assign",
        "private_message.send_closed",
        "report.view",
        "report.download",
    }
    governing = {"staff.manage", "settings.manage", "audit.view", "api_token.manage"}
    assert everybody <= agent
    assert not (leading | governing) & agent
    assert everybody | leading <= supervisor
    assert not governing & supervisor
    assert administrator == set(PERMISSIONS)


def test_a_department_with_staff_is_not_removed_and_names_are_one_of_a_kind(desk: Desk) -> None:
    desk.staff("Ben", department="Sales")
    sales, proof = desk.departments["Sales"], desk.may("Ada", "remove_department")
    with pytest.raises(Refusal, match="department_in_use"):
        desk.privately(lambda tx: remove_department(tx, proof, sales))
    with pytest.raises(Refusal, match="name_taken"):
        desk.privately(lambda tx: create_department(tx, proof, "SALES"))
    desk.privately(lambda tx: change_department(tx, proof, sales, "Selling"))
    empty = desk.department("Parts")
    desk.privately(lambda tx: remove_department(tx, proof, empty))
    assert [(one.name, one.staff) for one in desk.read(departments)] == [("Selling", 1)]
    with pytest.raises(Refusal, match="not_found"):
        desk.privately(lambda tx: remove_department(tx, proof, empty))


@pytest.mark.parametrize("name", ["Ærø", "ÆRØ", "ærø"])
def test_a_name_is_taken_however_its_letters_are_written(desk: Desk, name: str) -> None:
    desk.department("Ærø")
    desk.custom_role("Ærø", "own", "message.send")
    department, role = desk.may("Ada", "create_department"), desk.may("Ada", "create_role")
    with pytest.raises(Refusal, match="name_taken"):
        desk.privately(lambda tx: create_department(tx, department, name))
    with pytest.raises(Refusal, match="name_taken"):
        desk.privately(lambda tx: create_role(tx, role, CustomRole(name, "own", ("message.send",))))

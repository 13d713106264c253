"""The permission table, walked cell by cell: act × person and relation, act × status, act × channel."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import backchannel
from backchannel.kernel.errors import Refusal
from backchannel.private.team.acts import ACTS, STATUSES
from backchannel.private.team.admission import acts_allowed, is_monitor, may, may_read_room, may_read_side
from backchannel.private.team.me import Me
from backchannel.private.team.permissions import BUILT_IN, PERMISSIONS, Rights
from backchannel.public.enquiries.channels import CHANNELS
from backchannel.public.enquiries.facts import RoomFacts, Standing

TRAINEE = Rights(frozenset(("private_message.send",)), "own")
AUDITOR = Rights(frozenset(("enquiry.view_all", "report.view", "report.download")), "all")


def me(rights: Rights, department: str | None = None) -> Me:
    return Me("me", "Me", "me@example.org", None, department, 5, "role", "Role", "custom", rights, "hash", "csrf", 0, 0)


def room(status: str = "ongoing", channel: str = "widget") -> RoomFacts:
    return RoomFacts("room", "ENQ-000000", channel, status, None, 1, "customer", None)


AGENT, SUPERVISOR, ADMINISTRATOR = (BUILT_IN[kind][1] for kind in ("agent", "supervisor", "administrator"))
PEOPLE = {
    "owner": (me(AGENT), Standing("owner", ("sales",))),
    "member": (me(AGENT), Standing("member", ("sales",))),
    "former": (me(AGENT), Standing("former", ("sales",))),
    "asked": (me(AGENT), Standing("offered", ("sales",), "offer")),
    "queued": (me(AGENT), Standing("offered", ("sales",), None, targeted=True)),
    "stranger": (me(AGENT, "sales"), Standing("none", ("sales",))),
    "supervisor": (me(SUPERVISOR, "sales"), Standing("none", ("sales",))),
    "elsewhere": (me(SUPERVISOR, "parts"), Standing("none", ("sales",))),
    "administrator": (me(ADMINISTRATOR), Standing("none", ())),
    "trainee": (me(TRAINEE), Standing("silent", ("sales",))),
    "auditor": (me(AUDITOR), Standing("none", ("sales",))),
}
WHO = """
                       owner member former asked queued stranger supervisor elsewhere administrator trainee auditor
pick_up                yes   yes    403    yes   yes    404      yes        404       yes           403     403
assign                 403   403    403    403   403    404      yes        404       yes           403     403
take_over              403   403    403    403   403    404      yes        404       yes           403     403
join                   403   403    403    403   403    404      yes        404       yes           403     403
leave                  yes   yes    403    403   403    404      403        404       403           403     403
offer_room             yes   403    403    403   403    404      yes        404       yes           403     403
remove_member          yes   403    403    403   403    404      yes        404       yes           403     403
send_message           yes   yes    403    403   403    404      403        404       403           403     403
keep_staff_file        yes   yes    403    403   403    404      403        404       403           403     403
undo_message           yes   yes    yes    403   403    404      403        404       403           403     403
type                   yes   yes    403    403   403    404      403        404       403           403     403
mark_seen              yes   yes    403    403   403    404      403        404       403           403     403
close                  yes   403    403    403   403    404      yes        404       yes           403     403
read_room              yes   yes    yes    yes   yes    404      yes        404       yes           yes     403
read_private           yes   yes    yes    yes   403    404      yes        404       yes           yes     403
download_private_file  yes   yes    yes    yes   403    404      yes        404       yes           yes     403
monitor                403   403    403    403   403    404      yes        404       yes           403     403
send_private_message   yes   yes    403    403   403    404      yes        404       yes           yes     403
keep_private_file      yes   yes    403    403   403    404      yes        404       yes           yes     403
count_slip             yes   yes    403    403   403    404      403        404       403           403     403
type_privately         yes   yes    403    403   403    404      yes        404       yes           yes     403
mark_private_seen      yes   yes    yes    yes   403    404      yes        404       yes           yes     403
save_draft             yes   yes    yes    yes   yes    404      yes        404       yes           yes     403
download_history       403   403    403    403   403    404      yes        404       yes           403     403
download_customer_copy 403   403    403    403   403    404      yes        404       yes           403     403
withdraw_access        403   403    403    403   403    404      403        404       yes           403     403
restore_access         403   403    403    403   403    404      403        404       yes           403     403
read_ledger            403   403    403    403   403    404      403        404       yes           403     403
send_private_feedback  403   403    403    403   403    404      409        404       409           403     403
count_slip             yes   yes    403    403   403    404      403        404       403           403     403
suggest_reply          yes   yes    403    403   403    404      yes        404       yes           yes     403
mark_used              yes   yes    yes    403   403    404      403        404       403           403     403
dismiss_suggestion     yes   yes    403    403   403    404      yes        404       yes           403     403
raise_flag             yes   yes    403    403   403    404      403        404       403           yes     403
lower_flag             yes   yes    403    403   403    404      yes        404       yes           yes     403
edit_message           yes   yes    403    403   403    404      403        404       403           403     403
recall_message         yes   yes    403    403   403    404      403        404       403           403     403
edit_private_message   yes   yes    yes    yes   403    404      yes        404       yes           yes     403
recall_private_message yes   yes    yes    yes   403    404      yes        404       yes           yes     403
read_originals         403   403    403    403   403    404      403        404       yes           403     403
"""
STATUS = """
                       open                missed              ongoing followed_up closed
pick_up                yes                 yes                 yes     yes         enquiry_closed
assign                 yes                 yes                 yes     yes         enquiry_closed
take_over              enquiry_not_handled enquiry_not_handled yes     yes         enquiry_closed
join                   enquiry_not_handled enquiry_not_handled yes     yes         enquiry_closed
leave                  yes                 yes                 yes     yes         yes
offer_room             enquiry_not_handled enquiry_not_handled yes     yes         enquiry_closed
remove_member          enquiry_not_handled enquiry_not_handled yes     yes         enquiry_closed
send_message           enquiry_not_handled enquiry_not_handled yes     yes         enquiry_closed
keep_staff_file        enquiry_not_handled enquiry_not_handled yes     yes         enquiry_closed
undo_message           yes                 yes                 yes     yes         yes
type                   enquiry_not_handled enquiry_not_handled yes     yes         enquiry_closed
mark_seen              yes                 yes                 yes     yes         yes
close                  yes                 yes                 yes     yes         yes
read_room              yes                 yes                 yes     yes         yes
read_private           yes                 yes                 yes     yes         yes
download_private_file  yes                 yes                 yes     yes         yes
monitor                enquiry_not_handled enquiry_not_handled yes     yes         enquiry_closed
send_private_message   enquiry_not_handled enquiry_not_handled yes     yes         yes
send_private_feedback  enquiry_not_closed  enquiry_not_closed  enquiry_not_closed enquiry_not_closed yes
keep_private_file      yes                 yes                 yes     yes         yes
count_slip             yes                 yes                 yes     yes         yes
type_privately         yes                 yes                 yes     yes         yes
mark_private_seen      yes                 yes                 yes     yes         yes
save_draft             yes                 yes                 yes     yes         yes
download_history       yes                 yes                 yes     yes         yes
download_customer_copy yes                 yes                 yes     yes         yes
withdraw_access        yes                 yes                 yes     yes         yes
restore_access         yes                 yes                 yes     yes         yes
read_ledger            yes                 yes                 yes     yes         yes
count_slip             yes                 yes                 yes     yes         yes
suggest_reply          enquiry_not_handled enquiry_not_handled yes     yes         enquiry_closed
mark_used              yes                 yes                 yes     yes         yes
dismiss_suggestion     enquiry_not_handled enquiry_not_handled yes     yes         enquiry_closed
raise_flag             enquiry_not_handled enquiry_not_handled yes     yes         enquiry_closed
lower_flag             enquiry_not_handled enquiry_not_handled yes     yes         enquiry_closed
edit_message           enquiry_not_handled enquiry_not_handled yes     yes         enquiry_closed
recall_message         enquiry_not_handled enquiry_not_handled yes     yes         yes
edit_private_message   yes                 yes                 yes     yes         yes
recall_private_message yes                 yes                 yes     yes         yes
read_originals         yes                 yes                 yes     yes         yes
"""
UNAVAILABLE = {
    "private_message_unavailable": (
        "send_private_message",
        "keep_private_file",
        "type_privately",
        "suggest_reply",
    ),
    "channel_takes_no_members": ("join", "offer_room"),
}


def cells(table: str) -> list[tuple[str, str, str]]:
    heading, *lines = (line.split() for line in table.strip().splitlines())
    return [(line[0], column, cell) for line in lines for column, cell in zip(heading, line[1:], strict=True)]


def answer(who: tuple[Me, Standing], act: str, facts: RoomFacts) -> Refusal | None:
    try:
        proof = may(who[0], act, who[1], facts)
    except Refusal as refusal:
        return refusal
    assert (proof.staff_id, proof.room) == ("me", "room")
    return None


def with_entitlement(act: str) -> tuple[Me, Standing]:
    """Somebody whom neither role nor relation keeps from an act: an Administrator who is in the room."""
    return me(ADMINISTRATOR), Standing("member", ("sales",))


@pytest.mark.parametrize(("act", "person", "expected"), cells(WHO))
def test_who_may_do_what_in_a_room_that_is_handled(act: str, person: str, expected: str) -> None:
    refusal = answer(PEOPLE[person], act, room())
    assert (str(refusal.status) if refusal is not None else "yes") == expected


@pytest.mark.parametrize(("act", "status", "expected"), cells(STATUS))
def test_what_each_status_allows(act: str, status: str, expected: str) -> None:
    refusal = answer(with_entitlement(act), act, room(status))
    assert (refusal.code if refusal is not None else "yes") == expected


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("act", sorted(act.name for act in ACTS.values() if act.in_room))
def test_what_each_channel_carries(act: str, channel: str) -> None:
    facts = room("closed" if act == "send_private_feedback" else "ongoing", channel)
    refusal = answer(with_entitlement(act), act, facts)
    alone = channel in ("email", "phone")
    expected = next((code for code, acts in UNAVAILABLE.items() if alone and act in acts), None)
    if act == "send_private_feedback" and alone:
        expected = "private_message_unavailable"
    if act == "pick_up":
        expected = None
    assert (refusal.code if refusal is not None else None) == expected


def test_the_refusal_says_why_the_channel_carries_no_private_messages() -> None:
    refusal = answer(with_entitlement(""), "send_private_message", room(channel="email"))
    assert refusal is not None
    assert (refusal.status, refusal.hint) == (409, CHANNELS["email"].reason)


def test_every_act_in_rooms_has_its_line_in_both_tables() -> None:
    in_rooms = {act.name for act in ACTS.values() if act.in_room}
    assert {act for act, _, _ in cells(WHO)} == in_rooms
    assert {act for act, _, _ in cells(STATUS)} == in_rooms


@pytest.mark.parametrize("act", sorted(act.name for act in ACTS.values() if not act.in_room and act.permission))
def test_acts_on_the_desk_ask_for_their_permission(act: str) -> None:
    needed = str(ACTS[act].permission)
    with_it, without = Rights(frozenset((needed,)), "own"), Rights(frozenset(PERMISSIONS) - {needed}, "all")
    assert may(me(with_it), act).act == act
    with pytest.raises(Refusal, match="not_allowed"):
        may(me(without), act)


@pytest.mark.parametrize("status", STATUSES)
def test_a_room_that_does_not_exist_is_answered_like_one_out_of_reach(status: str) -> None:
    missing = answer_of_nothing()
    foreign = answer(PEOPLE["elsewhere"], "read_room", room(status))
    assert foreign is not None
    assert (foreign.code, foreign.message, foreign.hint) == (missing.code, missing.message, missing.hint)


def answer_of_nothing() -> Refusal:
    with pytest.raises(Refusal) as refused:
        may(me(ADMINISTRATOR), "read_room", Standing("none", ()), None)
    return refused.value


def test_feedback_on_a_closed_enquiry_is_for_those_with_the_right() -> None:
    proof = may(*PEOPLE["supervisor"][:1], "send_private_message", PEOPLE["supervisor"][1], room("closed"))
    assert proof.act == "send_private_feedback"
    refusal = answer(PEOPLE["owner"], "send_private_message", room("closed"))
    assert refusal is not None
    assert refusal.code == "enquiry_closed"


def test_who_lost_the_race_for_an_enquiry_is_let_through_to_hear_who_won() -> None:
    late = (me(AGENT), Standing("none", (), targeted=True))
    assert answer(late, "pick_up", room()) is None
    refusal = answer(late, "read_room", room())
    assert refusal is not None
    assert refusal.code == "not_found"


def test_rights_by_reach_are_told_apart_from_rights_by_relation() -> None:
    assert may(*PEOPLE["supervisor"][:1], "close", PEOPLE["supervisor"][1], room()).by_reach
    assert not may(*PEOPLE["owner"][:1], "close", PEOPLE["owner"][1], room()).by_reach


def test_a_supervisor_without_a_department_reaches_what_an_agent_would() -> None:
    lone = me(SUPERVISOR)
    assert may_read_room(lone, Standing("member", ("sales",)), room())
    assert not may_read_room(lone, Standing("none", ("sales",)), room())


def test_the_open_queue_shows_the_room_but_not_what_staff_said_there() -> None:
    who, standing = PEOPLE["queued"]
    assert may_read_room(who, standing, room("missed"))
    assert not may_read_side(who, standing, room("missed"))


def test_seeing_everything_after_the_close_is_not_watching_while_it_goes_on() -> None:
    who, standing = PEOPLE["auditor"]
    assert may_read_side(who, standing, room("closed"))
    assert not may_read_side(who, standing, room("ongoing"))


def test_a_monitor_is_who_looks_in_by_reach_alone() -> None:
    assert [person for person, who in PEOPLE.items() if is_monitor(*who, room())] == ["supervisor", "administrator"]
    assert is_monitor(me(SUPERVISOR, "sales"), Standing("former", ("sales",)), room())


def test_buttons_are_the_acts_that_would_change_something() -> None:
    owner = acts_allowed(*PEOPLE["owner"], room())
    assert {"send_message", "send_private_message", "close", "offer_room"} <= set(owner)
    assert not {"pick_up", "join", "leave", "monitor"} & set(owner)
    assert "send_private_message" not in acts_allowed(*PEOPLE["owner"], room(channel="phone"))
    assert {"join", "take_over", "monitor"} <= set(acts_allowed(*PEOPLE["supervisor"], room()))
    assert acts_allowed(*PEOPLE["stranger"], room()) == []


def test_only_admission_makes_a_proof() -> None:
    source = Path(backchannel.__file__).parent
    makers = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "StaffProof"
    }
    assert makers == {"private/team/admission.py"}

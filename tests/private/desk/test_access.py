"""Withdrawing a room: the past ends for who was in it, on every list, and nothing of it is seen aloud."""

from __future__ import annotations

import pytest

from backchannel.kernel.errors import Refusal
from backchannel.private.audit.pages import LedgerFilters, ledger_page
from backchannel.private.desk.access import Past, restore_access, withdraw_access
from backchannel.private.desk.mine import my_closed_rooms
from backchannel.private.desk.projector import reproject
from backchannel.private.team.admission import as_withdrawn
from backchannel.public.enquiries import members
from private.world import Desk, run


@pytest.fixture
def room(desk: Desk) -> str:
    for name in ("Ben", "Cara"):
        desk.staff(name)
    made = desk.enquiry()
    desk.picks_up("Ben", made)
    desk.adds("Ben", "Cara", made)
    return made


def removes(desk: Desk, owner: str, name: str, room: str) -> None:
    proof = desk.may(owner, "remove_member", room)
    desk.publicly(lambda tx: members.remove_member(tx, proof, room, desk.ids[name]))
    desk.project()


def withdraws(desk: Desk, name: str, room: str) -> None:
    proof, facts = desk.may("Ada", "withdraw_access", room), desk.facts(room)
    past = Past(desk.ids[name], desk.standing(name, room).ended_at)
    desk.privately(lambda tx: withdraw_access(tx, proof, facts, past))


def closed_rooms(desk: Desk, name: str) -> list[str]:
    return [row.id for row in desk.read(lambda rx: my_closed_rooms(rx, desk.ids[name])).rows]


def test_who_was_removed_keeps_the_past_until_it_is_withdrawn(desk: Desk, room: str) -> None:
    removes(desk, "Ben", "Cara", room)
    assert desk.code("Cara", "read_private", room) == "allowed"
    withdraws(desk, "Cara", room)
    for act in ("read_room", "read_private", "download_private_file", "save_draft", "mark_private_seen"):
        assert desk.code("Cara", act, room) == "not_found", act
    assert desk.code("Ben", "read_private", room) == "allowed"


def test_in_a_closed_room_it_ends_for_whoever_was_in_it_the_owner_too(desk: Desk, room: str) -> None:
    desk.closes("Ben", room)
    withdraws(desk, "Ben", room)
    assert desk.code("Ben", "read_room", room) == "not_found"
    assert desk.code("Ben", "send_private_feedback", room) == "not_found"
    assert (closed_rooms(desk, "Ben"), closed_rooms(desk, "Cara")) == ([], [room])


def test_what_is_said_and_done_aloud_does_not_hang_on_it(desk: Desk, room: str) -> None:
    desk.closes("Ben", room)
    before = {act: desk.code("Ben", act, room) for act in ("mark_seen", "leave", "close", "send_message")}
    withdraws(desk, "Ben", room)
    assert {act: desk.code("Ben", act, room) for act in before} == before


def test_who_is_in_a_room_that_goes_on_is_removed_first(desk: Desk, room: str) -> None:
    with pytest.raises(Refusal, match="still_member"):
        withdraws(desk, "Cara", room)


def test_a_role_that_reaches_the_room_reads_it_all_the_same(desk: Desk, room: str) -> None:
    desk.staff("Rob", "administrator")
    desk.joins("Rob", room)
    removes(desk, "Ada", "Rob", room)
    withdraws(desk, "Rob", room)
    assert desk.code("Rob", "read_private", room) == "allowed"


def test_it_is_given_back(desk: Desk, room: str) -> None:
    desk.closes("Ben", room)
    withdraws(desk, "Ben", room)
    proof, facts = desk.may("Ada", "restore_access", room), desk.facts(room)
    desk.privately(lambda tx: restore_access(tx, proof, facts, desk.ids["Ben"]))
    assert desk.code("Ben", "read_private", room) == "allowed"
    assert closed_rooms(desk, "Ben") == [room]
    with pytest.raises(Refusal, match="not_found"):
        desk.privately(lambda tx: restore_access(tx, proof, facts, desk.ids["Ben"]))


def test_who_is_added_again_sees_the_whole_room_and_keeps_it(desk: Desk, room: str) -> None:
    removes(desk, "Ben", "Cara", room)
    withdraws(desk, "Cara", room)
    desk.adds("Ben", "Cara", room)
    assert desk.code("Cara", "read_private", room) == "allowed"
    desk.closes("Ben", room)
    assert (desk.code("Cara", "read_private", room), closed_rooms(desk, "Cara")) == ("allowed", [room])


def test_a_rebuilt_projection_lists_no_withdrawn_room(desk: Desk, room: str) -> None:
    desk.closes("Ben", room)
    withdraws(desk, "Ben", room)
    run(reproject(desk.staff_public, desk.staff_private))
    assert (closed_rooms(desk, "Ben"), closed_rooms(desk, "Cara")) == ([], [room])


def test_both_leave_a_line(desk: Desk, room: str) -> None:
    desk.closes("Ben", room)
    withdraws(desk, "Ben", room)
    newest = desk.read(lambda rx: ledger_page(rx, LedgerFilters(room=room))).lines[0]
    assert (newest.act, newest.kind, newest.name, newest.subject) == (
        "withdraw_access",
        "administration",
        "Ada",
        "Ben",
    )


def test_a_stranger_has_nothing_that_could_be_withdrawn(desk: Desk, room: str) -> None:
    desk.staff("Dan")
    standing = desk.standing("Dan", room)
    assert as_withdrawn(desk.me("Dan"), standing, desk.facts(room)) is standing

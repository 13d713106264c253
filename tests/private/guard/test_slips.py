from __future__ import annotations

import pytest
import sqlalchemy as sa

from backchannel.kernel.errors import Refusal
from backchannel.private.desk.keys import reach_key
from backchannel.private.guard.slips import SLIP_KINDS, SlipKind, count_slip, slips_of
from backchannel.private.guard.tables import slip as slip_table
from backchannel.storage.database import prepare_write
from private.world import Desk

EVER = (0, 1 << 50)


@pytest.fixture
def room(desk: Desk) -> str:
    desk.staff("Ben")
    made = desk.enquiry()
    desk.picks_up("Ben", made)
    desk.project()
    return made


def slips(desk: Desk, name: str, start: int, end: int) -> dict[str, int]:
    me = desk.me(name)
    found: dict[str, int] = desk.read(lambda rx: slips_of(rx, reach_key(me), start, end))
    return {kind: count for kind, count in found.items() if count}


def slip(desk: Desk, room: str, kind: SlipKind) -> None:
    proof = desk.may("Ben", "count_slip", room)
    desk.privately(lambda tx: count_slip(tx, proof, kind))


def test_slips_are_counted_by_kind_for_those_who_reach_the_room(desk: Desk, room: str) -> None:
    desk.staff("Sue", "supervisor", desk.department("Elsewhere"))
    slip(desk, room, "guard_private")
    slip(desk, room, "guard_private")
    slip(desk, room, "recalled")
    assert slips(desk, "Ada", *EVER) == {"guard_private": 2, "recalled": 1}
    assert slips(desk, "Sue", *EVER) == {}


def test_a_period_holds_its_beginning_and_not_its_end(desk: Desk, room: str) -> None:
    slip(desk, room, "undone")
    (at,) = desk.read(lambda rx: rx.one(prepare_write(sa.select(slip_table.c.at))))
    assert slips(desk, "Ada", at, at + 1) == {"undone": 1}
    assert slips(desk, "Ada", 0, at) == {}


def test_every_kind_is_named_when_there_is_none(desk: Desk, room: str) -> None:
    me = desk.me("Ada")
    assert desk.read(lambda rx: slips_of(rx, reach_key(me), *EVER)) == dict.fromkeys(SLIP_KINDS, 0)


def test_a_proof_for_another_act_counts_nothing(desk: Desk, room: str) -> None:
    proof = desk.may("Ben", "read_room", room)
    with pytest.raises(Refusal, match="not_allowed"):
        desk.privately(lambda tx: count_slip(tx, proof, "undone"))

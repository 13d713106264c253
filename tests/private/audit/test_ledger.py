from __future__ import annotations

import pytest
import sqlalchemy as sa

from backchannel.private.audit.ledger import BEGAN, ENDED, record
from backchannel.private.audit.pages import readers_of
from backchannel.private.audit.tables import ledger
from backchannel.storage.database import prepare_write
from private.world import Desk


@pytest.fixture
def room(desk: Desk) -> str:
    desk.staff("Ben", department="Sales")
    desk.staff("Sue", "supervisor", "Sales")
    made = desk.enquiry(tag=desk.tag("Buy", "Sales"))
    desk.picks_up("Ben", made)
    return made


def test_watching_reading_after_the_close_and_downloads_leave_a_line_each(desk: Desk, room: str) -> None:
    watching = desk.may("Sue", "monitor", room)
    desk.privately(lambda tx: record(tx, watching, BEGAN))
    desk.privately(lambda tx: record(tx, watching, ENDED))
    desk.closes("Ben", room)
    for act, detail in (("read_private", ""), ("download_history", "html"), ("download_customer_copy", "html")):
        proof = desk.may("Sue", act, room)
        desk.privately(lambda tx, proof=proof, detail=detail: record(tx, proof, detail))
    found = desk.read(lambda rx: readers_of(rx, room))
    assert [(line.act, line.detail) for line in found] == [
        ("download_customer_copy", "html"),
        ("download_history", "html"),
        ("read_closed", ""),
        ("monitor", "ended"),
        ("monitor", "began"),
    ]
    assert {(line.name, line.role_name) for line in found} == {("Sue", "Supervisor")}


def test_a_line_belongs_to_its_room_and_a_report_to_none(desk: Desk, room: str) -> None:
    proof = desk.may("Sue", "download_report")
    desk.privately(lambda tx: record(tx, proof, "csv"))
    assert desk.read(lambda rx: readers_of(rx, room)) == []


def test_an_act_that_leaves_no_line_cannot_be_recorded_by_mistake(desk: Desk, room: str) -> None:
    proof = desk.may("Ben", "send_message", room)
    with pytest.raises(KeyError):
        desk.privately(lambda tx: record(tx, proof))


@pytest.mark.parametrize("attack", [sa.delete(ledger), sa.update(ledger).values(detail="nothing to see")])
def test_the_store_itself_refuses_to_change_the_ledger(desk: Desk, attack: sa.Executable) -> None:
    with pytest.raises(Exception, match=r"not authorized|permission denied"):
        desk.privately(lambda tx: tx.run(prepare_write(attack)))

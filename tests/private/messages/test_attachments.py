from __future__ import annotations

import pytest

from backchannel.kernel.errors import Refusal
from backchannel.private.messages.attachments import (
    KeptPrivateFile,
    keep_private_file,
    private_file,
    room_of_private_file,
)
from backchannel.private.messages.queries import private_entries_after
from backchannel.private.messages.send import Acceptance, NewPrivateMessage, send_private_message
from private.world import Desk


@pytest.fixture
def room(desk: Desk) -> str:
    desk.staff("Ben")
    desk.staff("Cleo")
    made = desk.enquiry()
    desk.picks_up("Ben", made)
    desk.adds("Ben", "Cleo", made)
    return made


def keep(desk: Desk, name: str, room: str, file_id: str) -> None:
    proof = desk.may(name, "keep_private_file", room)
    desk.privately(lambda tx: keep_private_file(tx, proof, KeptPrivateFile(file_id, "plan.pdf", 9, "application/pdf")))


def send(desk: Desk, name: str, room: str, *files: str, text: str = "") -> None:
    proof, new = desk.may(name, "send_private_message", room), NewPrivateMessage(room, desk.key(), text, files)
    desk.privately(lambda tx: send_private_message(tx, proof, new, Acceptance(1, "owner")))


def test_a_message_carries_its_senders_files(desk: Desk, room: str) -> None:
    keep(desk, "Ben", room, "file-1")
    send(desk, "Ben", room, "file-1")
    (entry,) = desk.read(lambda rx: private_entries_after(rx, room, 0, 10))
    assert [(file.id, file.name, file.size) for file in entry.files] == [("file-1", "plan.pdf", 9)]
    assert desk.read(lambda rx: room_of_private_file(rx, "file-1")) == room


def test_a_file_is_carried_once_and_by_its_uploader_alone(desk: Desk, room: str) -> None:
    keep(desk, "Ben", room, "file-1")
    with pytest.raises(Refusal, match="file_unknown"):
        send(desk, "Cleo", room, "file-1")
    send(desk, "Ben", room, "file-1")
    for files in (("file-1",), ("never-was",)):
        with pytest.raises(Refusal, match="file_unknown"):
            send(desk, "Ben", room, *files)


def test_a_file_kept_for_one_room_is_carried_in_no_other(desk: Desk, room: str) -> None:
    other = desk.enquiry("Nora")
    desk.picks_up("Ben", other)
    keep(desk, "Ben", other, "file-1")
    with pytest.raises(Refusal, match="file_unknown"):
        send(desk, "Ben", room, "file-1")


def test_an_unsent_upload_is_its_uploaders_alone(desk: Desk, room: str) -> None:
    keep(desk, "Ben", room, "file-1")
    assert desk.read(lambda rx: private_file(rx, desk.ids["Ben"], room, "file-1")).name == "plan.pdf"
    with pytest.raises(Refusal, match="not_found"):
        desk.read(lambda rx: private_file(rx, desk.ids["Cleo"], room, "file-1"))
    send(desk, "Ben", room, "file-1")
    assert desk.read(lambda rx: private_file(rx, desk.ids["Cleo"], room, "file-1")).id == "file-1"
    with pytest.raises(Refusal, match="not_found"):
        desk.read(lambda rx: private_file(rx, desk.ids["Ben"], "another room", "file-1"))


def test_a_proof_for_another_act_keeps_no_file(desk: Desk, room: str) -> None:
    proof = desk.may("Ben", "keep_staff_file", room)
    with pytest.raises(Refusal, match="not_allowed"):
        desk.privately(lambda tx: keep_private_file(tx, proof, KeptPrivateFile("file-1", "a", 1, "text/plain")))


def test_more_than_ten_files_are_refused(desk: Desk, room: str) -> None:
    with pytest.raises(Refusal, match="too_many_files"):
        send(desk, "Ben", room, *(f"file-{number}" for number in range(11)))

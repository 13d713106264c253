"""Bugs in what goes out by itself: frames to customers, notices to staff, lines in a log."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from backchannel.customer.rooms import LiveRooms
from backchannel.kernel.proof import StaffProof
from backchannel.private.messages.events import PrivateEntry
from backchannel.public.directory.staff_cards import renew_presence
from backchannel.public.frames import CustomerFrame
from backchannel.staff.live import Live
from backchannel.staff.rights import Rights
from backchannel.staff.telling import Telling
from leaks.mutants.mutant import after_each_private_message, mutant
from leaks.trace import Step
from leaks.turn import TURN

WHISPER = Step("whisper", 2, 0, 0)


def _tell_customers(patch: pytest.MonkeyPatch, frame: Callable[[PrivateEntry], bytes]) -> None:
    """Send every customer who watches a room a frame at each private message there."""
    opened: dict[Path | None, LiveRooms] = {}
    begin, heard = LiveRooms.__init__, Live.private_committed

    def remember(rooms: LiveRooms, *parts: Any) -> None:
        opened[TURN.folder] = rooms
        begin(rooms, *parts)

    def hear(live: Live, events: Any) -> None:
        listed = list(events)
        heard(live, listed)
        for event in listed:
            if isinstance(event, PrivateEntry):
                opened[TURN.folder].feed.tell(event.room, CustomerFrame(frame(event)), lambda _seat: False)

    patch.setattr(LiveRooms, "__init__", remember)
    patch.setattr(Live, "private_committed", hear)


@mutant("frame with text", "frames of private messages go to the staff's sockets alone", WHISPER, guards="K9")
def frame_with_text(patch: pytest.MonkeyPatch) -> None:
    _tell_customers(patch, lambda entry: b'{"type":"entry","text":"' + entry.text.encode() + b'"}')


@mutant("empty frame", "no placeholder stands for what a customer may not have", WHISPER, guards="frames")
def empty_frame(patch: pytest.MonkeyPatch) -> None:
    _tell_customers(patch, lambda _entry: b'{"type":"changed"}')


@mutant(
    "presence by whispering",
    "presence comes from the heartbeat alone",
    Step("tick", 0, 0, 2),
    WHISPER,
    Step("tick", 0, 0, 2),
    guards="presence",
)
def presence_by_whispering(patch: pytest.MonkeyPatch) -> None:
    async def act(tx: Any, entry: PrivateEntry) -> None:
        proof = StaffProof(entry.author.id, "renew_presence", None, by_reach=False)
        await renew_presence(tx, proof, available=True)

    after_each_private_message(patch, act)


@mutant("body in a log", "logs hold no texts", guards="logs")
def body_in_a_log(patch: pytest.MonkeyPatch) -> None:
    heard = Live.private_committed

    def hear(live: Live, events: Any) -> None:
        listed = list(events)
        for event in listed:
            logging.getLogger("backchannel.staff").debug("committed %r", event)
        heard(live, listed)

    patch.setattr(Live, "private_committed", hear)


@mutant("everybody is told", "a notice goes to the owner, the members and those who watch", guards="push")
def everybody_is_told(patch: pytest.MonkeyPatch) -> None:
    send = Telling._send

    def to_all(telling: Telling, who: Any, frame: bytes) -> None:
        send(telling, list(telling._crowd._people) if b"private" in frame[:40] else who, frame)

    patch.setattr(Telling, "_send", to_all)


@mutant("rights of yesterday", "rights are those of the recipient, at delivery", guards="rights")
def rights_of_yesterday(patch: pytest.MonkeyPatch) -> None:
    for name in ("session_ended", "staff_changed", "role_changed", "room_changed"):
        patch.setattr(Rights, name, lambda *_changed: None)

"""Bugs in what happens in a room: frames, marks and pages that tell of the other side."""

from __future__ import annotations

from typing import Any

import pytest

from backchannel.customer import rest as customer_rest
from backchannel.customer.rooms import LiveRooms
from backchannel.kernel.proof import StaffProof
from backchannel.public.enquiries.seen import mark_seen
from backchannel.public.entries import Actor, RoomEntry
from backchannel.staff import socket as staff_socket
from backchannel.staff.rest import rooms as staff_rooms
from backchannel.staff.wire import frames
from leaks.mutants.mutant import Bridge, mutant
from leaks.trace import Step

WHISPER = Step("whisper", 2, 0, 0)
WATCH = Step("watch_room", 2, 0, 0)


@mutant(
    "typing", "typing privately is another frame on another line", WATCH, Step("write_privately", 2, 0), guards="typing"
)
def typing(patch: pytest.MonkeyPatch) -> None:
    def one_line(socket: staff_socket.StaffSocket, said: frames.PrivateTyping) -> None:
        socket._type(frames.Typing(said.room))

    patch.setitem(staff_socket.StaffSocket._DO, frames.PrivateTyping, one_line)


@mutant(
    "seen mark by scrolling",
    "looking at a room is no public act",
    Step("customer_posts", 0, 0, 1),
    Step("look", 2, 0, 5),
    guards="receipts",
)
def seen_by_scrolling(patch: pytest.MonkeyPatch) -> None:
    read = staff_rooms.timeline_page

    async def page(public: Any, private: Any, reader: str, wanted: Any, *more: Any) -> Any:
        proof = StaffProof(reader, "mark_seen", wanted.room, by_reach=False)
        await public.write(lambda tx: mark_seen(tx, proof, wanted.room, 1 << 40))
        return await read(public, private, reader, wanted, *more)

    patch.setattr(staff_rooms, "timeline_page", page)


@mutant(
    "private in resume", "catching up reads the public log alone", WHISPER, Step("customer_drops", 0, 0, 0), guards="K3"
)
def private_in_resume(patch: pytest.MonkeyPatch) -> None:
    bridge, read = Bridge(patch), LiveRooms._read_after

    async def read_after(rooms: LiveRooms, room: str, after: int, limit: int) -> list[RoomEntry]:
        found = await read(rooms, room, after, limit)
        head = max([after, *(entry.seq for entry in found)])
        slipped = [
            RoomEntry(room, head + number, "message", entry.at, Actor("staff", entry.author.id), "id", entry.text, None)
            for number, entry in enumerate(bridge.entries(room), start=1)
        ]
        return [*found, *slipped]

    patch.setattr(LiveRooms, "_read_after", read_after)


@mutant(
    "LIMIT before filter",
    "a page's limit counts what its reader may see",
    WHISPER,
    guards="sequence",
)
def limit_before_filter(patch: pytest.MonkeyPatch) -> None:
    bridge, read = Bridge(patch), customer_rest.entries_after

    async def entries_after(rx: Any, room: str, after: int, limit: int) -> list[RoomEntry]:
        return await read(rx, room, after, max(0, limit - len(bridge.entries(room))))

    patch.setattr(customer_rest, "entries_after", entries_after)

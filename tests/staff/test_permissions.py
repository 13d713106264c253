"""The permission walk: every act by every role in every relation, status and channel, over HTTP and over sockets."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from customers import new_key
from staff.cells import EVERYTHING, TABLE, Cell, Rooms, all_rooms, cells, rooms_for
from staff.house import House, Person, at_the_desk
from staff.wires import Wire

CHANGES = ("pick_up", "join", "take_over", "assign", "leave", "ask_in", "remove", "close")
CHANNEL_DECIDES = ("join", "ask_in", "whisper", "upload_aside", "type_aside", "suggest")


def requests(rooms: Rooms, act: str) -> dict[str, tuple[str, str, dict[str, Any]]]:
    """How each act is asked for in a room: a method, a path, and what goes with it. ``{}`` is for a message's id."""
    colleague = {"staff_id": rooms.people["olga" if act == "assign" else "zoe"].id}
    said = {"key": new_key(), "text": "a word"}
    return {
        "pick_up": ("POST", "/pick-up", {}),
        "join": ("POST", "/join", {}),
        "take_over": ("POST", "/take-over", {}),
        "assign": ("POST", "/assign", {"json": colleague}),
        "leave": ("POST", "/leave", {}),
        "ask_in": ("POST", "/offers", {"json": colleague}),
        "remove": ("DELETE", f"/members/{rooms.people['zoe'].id}", {}),
        "close": ("POST", "/close", {}),
        "speak": ("POST", "/messages", {"json": {"audience": "customer", **said}}),
        "upload": ("POST", "/files", {"params": {"name": "a.txt"}, "content": b"a word"}),
        "see": ("POST", "/seen", {"json": {"up_to": 1}}),
        "whisper": ("POST", "/private-messages", {"json": {"audience": "staff", **said}}),
        "upload_aside": ("POST", "/private-files", {"params": {"name": "a.txt"}, "content": b"a word"}),
        "see_aside": ("POST", "/private-seen", {"json": {"up_to": 1}}),
        "slip": ("POST", "/slips", {"json": {"kind": "guard_kept"}}),
        "draft": ("PUT", "/drafts", {"json": {"audience": "staff", "text": "a word"}}),
        "suggest": ("POST", "/suggestions", {"json": {"audience": "staff", "reply": "so it is", **said}}),
        "use": ("POST", "/suggestions/1/used", {"json": {"seq": 1 << 40}}),
        "dismiss": ("POST", "/suggestions/1/dismiss", {"json": {}}),
        "flag": ("POST", "/flag", {"json": {}}),
        "lower": ("DELETE", "/flag", {}),
        "ledger": ("GET", "/ledger", {}),
        "edit": ("PUT", "/messages/{}", {"json": {"audience": "customer", **said}}),
        "recall": ("POST", "/messages/{}/recall", {"json": {"audience": "customer", "key": said["key"]}}),
        "edit_aside": ("PUT", "/private-messages/{}", {"json": {"audience": "staff", **said}}),
        "recall_aside": ("POST", "/private-messages/{}/recall", {"json": {"audience": "staff", "key": said["key"]}}),
        "originals": ("GET", "/messages/{}/history", {}),
    }


async def over_http(rooms: Rooms, person: Person, act: str, room: str) -> str:
    """What an act is answered: its refusal's code, or ``allowed``."""
    files = {"history": "history.csv", "copy": "customer-copy.html"}
    if act in files:
        async with rooms.exports:
            answer = await person.ask("GET", f"/api/report/{room}/{files[act]}")
    else:
        method, path, more = requests(rooms, act)[act]
        message = await of_the_customer(rooms, room) if "{}" in path else ""
        answer = await person.ask(method, f"/api/rooms/{room}{path.format(message)}", **more)
    if act in ("edit_aside", "recall_aside") and await offers(person, act, room):
        return "allowed"
    code = "allowed" if answer.status_code < 300 else str(answer.json()["code"])
    return "allowed" if (act, code) in FINDS_NOTHING else code


async def of_the_customer(rooms: Rooms, room: str) -> str:
    """The id of what the customer said first: a message of nobody who walks here."""
    entries = (await rooms.house.ada.does("GET", f"/api/rooms/{room}/timeline"))["entries"]
    return str(next(entry["id"] for entry in entries if entry["kind"] == "message"))


async def offers(person: Person, act: str, room: str) -> bool:
    """Whether a room offers its reader to change private messages; theirs alone are for the act itself to judge."""
    answer = await person.ask("GET", f"/api/rooms/{room}")
    name = {"edit_aside": "edit_private_message", "recall_aside": "recall_private_message"}[act]
    return answer.status_code == 200 and name in answer.json()["acts"]


FINDS_NOTHING = {("use", "message_unknown"), ("edit", "not_yours"), ("recall", "not_yours")}
"""What an act that is let through answers in a room where there is nothing for it."""

ALOUD = frozenset(("type", "see", "speak"))
"""What goes on in public, in a lane of its own."""


async def over_the_socket(wire: Wire, act: str, room: str) -> str:
    """What a frame is answered. Typing and marks are answered only when refused: a mark in no room ends the wait."""
    key, sentinel = new_key(), new_key()
    frames: dict[str, dict[str, Any]] = {
        "speak": {"type": "send_message", "audience": "customer", "key": key, "text": "a word"},
        "whisper": {"type": "send_private_message", "audience": "staff", "key": key, "text": "a word"},
        "type": {"type": "typing"},
        "type_aside": {"type": "private_typing"},
        "see": {"type": "seen", "up_to": 1},
        "see_aside": {"type": "private_seen", "up_to": 1},
    }
    frame = frames[act]
    await wire.say(room=room, **frame)
    last = "seen" if act in ALOUD else "private_seen"
    await wire.say(type=last, room=sentinel, up_to=1)
    await wire.hear("refused", about=last, room=sentinel)
    receipts = {"speak": "message_sent", "whisper": "private_message_sent"}
    refusals = [one for one in wire.frames if one["type"] == "refused" and one["about"] == frame["type"]]
    found = [one for one in refusals if one["room"] == room and one["key"] in (None, "", key)]
    if found or act not in receipts:
        return str(found[-1]["error"]["code"]) if found else "allowed"
    await wire.hear(receipts[act], key=key)
    return "allowed"


Walk = Callable[[Rooms, Cell, str], Awaitable[None]]


def walk(folder: Path, wanted: list[Cell], visit: Walk) -> None:
    async def test(house: House) -> None:
        rooms = await rooms_for(house)
        made = await all_rooms(rooms, wanted)
        await asyncio.gather(*(visit(rooms, cell, room) for cell, room in made.items()))

    at_the_desk(folder, test)


@pytest.mark.parametrize("channel", ["widget", "email"])
def test_reading_follows_the_table(tmp_path: Path, channel: str) -> None:
    async def visit(rooms: Rooms, cell: Cell, room: str) -> None:
        person = rooms.people[cell.role]
        expected = "allowed" if cell.reads else "not_allowed" if cell.knows else "not_found"
        for path in ("", "/timeline"):
            answer = await person.ask("GET", f"/api/rooms/{room}{path}")
            assert (expected == "allowed") == (answer.status_code == 200), (cell, path, answer.text)
            assert answer.status_code == 200 or answer.json()["code"] == expected, (cell, path, answer.text)
            if answer.status_code == 200 and not path:
                assert answer.json()["private"] is cell.reads_aside, cell

    walk(tmp_path, list(cells(channel)), visit)


@pytest.mark.parametrize("role", ["administrator", "supervisor", "agent", "watcher", "reporter"])
def test_acts_that_leave_the_room_as_it_is_follow_the_table(tmp_path: Path, role: str) -> None:
    async def visit(rooms: Rooms, cell: Cell, room: str) -> None:
        for act in (act for act in TABLE if act not in CHANGES and not act.startswith("type")):
            assert await over_http(rooms, rooms.people[role], act, room) == cell.code(act), (act, cell)

    walk(tmp_path, [cell for cell in cells("widget") if cell.role == role], visit)


@pytest.mark.parametrize("role", ["administrator", "supervisor", "agent", "watcher", "reporter"])
def test_acts_that_change_the_room_follow_the_table(tmp_path: Path, role: str) -> None:
    async def test(house: House) -> None:
        rooms, mine = await rooms_for(house), [one for one in cells("widget") if one.role == role]

        async def refused(cell: Cell, room: str) -> None:
            for act in (act for act in CHANGES if cell.code(act) != "allowed"):
                assert await over_http(rooms, rooms.people[role], act, room) == cell.code(act), (act, cell)

        async def let_through(act: str, cell: Cell, room: str) -> None:
            assert await over_http(rooms, rooms.people[role], act, room) == _outcome(act, cell), (act, cell)

        await asyncio.gather(*(refused(*one) for one in (await all_rooms(rooms, mine)).items()))
        for act in CHANGES:
            free = await all_rooms(rooms, [cell for cell in mine if cell.code(act) == "allowed"])
            await asyncio.gather(*(let_through(act, *one) for one in free.items()))

    at_the_desk(tmp_path, test)


def _outcome(act: str, cell: Cell) -> str:
    """What the act itself finds of a room when the table lets it through."""
    if act == "leave" and cell.relation == "owner" and cell.status != "closed":
        return "owner_cannot_leave"
    return "already_member" if act == "ask_in" else "allowed"


def test_the_channel_decides_in_one_place(tmp_path: Path) -> None:
    async def visit(rooms: Rooms, cell: Cell, room: str) -> None:
        for act in ("join", "ask_in", "whisper", "upload_aside", "suggest"):
            assert await over_http(rooms, rooms.people[cell.role], act, room) == cell.code(act), (act, cell)

    walk(tmp_path, list(cells("email")), visit)


@pytest.mark.parametrize("channel", ["widget", "email"])
@pytest.mark.parametrize("role", ["administrator", "supervisor", "agent", "watcher", "reporter"])
def test_sockets_follow_the_same_table(tmp_path: Path, role: str, channel: str) -> None:
    async def test(house: House) -> None:
        rooms = await rooms_for(house)
        made = await all_rooms(rooms, [cell for cell in cells(channel) if cell.role == role])

        async def visit(cell: Cell, room: str) -> None:
            async with rooms.people[role].wire() as wire:
                await _walk_the_socket(wire, cell, room)

        await asyncio.gather(*(visit(*one) for one in made.items()))

    at_the_desk(tmp_path, test)


async def _walk_the_socket(wire: Wire, cell: Cell, room: str) -> None:
    await wire.say(type="watch", room=room)
    if cell.reads:
        await wire.hear("caught_up", room=room)
    else:
        found = await wire.hear("refused", about="watch", room=room)
        assert found["error"]["code"] == ("not_allowed" if cell.knows else "not_found"), cell
    for act in ("type", "type_aside", "see", "see_aside", "speak", "whisper"):
        watched = cell.reads or act != "type_aside"
        expected = cell.code(act) if watched else "not_found"
        assert await over_the_socket(wire, act, room) == expected, (act, cell)


def test_the_walk_misses_no_status_and_no_relation() -> None:
    walked = list(cells("widget"))
    assert {cell.status for cell in walked} == EVERYTHING
    assert {cell.relation for cell in walked} == {"owner", "member", "former", "asked", "offered", "none", "stranger"}
    assert len(walked) == 89

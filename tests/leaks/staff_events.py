"""Events of the staff plane: they happen in one world only, and the customers' side must not stir."""

from __future__ import annotations

import json
from typing import Any

from leaks.guard_events import GUARD_EVENTS
from leaks.public_events import NOTE, Event, colleague, room
from leaks.trace import CANARY, Step
from leaks.world import SMALL_BURST, World, sealed_key


def _keep(exhibits: list[str], body: bytes) -> None:
    """Remember every id that an answer of the staff's side shows, for customers to guess."""
    found = json.loads(body) if body else None
    if isinstance(found, dict) and isinstance(found.get("id"), str) and found["id"] not in exhibits:
        exhibits.append(found["id"])


async def _post(world: World, step: Step, exhibits: list[str], address: str, body: Any) -> dict[str, Any]:
    answer = await world.staff_asks(colleague(world, step), "POST", address, body)
    _keep(exhibits, answer.body)
    return json.loads(answer.body) if answer.body else {}


async def whisper(world: World, step: Step, exhibits: list[str]) -> None:
    """A private message over HTTP, with a key that public messages use too."""
    body = {"audience": "staff", "key": sealed_key(step.choice), "text": f"{CANARY} {step.choice}"}
    await _post(world, step, exhibits, f"/api/rooms/{room(world, step)}/private-messages", body)


async def whisper_live(world: World, step: Step, _exhibits: list[str]) -> None:
    """A private message over the socket."""
    body = {"type": "send_private_message", "room": room(world, step), "audience": "staff", "text": f"{CANARY} live"}
    await world.says(colleague(world, step), {**body, "key": sealed_key(10 + step.choice)})


async def whisper_burst(world: World, step: Step, exhibits: list[str]) -> None:
    """Many private messages at once, more than any limit that the two sides might share."""
    for number in range(12):
        body = {"audience": "staff", "key": sealed_key(1000 + 20 * step.choice + number), "text": CANARY}
        await _post(world, step, exhibits, f"/api/rooms/{room(world, step)}/private-messages", body)


async def whisper_flood(world: World, step: Step, _exhibits: list[str]) -> None:
    """More frames than a socket may send, all of them private: the room for what is said aloud stays as it is."""
    for number in range(SMALL_BURST + 5):
        body = {"type": "send_private_message", "room": room(world, step), "audience": "staff", "text": CANARY}
        await world.says(colleague(world, step), {**body, "key": sealed_key(2000 + number)})


async def whisper_file(world: World, step: Step, exhibits: list[str]) -> None:
    """A private file, the same bytes as the public ones."""
    address = f"/api/rooms/{room(world, step)}/private-files?name={CANARY}.txt"
    kept = await _post(world, step, exhibits, address, NOTE)
    body = {"audience": "staff", "key": sealed_key(40 + step.choice), "text": "", "files": [kept.get("id", "none")]}
    await _post(world, step, exhibits, f"/api/rooms/{room(world, step)}/private-messages", body)


async def watch_room(world: World, step: Step, _exhibits: list[str]) -> None:
    """A member follows a room, or somebody monitors it."""
    body = {"type": "watch", "room": room(world, step), "after": step.choice, "private_after": 0}
    await world.says(colleague(world, step), body)


async def unwatch_room(world: World, step: Step, _exhibits: list[str]) -> None:
    """They look away."""
    await world.says(colleague(world, step), {"type": "unwatch", "room": room(world, step)})


async def watch_desk(world: World, step: Step, _exhibits: list[str]) -> None:
    """Somebody opens the Overview."""
    await world.says(colleague(world, step), {"type": "watch_desk", "overview": True})


async def write_privately(world: World, step: Step, _exhibits: list[str]) -> None:
    """Typing, privately."""
    await world.says(colleague(world, step), {"type": "private_typing", "room": room(world, step)})


async def read_privately(world: World, step: Step, _exhibits: list[str]) -> None:
    """Marking private entries read."""
    await world.says(
        colleague(world, step), {"type": "private_seen", "room": room(world, step), "up_to": 1 + step.choice}
    )
    await world.staff_asks(
        colleague(world, step), "POST", f"/api/rooms/{room(world, step)}/private-seen", {"up_to": 1 + step.choice}
    )


async def draft(world: World, step: Step, _exhibits: list[str]) -> None:
    """A draft for either audience."""
    body = {"audience": ("customer", "staff")[step.choice % 2], "text": f"{CANARY} draft"}
    await world.staff_asks(colleague(world, step), "PUT", f"/api/rooms/{room(world, step)}/drafts", body)


async def look(world: World, step: Step, _exhibits: list[str]) -> None:
    """Every question that staff can ask, scrolling included."""
    of_room = room(world, step)
    addresses = (
        "/api/session",
        "/api/rooms/mine",
        "/api/rooms/queue",
        "/api/overview",
        f"/api/rooms/{of_room}",
        f"/api/rooms/{of_room}/timeline?limit={1 + step.choice}",
        f"/api/rooms/{of_room}/timeline?public_before=3&private_before=3&limit=50",
        f"/api/rooms/{of_room}/drafts",
        f"/api/rooms/{of_room}/ledger",
    )
    for address in addresses:
        await world.staff_asks(colleague(world, step), "GET", address)


async def report(world: World, step: Step, _exhibits: list[str]) -> None:
    """The report and every download of it."""
    period = "from=2026-01-01&to=2026-12-31"
    addresses = (
        f"/api/report?{period}",
        f"/api/report/figures?{period}",
        f"/api/report/table.csv?{period}",
        *(f"/api/report/{room(world, step)}/history.{form}" for form in ("html", "csv", "json")),
        f"/api/report/{room(world, step)}/customer-copy.html",
    )
    for address in addresses:
        await world.staff_asks(colleague(world, step), "GET", address)


STAFF_EVENTS: dict[str, Event] = GUARD_EVENTS | {
    event.__name__: event
    for event in (
        whisper,
        whisper_live,
        whisper_burst,
        whisper_flood,
        whisper_file,
        watch_room,
        unwatch_room,
        watch_desk,
        write_privately,
        read_privately,
        draft,
        look,
        report,
    )
}
"""Every event of the staff plane by its name."""

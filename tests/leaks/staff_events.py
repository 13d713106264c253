"""Events of the staff plane: they happen in one world only, and the customers' side must not stir."""

from __future__ import annotations

from leaks.cast import CANARY, NOTE, colleague, colleague_asks, posted_aside, room
from leaks.events import staff_event
from leaks.trace import Step
from leaks.world import SMALL_BURST, World, sealed_key


@staff_event("send_private_message", "send_private_feedback")
async def whisper(world: World, step: Step, exhibits: list[str]) -> None:
    """A private message over HTTP, with a key that public messages use too."""
    body = {"audience": "staff", "key": sealed_key(step.choice), "text": f"{CANARY} {step.choice}"}
    await posted_aside(world, step, exhibits, f"/api/rooms/{room(world, step)}/private-messages", body)


@staff_event("send_private_message")
async def whisper_live(world: World, step: Step, _exhibits: list[str]) -> None:
    """A private message over the socket."""
    body = {"type": "send_private_message", "room": room(world, step), "audience": "staff", "text": f"{CANARY} live"}
    await world.says(colleague(world, step), {**body, "key": sealed_key(10 + step.choice)})


@staff_event("send_private_message")
async def whisper_burst(world: World, step: Step, exhibits: list[str]) -> None:
    """Many private messages at once, more than any limit that the two sides might share."""
    for number in range(12):
        body = {"audience": "staff", "key": sealed_key(1000 + 20 * step.choice + number), "text": CANARY}
        await posted_aside(world, step, exhibits, f"/api/rooms/{room(world, step)}/private-messages", body)


@staff_event("send_private_message")
async def whisper_flood(world: World, step: Step, _exhibits: list[str]) -> None:
    """More frames than a socket may send, all of them private: the room for what is said aloud stays as it is."""
    for number in range(SMALL_BURST + 5):
        body = {"type": "send_private_message", "room": room(world, step), "audience": "staff", "text": CANARY}
        await world.says(colleague(world, step), {**body, "key": sealed_key(2000 + number)})


@staff_event("send_private_message", "keep_private_file")
async def whisper_file(world: World, step: Step, exhibits: list[str]) -> None:
    """A private file, the same bytes as the public ones."""
    address = f"/api/rooms/{room(world, step)}/private-files?name={CANARY}.txt"
    kept = await posted_aside(world, step, exhibits, address, NOTE)
    body = {"audience": "staff", "key": sealed_key(40 + step.choice), "text": "", "files": [kept.get("id", "none")]}
    await posted_aside(world, step, exhibits, f"/api/rooms/{room(world, step)}/private-messages", body)


@staff_event("read_room", "read_private", "monitor")
async def watch_room(world: World, step: Step, _exhibits: list[str]) -> None:
    """A member follows a room, or somebody monitors it."""
    body = {"type": "watch", "room": room(world, step), "after": step.choice, "private_after": 0}
    await world.says(colleague(world, step), body)


@staff_event("monitor")
async def unwatch_room(world: World, step: Step, _exhibits: list[str]) -> None:
    """They look away."""
    await world.says(colleague(world, step), {"type": "unwatch", "room": room(world, step)})


@staff_event("look_at_overview")
async def watch_desk(world: World, step: Step, _exhibits: list[str]) -> None:
    """Somebody opens the Overview."""
    await world.says(colleague(world, step), {"type": "watch_desk", "overview": True})


@staff_event("type_privately")
async def write_privately(world: World, step: Step, exhibits: list[str]) -> None:
    """Typing, privately, in a room that one looks at."""
    await watch_room(world, step, exhibits)
    await world.says(colleague(world, step), {"type": "private_typing", "room": room(world, step)})


@staff_event("mark_private_seen")
async def read_privately(world: World, step: Step, _exhibits: list[str]) -> None:
    """Marking private entries read."""
    up_to = {"up_to": 1 + step.choice}
    await world.says(colleague(world, step), {"type": "private_seen", "room": room(world, step), **up_to})
    await colleague_asks(world, step, "POST", f"/api/rooms/{room(world, step)}/private-seen", up_to)


@staff_event("save_draft")
async def draft(world: World, step: Step, _exhibits: list[str]) -> None:
    """A draft for either audience."""
    body = {"audience": ("customer", "staff")[step.choice % 2], "text": f"{CANARY} draft"}
    await colleague_asks(world, step, "PUT", f"/api/rooms/{room(world, step)}/drafts", body)


@staff_event("look_at_team", "read_room", "read_private", "read_ledger", "look_at_overview")
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
        await colleague_asks(world, step, "GET", address)


@staff_event("download_history", "download_customer_copy", "look_at_report", "download_report")
async def report(world: World, step: Step, _exhibits: list[str]) -> None:
    """The report and every download of it."""
    period = "from=2026-01-01&to=2026-12-31"
    addresses = (
        f"/api/report?{period}",
        f"/api/report/figures?{period}",
        f"/api/report/table.csv?{period}",
        f"/api/report/suggestions?{period}",
        f"/api/report/suggestions.csv?{period}",
        *(f"/api/report/{room(world, step)}/history.{form}" for form in ("html", "csv", "json")),
        f"/api/report/{room(world, step)}/customer-copy.html",
    )
    for address in addresses:
        await colleague_asks(world, step, "GET", address)

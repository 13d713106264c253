"""Events of the audience guard: counted slips, and the words that the desk keeps to itself."""

from __future__ import annotations

from leaks.public_events import Event, colleague, room
from leaks.trace import CANARY, Step
from leaks.world import World

KINDS = ("guard_private", "guard_kept", "guard_sent", "undone", "turned_private", "recalled")


async def slip(world: World, step: Step, _exhibits: list[str]) -> None:
    """Somebody nearly said the wrong thing aloud, or did."""
    body = {"kind": KINDS[step.choice % len(KINDS)]}
    await world.staff_asks(colleague(world, step), "POST", f"/api/rooms/{room(world, step)}/slips", body)


async def guard_words(world: World, step: Step, _exhibits: list[str]) -> None:
    """The desk changes what it keeps to itself, and somebody reads it."""
    body = {"words": [f"{CANARY} {step.choice}", "wiki.example.internal"]}
    await world.staff_asks(colleague(world, step), "PUT", "/api/guard", body)
    await world.staff_asks(colleague(world, step), "GET", "/api/guard")


GUARD_EVENTS: dict[str, Event] = {event.__name__: event for event in (slip, guard_words)}
"""Every event of the guard by its name."""

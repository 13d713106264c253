"""Events of the audience guard: counted slips, and the words that the desk keeps to itself."""

from __future__ import annotations

from leaks.cast import CANARY, colleague_asks, room
from leaks.events import staff_event
from leaks.trace import Step
from leaks.world import World

KINDS = ("guard_private", "guard_kept", "guard_sent", "undone", "turned_private", "recalled")


@staff_event("count_slip")
async def slip(world: World, step: Step, _exhibits: list[str]) -> None:
    """Somebody nearly said the wrong thing aloud, or did."""
    body = {"kind": KINDS[step.choice % len(KINDS)]}
    await colleague_asks(world, step, "POST", f"/api/rooms/{room(world, step)}/slips", body)


@staff_event("change_guard_words")
async def guard_words(world: World, step: Step, _exhibits: list[str]) -> None:
    """The desk changes what it keeps to itself, and somebody reads it."""
    body = {"words": [f"{CANARY} {step.choice}", "wiki.example.internal"]}
    await colleague_asks(world, step, "PUT", "/api/guard", body)
    await colleague_asks(world, step, "GET", "/api/guard")

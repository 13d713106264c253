"""Events about who may read a room's past: it is withdrawn from somebody, and given back."""

from __future__ import annotations

from leaks.cast import colleague_asks, room
from leaks.events import staff_event
from leaks.trace import Step
from leaks.world import World


@staff_event("withdraw_access")
async def withdraws(world: World, step: Step, _exhibits: list[str]) -> None:
    """An Administrator withdraws a room from somebody who was in it."""
    await _decides(world, step, "withdraw")


@staff_event("restore_access")
async def gives_back(world: World, step: Step, _exhibits: list[str]) -> None:
    """And gives it back, having withdrawn it where it was not."""
    await _decides(world, step, "withdraw")
    await _decides(world, step, "restore")


async def _decides(world: World, step: Step, what: str) -> None:
    """By the first colleague, who is an Administrator, about everybody in turn."""
    by = Step(step.what, 0, step.room, step.choice)
    await colleague_asks(world, by, "GET", f"/api/rooms/{room(world, step)}/access")
    for one in world.staff:
        await colleague_asks(world, by, "POST", f"/api/rooms/{room(world, step)}/access/{one.id}/{what}")

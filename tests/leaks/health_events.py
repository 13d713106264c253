"""Events of the desk's health: somebody looks whether the locks hold."""

from __future__ import annotations

from leaks.cast import colleague_asks
from leaks.events import staff_event
from leaks.trace import Step
from leaks.world import World


@staff_event("look_at_health")
async def looks_at_health(world: World, step: Step, _exhibits: list[str]) -> None:
    """Those who run the desk look whether the locks hold; nobody else may."""
    await colleague_asks(world, step, "GET", "/api/health")

"""Public events about held messages: they happen in both worlds, and what is held is nothing to a customer."""

from __future__ import annotations

from leaks.cast import TEXTS, colleague_asks, room
from leaks.events import public_event
from leaks.trace import Step
from leaks.world import World, sealed_key

HOLDS_S = 5


@public_event("change_own_hold", "send_message", "release_held")
async def staff_holds(world: World, step: Step, _exhibits: list[str]) -> None:
    """Somebody whose messages are held speaks; nobody else's are."""
    await colleague_asks(world, step, "PUT", "/api/me/hold", {"seconds": HOLDS_S})
    body = {"audience": "customer", "key": sealed_key(50 + step.choice), "text": TEXTS[step.choice]}
    await colleague_asks(world, step, "POST", f"/api/rooms/{room(world, step)}/messages", body)
    await colleague_asks(world, step, "PUT", "/api/me/hold", {"seconds": 0})


@public_event("undo_message")
async def staff_undoes(world: World, step: Step, exhibits: list[str]) -> None:
    """They think again, as they do who then say it privately: the customers' side knows of no such thing."""
    await staff_holds(world, step, exhibits)
    address = f"/api/rooms/{room(world, step)}/held/{sealed_key(50 + step.choice)}/undo"
    await colleague_asks(world, step, "POST", address)

"""Events of the staff plane around names: private messages that name colleagues, and the lists of them."""

from __future__ import annotations

from leaks.cast import CANARY, colleague_asks, posted_aside, room
from leaks.events import staff_event
from leaks.trace import Step
from leaks.world import World, sealed_key


@staff_event("send_private_message")
async def whisper_names(world: World, step: Step, exhibits: list[str]) -> None:
    """A private message that names colleagues: those who are in the room, those who reach it, and those who do not."""
    named = [one.id for one in world.staff[: 1 + step.choice]]
    body = {"audience": "staff", "key": sealed_key(70 + step.choice), "text": f"{CANARY} @", "mentions": named}
    await posted_aside(world, step, exhibits, f"/api/rooms/{room(world, step)}/private-messages", body)


@staff_event("look_at_mentions")
async def look_at_names(world: World, step: Step, _exhibits: list[str]) -> None:
    """Whom one could name, and where one was named."""
    for address in (f"/api/rooms/{room(world, step)}/mentionable", "/api/mentions"):
        await colleague_asks(world, step, "GET", address)

"""What a system does that brings enquiries in, and answers for their customers: in both worlds, answered alike."""

from __future__ import annotations

from leaks.cast import TEXTS, room
from leaks.events import public_event
from leaks.public_events import started
from leaks.trace import Step
from leaks.world import World, sealed_key


@public_event("bring_enquiry")
async def bridge_brings(world: World, step: Step, _exhibits: list[str]) -> None:
    body = {
        "key": sealed_key(300 + len(world.rooms)),
        "text": TEXTS[step.choice],
        "sender": {"address": f"jo{step.who}@out.example", "name": "Jo"},
    }
    before = len(world.rooms)
    await started(world, world.bridge, "/api/channel/enquiries", body)
    world.brought += world.rooms[before:]


@public_event("send_as_customer")
async def bridge_speaks(world: World, step: Step, _exhibits: list[str]) -> None:
    body = {"key": sealed_key(400 + step.choice), "text": TEXTS[step.choice]}
    await world.customer_asks(world.bridge, "POST", f"/api/channel/enquiries/{_brought(world, step)}/messages", body)


@public_event("close_as_customer")
async def bridge_closes(world: World, step: Step, _exhibits: list[str]) -> None:
    await world.customer_asks(world.bridge, "POST", f"/api/channel/enquiries/{_brought(world, step)}/close")


@public_event()
async def bridge_asks(world: World, step: Step, exhibits: list[str]) -> None:
    """All that such a system can ask, of a room of its own, of somebody else's, and of an id that it cannot know."""
    rooms = [_brought(world, step), room(world, step), *exhibits[:1]]
    for address in ("", *(f"/enquiries/{one}{rest}" for one in rooms for rest in ("", "/entries?after=0"))):
        await world.customer_asks(world.bridge, "GET", f"/api/channel{address}")


def _brought(world: World, step: Step) -> str:
    """One of the rooms that the system has brought; before there is any, any room."""
    return world.brought[step.choice % len(world.brought)] if world.brought else room(world, step)

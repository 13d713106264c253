"""Events of finding: staff look for words in a room, those that were said privately among them."""

from __future__ import annotations

from leaks.cast import CANARY, colleague_asks, room
from leaks.events import staff_event
from leaks.trace import Step
from leaks.world import World

WORDS = (CANARY, "hello", "a", "nonsense", "%25", CANARY[:8])


@staff_event("read_room", "read_private")
async def find(world: World, step: Step, _exhibits: list[str]) -> None:
    """Words are looked for, once more further back."""
    address = f"/api/rooms/{room(world, step)}/found?words={WORDS[step.choice % len(WORDS)]}"
    for places in ("", "&public_before=3&private_before=2"):
        await colleague_asks(world, step, "GET", address + places)

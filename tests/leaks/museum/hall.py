"""The room in which the museum's pieces are shown: a desk in full swing, with canaries wherever staff can leave one."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from leaks.cast import CANARY
from leaks.events import PUBLIC_EVENTS, STAFF_EVENTS, find_events
from leaks.museum.canary import found_in
from leaks.opening import Opening, opening
from leaks.trace import BEGINNING, Step
from leaks.wires import Answer
from leaks.world import Colleague, Customer, World

find_events()
SOL, RUTH, INES, BEN, LEILA = range(5)
"""Administrator; supervisor of the workshop; its agents, who own rooms 0 and 1; an agent of another department."""
MARIA, NOURA, CHEN = range(3)
ALOUD = [
    Step("customer_posts", MARIA, 0, 1),
    Step("staff_says", INES, 0, 0),
    Step("staff_sends_file", INES, 0, 1),
    Step("customer_posts", NOURA, 1, 4),
    Step("staff_says", BEN, 1, 2),
]
"""What is said aloud in both rooms before a piece is shown."""
FLOODS = frozenset(("whisper_flood",))
"""Events that say nothing which others do not say, only more of it."""


@dataclass
class Hall:
    """A world, and the words that the pieces are told in."""

    world: World
    exhibits: list[str] = field(default_factory=list)

    @property
    def rooms(self) -> list[str]:
        """The enquiries there are."""
        return self.world.rooms

    def customer(self, number: int = MARIA) -> Customer:
        """A customer."""
        return self.world.customers[number]

    def colleague(self, number: int = INES) -> Colleague:
        """A staff member."""
        return self.world.staff[number]

    async def play(self, *steps: Step) -> None:
        """Let events happen."""
        for step in steps:
            await (PUBLIC_EVENTS | STAFF_EVENTS)[step.what](self.world, step, self.exhibits)
            await self.world.settle()

    def staff_steps(self, room: int = 0) -> list[Step]:
        """Every event of the staff's side, by its owner, by a supervisor and by an administrator who look on."""
        names = [name for name in sorted(STAFF_EVENTS) if name not in FLOODS]
        whos = (INES + room, RUTH, SOL)
        return [Step(name, who, room, choice) for name in names for choice, who in enumerate(whos)]

    async def everything_aside(self, room: int = 0) -> None:
        """Whatever staff can do among themselves, done."""
        await self.play(*self.staff_steps(room))

    async def asks(self, who: Customer, method: str, address: str, body: Any = None) -> Answer:
        """A request at the customers' door."""
        return await self.world.customer_asks(who, method, address, body)

    async def staff_asks(self, who: int, method: str, address: str, body: Any = None) -> Answer:
        """A request at the staff door."""
        return await self.world.staff_asks(self.colleague(who), method, address, body)

    async def whispers(self, who: int = INES, room: int = 0, choice: int = 0) -> None:
        """A private message with a canary."""
        await self.play(Step("whisper", who, room, choice))

    def heard(self) -> dict[str, int]:
        """How many records each observer on the customers' side has."""
        return {one.name: len(one.sink) for one in self.world.observers}

    def since(self, heard: dict[str, int]) -> list[bytes]:
        """The records that have come since."""
        return [record for one in self.world.observers for record in one.sink[heard[one.name] :]]


def in_the_museum(folder: Path, show: Callable[[Hall], Awaitable[None]]) -> None:
    """Open a desk in a folder, let people talk, and show a piece.

    Args:
        folder: a folder of this piece's own.
        show: what is done and asked.
    """

    async def run(laid: Opening) -> None:
        world = World(laid, folder / "museum", "museum")
        await world.start()
        try:
            hall = Hall(world)
            await hall.play(*BEGINNING, *ALOUD)
            await show(hall)
            records = [record for one in world.observers for record in one.sink]
            holds_no_canary(records)
            assert not [record for record in records if b"\n429" in record[:200]], "limits would hide what is there"
        finally:
            await world.stop()

    asyncio.run(run(opening()))


def holds_no_canary(records: Iterable[bytes]) -> None:
    """No record holds what only staff wrote, in whatever encoding."""
    for record in records:
        wrapped = found_in(CANARY, record)
        assert wrapped is None, f"a canary came out ({wrapped}): {record[:300]!r}"


def holds_a_canary(data: bytes) -> bool:
    """Whether staff's own words are in some bytes: a piece that hides nothing proves nothing."""
    return found_in(CANARY, data) is not None


def as_json(answer: Answer) -> Any:
    """An answer's body."""
    return json.loads(answer.body) if answer.body else None

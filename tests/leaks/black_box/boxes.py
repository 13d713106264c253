"""The twins as black boxes: two server processes, recording clients, and courses by the same dice."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from leaks.black_box.remote import Process, RemoteWorld
from leaks.courses import drawn
from leaks.events import STAFF_EVENTS
from leaks.opening import Opening
from leaks.store_dump import dump, files_of
from leaks.sweep import sweep
from leaks.tally import Tally
from leaks.trace import Trace
from leaks.twins import EVENTS, MEMORY, DifferenceError, must_agree, must_hold_nothing_private

COURSES_OF_A_PAIR = 25


async def compare_boxes(laid: Opening, seeds: Sequence[int], tally: Tally, *, purge: bool = True) -> None:
    """Play courses in two processes, one of which never hears of the staff plane's events.

    Args:
        laid: what every world begins with.
        seeds: of the courses.
        tally: counts what was tried.
        purge: see `twins.compare`.

    Raises:
        DifferenceError: what came over the wire differs; the message names the seed.
    """
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        for first in range(0, len(seeds), COURSES_OF_A_PAIR):
            pair = [Process(laid, Path(folder) / f"{first} {name}") for name in ("whole", "purged")]
            for process in pair:
                await process.start()
            try:
                for seed in seeds[first : first + COURSES_OF_A_PAIR]:
                    await _course(seed, [RemoteWorld(laid, process) for process in pair], tally, purge=purge)
            finally:
                for process in pair:
                    await process.end()


async def _course(seed: int, worlds: list[RemoteWorld], tally: Tally, *, purge: bool) -> None:
    for world in worlds:
        await world.start()
    try:
        await _play(worlds, drawn(seed), tally, purge=purge)
        for world in worlds:
            await sweep(world)
        must_agree(worlds, "the last sweep")
        must_hold_nothing_private(worlds[0])
        tally.count(worlds[0])
    except DifferenceError as difference:
        raise DifferenceError(f"black box, course {seed}: {difference}") from None
    finally:
        for world in worlds:
            await world.stop()
    stores = [world.folder / "public" for world in worlds]
    assert dump(stores[0]) == dump(stores[1]), f"black box, course {seed}: the public stores differ"
    assert files_of(stores[0]) == files_of(stores[1]), f"black box, course {seed}: the public files differ"


async def _play(worlds: list[RemoteWorld], trace: Trace, tally: Tally, *, purge: bool) -> None:
    exhibits: list[str] = []
    for number, step in enumerate(trace):
        tally.events[step.what] += 1
        tally.states[step.what, await worlds[0].now(step.room)] += 1
        for world in worlds[:1] if purge and step.what in STAFF_EVENTS else worlds:
            world.doing = step.what
            await EVENTS[step.what](world, step, exhibits)
            await world.settle()
        must_agree(worlds, f"step {number}: {step}")

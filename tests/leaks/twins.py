"""Two worlds with the same customers, one with and one without the staff plane's events, compared byte for byte."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from leaks.cast import CANARY
from leaks.events import STAFF_EVENTS, find_events
from leaks.loop import run
from leaks.opening import opening
from leaks.store_dump import dump, files_of
from leaks.sweep import sweep
from leaks.tally import Tally
from leaks.trace import Trace
from leaks.world import Customer, Opening, World

EVENTS = find_events()
MEMORY = next((place for place in ("/dev/shm",) if os.access(place, os.W_OK)), None)
"""Where worlds lie: no course is about a disk, and none waits for one where the system keeps files in memory."""


class DifferenceError(AssertionError):
    """The customers' side could tell the worlds apart."""


def compare(trace: Trace, tally: Tally | None = None, *, purge: bool = True) -> None:
    """Play a course of events in both worlds.

    Args:
        trace: the course.
        tally: counts what was tried.
        purge: leave the staff plane's events out of the second world; without it, both worlds are alike from the start,
            and a difference is the rig's own fault.

    Raises:
        DifferenceError: the worlds differ for the customers' side; the message says where.
    """
    laid = opening()
    run(_compare(laid, trace, tally or Tally(), purge=purge))


async def _compare(laid: Opening, trace: Trace, tally: Tally, *, purge: bool) -> None:
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        worlds = [World(laid, Path(folder) / name, "twins") for name in ("whole", "purged")]
        for world in worlds:
            await world.start()
        try:
            await _play(worlds, trace, tally, purge=purge)
            for world in worlds:
                world.takes_its_turn()
                await sweep(world)
            must_agree(worlds, "the last sweep")
            must_hold_nothing_private(worlds[0])
            tally.count(worlds[0])
        finally:
            for world in worlds:
                await world.stop()
        for world in worlds[1:]:
            _storesmust_agree(worlds[0], world)


async def _play(worlds: list[World], trace: Trace, tally: Tally, *, purge: bool) -> None:
    exhibits: list[str] = []
    for number, step in enumerate(trace):
        tally.events[step.what] += 1
        tally.states[step.what, worlds[0].state(step.room)] += 1
        for world in worlds[:1] if purge and step.what in STAFF_EVENTS else worlds:
            world.takes_its_turn()
            world.doing = step.what
            await EVENTS[step.what](world, step, exhibits)
            await world.settle()
        must_agree(worlds, f"step {number}: {step}")


def must_agree(worlds: Sequence[World], where: str) -> None:
    """Everything that customers have been sent is the same in both worlds.

    Raises:
        DifferenceError: it is not; the message says where.
    """
    whole, purged = worlds
    for mine, other in zip(whole.observers, purged.observers, strict=True):
        if mine.sink != other.sink:
            raise DifferenceError(f"{where}: {mine.name} was sent\n" + _first_difference(mine, other))
    if whole.rooms != purged.rooms:
        raise DifferenceError(f"{where}: the enquiries differ: {whole.rooms} and {purged.rooms}")


def _first_difference(mine: Customer, other: Customer) -> str:
    for at in range(max(len(mine.sink), len(other.sink))):
        pair = [sink[at] if at < len(sink) else b"(nothing)" for sink in (mine.sink, other.sink)]
        if pair[0] != pair[1]:
            return f"with:    {pair[0]!r}\nwithout: {pair[1]!r}"
    return ""


def must_hold_nothing_private(world: World) -> None:
    """No customer has been sent what only staff wrote.

    Raises:
        DifferenceError: somebody has.
    """
    for one in world.observers:
        for record in one.sink:
            if CANARY.encode() in record:
                raise DifferenceError(f"{one.name} was sent a canary: {record!r}")


def _storesmust_agree(whole: World, purged: World) -> None:
    mine, other = dump(whole.folder / "public"), dump(purged.folder / "public")
    for table in sorted(mine.keys() | other.keys()):
        if mine.get(table) != other.get(table):
            raise DifferenceError(f"the public table {table} differs:\n{mine.get(table)}\n{other.get(table)}")
    if files_of(whole.folder / "public") != files_of(purged.folder / "public"):
        raise DifferenceError("the public files differ")

"""Many courses, on all processors: each is drawn by its seed alone, so that any failure can be had again."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from leaks.events import PUBLIC_EVENTS, STAFF_EVENTS
from leaks.tally import Tally
from leaks.trace import Trace, as_json, course, shrunk
from leaks.twins import DifferenceError, compare

AT_ONCE = 20


class ToldApartError(AssertionError):
    """A course told the worlds apart; the message has its seed, what differed, and the shrunk course."""


def drawn(seed: int) -> Trace:
    """The course of a seed."""
    return course(seed, PUBLIC_EVENTS, STAFF_EVENTS)


def differs(trace: Trace) -> bool:
    """Whether a course tells the worlds apart."""
    try:
        compare(trace)
    except DifferenceError:
        return True
    return False


def play(seeds: Iterable[int]) -> Tally:
    """Play the courses of some seeds, one after another.

    Raises:
        ToldApartError: one of them told the worlds apart.
    """
    tally = Tally()
    for seed in seeds:
        trace = drawn(seed)
        try:
            compare(trace, tally)
        except DifferenceError as difference:
            raise ToldApartError(f"course {seed}: {difference}\n{as_json(shrunk(trace, differs))}") from None
    return tally


def play_all(seeds: Sequence[int], processes: int = 0) -> Tally:
    """Play the courses of many seeds, some in each process.

    Args:
        seeds: the seeds.
        processes: how many processes; 0 takes one for each processor.

    Raises:
        ToldApartError: see `play`.
    """
    count = processes or os.cpu_count() or 1
    if count == 1 or len(seeds) <= AT_ONCE:
        return play(seeds)
    tally = Tally()
    parts = [seeds[first : first + AT_ONCE] for first in range(0, len(seeds), AT_ONCE)]
    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
        for part in pool.map(play, parts):
            tally.add(part)
    return tally

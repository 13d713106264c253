"""For releases: courses without end, and every mutant found again by search. Each seed is printed, and is enough.

python -m leaks.soak --courses 3000 --boxes 150 --seed 17    many courses from a seed on
python -m leaks.soak --mutants [--record] [--only NAME]  how many courses each mutant needs, from five seeds
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from backchannel.storage.authorizer import LockBrokenError
from leaks.black_box.boxes import compare_boxes
from leaks.courses import ToldApartError, drawn, play_all
from leaks.kept_apps import forget_apps
from leaks.mutants import MUTANTS, Mutant
from leaks.opening import opening
from leaks.reference import NEEDED
from leaks.tally import Tally, report, shortcomings
from leaks.trace import BEGINNING
from leaks.twins import DifferenceError, compare

SEARCHES, MOST_COURSES, ENOUGH_TO_JUDGE = 5, 400, 100


def searched() -> list[Mutant]:
    """The mutants that courses can show."""
    return [mutant for mutant in MUTANTS.values() if mutant.witness != tuple(BEGINNING)]


def needed_from(name: str, search: int) -> int:
    """How many courses it takes from one of the searches' seeds on until a mutant is told.

    Args:
        name: the mutant's.
        search: which of the five.

    Returns:
        The number of courses; one more than `MOST_COURSES` when none of those did.
    """
    first = 1_000_000 * (search + 1)
    try:
        with pytest.MonkeyPatch.context() as patch:
            MUTANTS[name].install(patch)
            forget_apps()
            for number in range(MOST_COURSES):
                try:
                    compare(drawn(first + number))
                except (DifferenceError, LockBrokenError):
                    return number + 1
    finally:
        forget_apps()
    return MOST_COURSES + 1


def search_all(only: str = "", searches: int = SEARCHES) -> dict[str, list[int]]:
    """For each mutant, how many courses each search took; printed as it goes."""
    names = [mutant.name for mutant in searched() if only in mutant.name]
    found: dict[str, list[int]] = {}
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        for name in names:
            found[name] = list(pool.map(needed_from, [name] * searches, range(searches)))
            print(f"{name}: {found[name]}", flush=True)
    return found


def record(found: dict[str, list[int]]) -> None:
    """Keep the medians, for the page of the walls."""
    kept = json.loads(NEEDED.read_text(encoding="utf-8")) if NEEDED.is_file() else {}
    kept |= {name: statistics.median_low(counts) for name, counts in found.items()}
    known = {name: kept[name] for name in sorted(kept) if name in MUTANTS}
    NEEDED.write_text(json.dumps(known, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _courses(count: int, seed: int) -> int:
    print(f"{count} courses from seed {seed} on", flush=True)
    try:
        tally = play_all(range(seed, seed + count))
    except ToldApartError as told:
        print(told)
        return 1
    lacking = shortcomings(tally) if count >= ENOUGH_TO_JUDGE else []
    print(report(tally), *lacking, sep="\n")
    return int(bool(lacking))


def _boxes(count: int, seed: int) -> int:
    print(f"{count} courses of real processes from seed {seed} on", flush=True)
    try:
        asyncio.run(compare_boxes(opening(), range(seed, seed + count), Tally()))
    except DifferenceError as told:
        print(told)
        return 1
    return 0


def main(words: Sequence[str] | None = None) -> int:
    """Run what is asked for; 0 when nothing was told apart and every mutant was found."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--courses", type=int, default=0)
    asked.add_argument("--boxes", type=int, default=0)
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument("--mutants", action="store_true")
    asked.add_argument("--record", action="store_true")
    asked.add_argument("--only", default="")
    asked.add_argument("--searches", type=int, default=SEARCHES)
    given = asked.parse_args(words)
    if given.courses and (status := _courses(given.courses, given.seed)):
        return status
    if given.boxes and (status := _boxes(given.boxes, given.seed)):
        return status
    if not given.mutants:
        return 0
    found = search_all(given.only, given.searches)
    if given.record:
        record(found)
    alive = [name for name, counts in found.items() if max(counts) > MOST_COURSES]
    print("\n".join(f"alive: {name}" for name in alive) or "every mutant was found by every search")
    return int(bool(alive))


if __name__ == "__main__":
    sys.exit(main())

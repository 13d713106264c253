"""Which tests ran, read from the runners' JUnit files, and what is wrong with that.

A test that is skipped proves nothing, and a folder that has lost its tests proves less than it did. `tests/least.json`
holds the least number of tests per folder.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from _steps import ROOT

LEAST = ROOT / "tests" / "least.json"


@dataclass(frozen=True)
class Test:
    """One test of one run: its folder (`tests/kernel`, `web/socket`), its name, whether it was skipped or xfailed."""

    folder: str
    name: str
    skipped: bool


def read(folder: Path) -> list[Test]:
    """All tests in all JUnit files of a folder."""
    return [test for path in sorted(folder.glob("*.xml")) for test in _tests(path)]


def failed(path: Path) -> list[str]:
    """The tests of one of pytest's JUnit files that failed or broke, as words that run them and nothing else."""
    broken = [case for case in ET.parse(path).iter("testcase") if {part.tag for part in case} & {"failure", "error"}]
    return [f"{case.get('classname', '').replace('.', '/')}.py::{case.get('name', '')}" for case in broken]


def faults(ran: Sequence[Test], least: dict[str, int] | None = None) -> list[str]:
    """A sentence for each skipped test and each folder with fewer tests than its least, or with no least at all."""
    wanted = _least() if least is None else least
    there = Counter(test.folder for test in ran if not test.skipped)
    return [
        *(f"skipped or expected to fail: {test.folder}: {test.name}" for test in ran if test.skipped),
        *(f"{name}: {there[name]} tests ran, {n} must" for name, n in wanted.items() if there[name] < n),
        *(f"{name}: no least number of tests; run script/test --record" for name in there if name not in wanted),
    ]


def record(ran: Sequence[Test]) -> None:
    """Take today's numbers as the least that must run."""
    there = Counter(test.folder for test in ran if not test.skipped)
    LEAST.write_text(json.dumps(dict(sorted(there.items())), indent=2) + "\n")


def _least() -> dict[str, int]:
    least: dict[str, int] = json.loads(LEAST.read_text()) if LEAST.is_file() else {}
    return least


def _tests(path: Path) -> Iterator[Test]:
    for case in ET.parse(path).iter("testcase"):
        place = case.get("classname", "")
        yield Test(_folder(place), f"{place}: {case.get('name', '')}", case.find("skipped") is not None)


def _folder(place: str) -> str:
    """`tests.kernel.test_ids` is of `tests/kernel`; `socket/src/places.test.ts` is of `web/socket`."""
    if "/" in place:
        return f"web/{place.split('/', maxsplit=1)[0]}"
    words = place.split(".")
    return "/".join(words[:2]) if len(words) > 2 and not words[1].startswith("test_") else words[0]

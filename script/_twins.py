"""The twin worlds of `tests/leaks`: how many courses a change is worth, and how many a release."""

from __future__ import annotations

import os
import secrets
import subprocess
from collections.abc import Sequence
from pathlib import Path

from _parts import Part
from _steps import ROOT

COURSES, BOXES = 600, 30
"""Of each change: courses within one process, and courses of real processes over HTTP and sockets."""


def parts(python: Path) -> list[Part]:
    """The two parts of a check that draw courses; both print their seeds and what was tried."""
    return [
        _part(python, "twin worlds", "test_twins.py::test_the_twins_cannot_be_told_apart", "TWIN", COURSES),
        _part(
            python, "black box", "black_box/test_black_box.py::test_the_boxes_cannot_be_told_apart", "BLACK_BOX", BOXES
        ),
    ]


def _part(python: Path, name: str, test: str, setting: str, count: int) -> Part:
    words: list[str | Path] = [python, "-m", "pytest", "-q", "-s", f"tests/leaks/{test}"]
    return Part(name, words, env={f"BACKCHANNEL_{setting}_COURSES": str(count)}, shown=True)


def soak(python: Path, words: Sequence[str]) -> int:
    """Rounds of courses, then the search for every mutant; answers the exit status.

    Args:
        python: the development environment's.
        words: the command line: `--soak N`, and `--seed S` to repeat the rounds of a seed.
    """
    rounds = int(_after(words, "--soak", "1"))
    seed = int(_after(words, "--seed", str(secrets.randbelow(1_000_000_000))))
    again = f"script/test --soak {rounds} --seed {seed}"
    print(f"the same once more: {again}", flush=True)
    path = os.pathsep.join(map(str, (ROOT / "src", ROOT / "tests")))
    asked = ["--courses", str(rounds * COURSES), "--boxes", str(rounds * BOXES), "--seed", str(seed), "--mutants"]
    done = subprocess.run([python, "-m", "leaks.soak", *asked], cwd=ROOT, env={**os.environ, "PYTHONPATH": path})
    print(f"the same once more: {again}", flush=True)
    return done.returncode


def _after(words: Sequence[str], name: str, otherwise: str) -> str:
    at = list(words).index(name) + 1 if name in words else len(words)
    return words[at] if at < len(words) and not words[at].startswith("--") else otherwise

"""The parts of a check: each is one command that must end with 0; each gets a line with its name and its time."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import _web
from _steps import ROOT

SLOW = ("browser", "faults", "fuzz", "leaks")
"""Test folders that the fast check leaves out."""


@dataclass(frozen=True)
class Part:
    """A named command; `shown` lets its output through as it comes, else it is printed only when the part fails."""

    name: str
    command: Sequence[str | Path]
    where: Path = ROOT
    env: Mapping[str, str] = field(default_factory=dict)
    shown: bool = False


@dataclass(frozen=True)
class Outcome:
    """How a part ended: its exit status (0 is good) and the seconds it took."""

    name: str
    status: int
    seconds: float


def standing(python: Path, node: _web.Node) -> list[Part]:
    """Everything that is true of the files as they stand, before any of them runs."""
    scripts = ROOT / "script"
    return [
        Part("lint", [python, "-m", "ruff", "check", "."]),
        Part("format", [python, "-m", "ruff", "format", "--check", "."]),
        Part("types", [python, "-m", "mypy"]),
        Part("imports", [python.parent / "lint-imports", "--no-cache"]),
        Part("npm lock", [sys.executable, scripts / "check_npm_lock"]),
        Part("user interface", [sys.executable, scripts / "_ui.py"]),
        Part("wire types", [sys.executable, scripts / "types", "--check"]),
        Part("walls", [sys.executable, scripts / "walls", "--check"]),
        Part("browser code", [*node.npm, "run", "check", *_web.EACH, "--include-workspace-root"], _web.WEB, node.env()),
        Part("browser code's form", [*node.npm, "exec", "--", "prettier", "--check", "."], _web.WEB, node.env()),
        Part("browser code's sizes", [*node.npm, "exec", "--", "vitest", "run", "house"], _web.WEB, node.env()),
    ]


def quick_tests(python: Path) -> Part:
    """Every test folder that takes seconds."""
    return Part("quick tests", pytest(python, *(f"--ignore=tests/{name}" for name in SLOW)))


def pytest(python: Path, *options: str | Path) -> list[str | Path]:
    """The words that run tests on two workers, a file to one worker."""
    return [python, "-m", "pytest", "-q", "-n", "2", "--dist", "loadfile", "tests", *options]


def run(parts: Sequence[Part]) -> list[Outcome]:
    """Run all parts, whatever happens to one of them, and return how each ended."""
    return [_run(part) for part in parts]


def report(outcomes: Sequence[Outcome]) -> int:
    """Print a line per part and return the exit status for all of them."""
    print("\n" + "\n".join(f"{_verdict(one)}  {one.seconds / 60:6.2f} min  {one.name}" for one in outcomes), flush=True)
    return int(any(one.status for one in outcomes))


def _verdict(outcome: Outcome) -> str:
    return "FAILED" if outcome.status else "ok    "


def _run(part: Part) -> Outcome:
    print(f"{part.name} … ", end="\n" if part.shown else "", flush=True)
    began = time.monotonic()
    caught = None if part.shown else subprocess.PIPE
    done = subprocess.run(
        [str(word) for word in part.command],
        cwd=part.where,
        env={**os.environ, **part.env},
        stdout=caught,
        stderr=caught and subprocess.STDOUT,
    )
    seconds = time.monotonic() - began
    if not part.shown:
        print(f"{'failed' if done.returncode else 'ok'}, {seconds:.1f} s", flush=True)
        if done.returncode:
            print(done.stdout.decode(errors="replace"), flush=True)
    return Outcome(part.name, done.returncode, seconds)

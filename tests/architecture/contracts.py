"""The import contracts of `pyproject.toml`: read as data, and tried on a copy of the sources with a module planted."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

from architecture.tree import CUSTOMER, DOORS, ROOT, SHARED, SOURCE, STAFF

OUTER = DOORS | {"__main__", "wiring"}
MAY: dict[str, frozenset[str]] = {
    "framework": OUTER,
    "server": OUTER | {"live"},
    "drivers": frozenset({"storage"}),
    "brokers": frozenset({"bus"}),
}
"""Per contract on an outside library, the packages that may import it."""


def written() -> dict[str, dict[str, Any]]:
    """Each contract by its id."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {contract["id"]: contract for contract in settings["tool"]["importlinter"]["contracts"]}


def sources(contract: str, there: frozenset[str]) -> frozenset[str]:
    """The packages, out of those that are there, which a contract must bind."""
    return there & (CUSTOMER | SHARED) if contract == "walls" else frozenset(map(_top, there)) - MAY[contract]


def forbidden(there: frozenset[str]) -> frozenset[str]:
    """The packages, out of those that are there, which the customers' side must not reach."""
    return there & STAFF


def named(modules: list[str]) -> frozenset[str]:
    """Modules of a contract as `tree.packages` names them."""
    return frozenset(name.removeprefix("backchannel.") for name in modules)


def copy_sources(folder: Path) -> Path:
    """A copy of the Python sources below `folder`, to plant modules in."""
    shutil.copytree(SOURCE, folder / "src" / "backchannel", ignore=shutil.ignore_patterns("web_dist", "__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def plant(folder: Path, path: str, text: str) -> None:
    """Write a module below `backchannel` in a copy."""
    target = folder / "src" / "backchannel" / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def check(folder: Path, *contracts: str) -> tuple[bool, str]:
    """Whether all, or the named, contracts hold in a copy; and what the linter said."""
    linter = Path(sys.executable).parent / "lint-imports"
    only = [word for name in contracts for word in ("--contract", name)]
    done = subprocess.run(
        [linter, "--no-cache", "--no-logo", *only],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode == 0, done.stdout + done.stderr


def _top(name: str) -> str:
    return name.partition(".")[0]

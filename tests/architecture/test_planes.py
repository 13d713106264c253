"""Whatever of the customers' side is imported, no module of the staff's side comes into memory with it."""

import os
import subprocess
import sys

import pytest

from architecture.tree import CUSTOMER, SHARED, SOURCE, STAFF, packages


def modules(package: str) -> list[str]:
    """Every module of a package, by its full name."""
    place = SOURCE / package.replace(".", "/")
    found = sorted(place.rglob("*.py")) or [place.with_suffix(".py")]
    names = [path.relative_to(SOURCE.parent).with_suffix("") for path in found if "migrations" not in path.parts]
    return [".".join(name.parts).removesuffix(".__init__") for name in names]


def loaded_with(names: list[str]) -> set[str]:
    """The modules in memory of a fresh Python that has imported some."""
    program = "import importlib, sys\nfor name in sys.argv[1:]: importlib.import_module(name)\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program, *names],
        env={**os.environ, "PYTHONPATH": str(SOURCE.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def of_staff(names: set[str]) -> list[str]:
    """Those that belong to the staff's side."""
    own = tuple(f"backchannel.{package}" for package in STAFF)
    return sorted(name for name in names if name.startswith(own))


@pytest.mark.parametrize("package", sorted(packages() & (CUSTOMER | SHARED)))
def test_nothing_of_the_staff_comes_along(package: str) -> None:
    assert of_staff(loaded_with(modules(package))) == []


def test_what_comes_along_would_be_seen() -> None:
    assert of_staff(loaded_with(["backchannel.private.store"])) != []

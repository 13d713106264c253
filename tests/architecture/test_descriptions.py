"""Each door describes all that goes over its wire, in a form from which clients can be generated."""

import json
import subprocess
import sys
from collections import Counter
from functools import cache
from importlib import import_module
from typing import Any, get_args

import msgspec
import pytest

from architecture.scripts import script
from architecture.tree import ROOT

DOORS = ("customer", "staff")
TYPES = script("types")


@cache
def described(door: str) -> dict[str, Any]:
    """A door's OpenAPI document, as the command prints it."""
    words = [sys.executable, "-m", "backchannel", "openapi", "--door", door]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    document: dict[str, Any] = json.loads(done.stdout)
    return document


def structs(kind: Any) -> set[str]:
    """The names of the structs in a type or a union."""
    parts = get_args(kind) or (kind,)
    return {part.__name__ for part in parts if isinstance(part, type) and issubclass(part, msgspec.Struct)}


def twice(names: list[str]) -> list[str]:
    """The names that stand there more than once."""
    return [name for name, times in Counter(names).items() if times > 1]


@pytest.mark.parametrize("door", DOORS)
def test_everything_on_the_wire_is_named(door: str) -> None:
    wire = import_module(f"backchannel.{door}.wire")
    wanted = set().union(*(structs(kind) for kind in wire.WIRE_TYPES))
    assert wanted
    assert wanted - set(described(door)["components"]["schemas"]) == set()


@pytest.mark.parametrize("door", DOORS)
def test_every_operation_has_a_name_of_its_own(door: str) -> None:
    operations = [one for path in described(door)["paths"].values() for one in path.values() if "operationId" in one]
    assert operations
    assert twice([one["operationId"] for one in operations]) == []


def test_a_name_given_twice_is_seen() -> None:
    assert twice(["leave", "join", "leave"]) == ["leave"]


@pytest.mark.parametrize("door", DOORS)
def test_the_frames_of_its_socket_are_described(door: str) -> None:
    frames = TYPES.frames(door, described(door)["x-socket"])
    assert list(frames) == [f"From{door.capitalize()}", f"To{door.capitalize()}"]
    assert all(union["discriminator"]["propertyName"] for union in frames.values())

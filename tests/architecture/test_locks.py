"""What is installed is pinned, carries a hash, and says nothing of where it came from."""

import json
import re
import tomllib
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from architecture.scripts import script
from architecture.tree import ROOT

NPM = script("check_npm_lock")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = {
    name: (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8") for name in ("node", "server", "dev")
}
PINNED = re.compile(r"^([\w.-]+)==([^\s;]+)", re.MULTILINE)


def wanted(*groups: str) -> list[Requirement]:
    """The requirements of some dependency groups."""
    lines = [line for name in groups for line in PROJECT["dependency-groups"][name] if isinstance(line, str)]
    return [Requirement(line) for line in lines]


def missing(lock: str, requirements: list[Requirement]) -> list[str]:
    """Those that a lock does not hold at a version that fits."""
    held: dict[str, list[Version]] = {}
    for name, version in PINNED.findall(lock):
        held.setdefault(name.lower(), []).append(Version(version))
    return [str(r) for r in requirements if not any(v in r.specifier for v in held.get(r.name.lower(), []))]


RUNNING = [Requirement(line) for line in PROJECT["project"]["dependencies"]]


@pytest.mark.parametrize(
    ("lock", "requirements"),
    [
        ("node", wanted("node")),
        ("server", [*RUNNING, *wanted("build")]),
        ("dev", [*RUNNING, *wanted("build", "dev")]),
    ],
)
def test_a_lock_holds_what_the_project_asks_for(lock: str, requirements: list[Requirement]) -> None:
    assert missing(LOCKS[lock], requirements) == []


def test_both_locks_agree() -> None:
    assert set(PINNED.findall(LOCKS["server"])) <= set(PINNED.findall(LOCKS["dev"]))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash_and_no_address(lock: str) -> None:
    entries = re.split(r"\n(?=\S)", LOCKS[lock].strip())
    assert [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []
    assert "://" not in LOCKS[lock]


def test_a_requirement_that_is_not_locked_is_seen() -> None:
    lock = "msgspec==0.22.0 \\\n    --hash=sha256:00\n"
    assert missing(lock, [Requirement("msgspec>=0.22")]) == []
    assert missing(lock, [Requirement("msgspec>=9"), Requirement("picows")]) == ["msgspec>=9", "picows"]


def test_the_npm_lock_is_whole() -> None:
    lock = json.loads((ROOT / "web" / "package-lock.json").read_text(encoding="utf-8"))
    assert list(NPM.faults(lock)) == []


GOOD = {"version": "1.0.0", "integrity": "sha512-x"}


@pytest.mark.parametrize(
    ("packages", "fault"),
    [
        ({"node_modules/a": {"version": "1.0.0"}}, "node_modules/a: no integrity hash"),
        ({"node_modules/a": {"integrity": "sha512-x"}}, "node_modules/a: no version"),
        ({"node_modules/a": {**GOOD, "resolved": "x"}}, "node_modules/a: records the address it came from"),
        ({"node_modules/a": {**GOOD, "optionalDependencies": {"b": "1"}}}, "node_modules/a: b is not locked"),
        ({"": {"devDependencies": {"a": "^1.0.0"}}}, "the root: a is not pinned (^1.0.0)"),
        ({"ui": {"dependencies": {"a": "latest"}}}, "ui: a is not pinned (latest)"),
    ],
)
def test_a_fault_of_an_npm_lock_is_seen(packages: dict[str, Any], fault: str) -> None:
    assert list(NPM.faults({"packages": packages})) == [fault]


def test_a_good_npm_lock_passes() -> None:
    linked = {"ui": {"dependencies": {"a": "1.0.0"}}, "node_modules/ui": {"resolved": "ui", "link": True}}
    whole = {"node_modules/a": {**GOOD, "optionalDependencies": {"b": "1"}}, "node_modules/b": GOOD}
    assert list(NPM.faults({"packages": {**linked, **whole}})) == []

"""Everything that is installed may be used, changed and passed on with Backchannel."""

import json
import re
from importlib.metadata import PackageNotFoundError, distribution

import pytest

from architecture.licences import licence_in, licence_of, may_come
from architecture.tree import ROOT

PINNED = re.compile(r"^([\w.-]+)==[^;\n]*(;.*)?$", re.MULTILINE)


def test_every_python_package_may_come() -> None:
    pins = PINNED.findall((ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8"))
    there: dict[str, str] = {}
    for name, only_where in pins:
        try:
            there[name] = licence_of(distribution(name))
        except PackageNotFoundError:
            assert only_where, f"{name} is locked for every system and not installed"
    assert len(there) > 50
    assert {name: licence for name, licence in there.items() if not may_come(licence)} == {}


def test_every_browser_package_may_come() -> None:
    lock = json.loads((ROOT / "web" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    fetched = {path: entry for path, entry in lock.items() if "node_modules" in path and not entry.get("link")}
    licences = {path: entry.get("license") or licence_in(ROOT / "web" / path) for path, entry in fetched.items()}
    assert len(licences) > 100
    assert {path: licence for path, licence in licences.items() if not may_come(licence)} == {}


@pytest.mark.parametrize(
    "licence", ["MIT", "BSD-3-Clause", "0BSD", "Apache-2.0 OR BSD-2-Clause", "MPL-2.0", "(MIT OR CC0-1.0)"]
)
def test_a_free_licence_may(licence: str) -> None:
    assert may_come(licence)


@pytest.mark.parametrize(
    "licence", ["", "GPL-3.0-only", "AGPL-3.0", "LGPLv3", "MIT AND GPL-2.0", "GNU General Public License", "SSPL"]
)
def test_another_may_not(licence: str) -> None:
    assert not may_come(licence)

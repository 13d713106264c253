"""The import contracts hold, bind every package, and each goes red when a module breaks it."""

from pathlib import Path

import pytest

from architecture.contracts import MAY, check, copy_sources, forbidden, named, plant, sources, written
from architecture.tree import CUSTOMER, NEITHER, SHARED, SOURCE, STAFF, packages

PLANTS = [
    ("layers", {"kernel/planted.py": "import backchannel.storage.database"}),
    ("layers", {"storage/planted.py": "import backchannel.live.connection"}),
    ("layers", {"live/planted.py": "import backchannel.public.store"}),
    ("layers", {"public/planted.py": "import backchannel.private.store"}),
    ("layers", {"private/planted.py": "import backchannel.staff"}),
    ("layers", {"customer/planted.py": "import backchannel.staff"}),
    ("layers", {"unheard_of/__init__.py": ""}),
    ("walls", {"public/planted.py": "from backchannel import private"}),
    ("walls", {"customer/planted.py": "import backchannel.staff"}),
    ("walls", {"live/planted.py": "import backchannel.private.store"}),
    ("walls", {"public/planted.py": "import backchannel.kernel.way", "kernel/way.py": "import backchannel.staff"}),
    ("walls", {"public/planted.py": "def late():\n    import backchannel.private.store"}),
    ("framework", {"private/planted.py": "import litestar"}),
    ("framework", {"live/planted.py": "from litestar import Litestar"}),
    ("server", {"public/planted.py": "import uvicorn"}),
    ("server", {"private/planted.py": "from picows import WSListener"}),
    ("drivers", {"public/planted.py": "import sqlite3"}),
    ("drivers", {"staff/planted.py": "import asyncpg"}),
    ("brokers", {"live/planted.py": "import redis"}),
    ("stores", {"wiring/planted.py": "import backchannel.storage.sqlite"}),
    ("buses", {"wiring/planted.py": "from backchannel.bus.local import LocalBus"}),
    ("opening", {"public/planted.py": "from backchannel.storage.opened import open_store"}),
]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return copy_sources(tmp_path)


def test_all_contracts_hold(copy: Path) -> None:
    kept, said = check(copy)
    assert kept, said


@pytest.mark.parametrize(("contract", "modules"), PLANTS)
def test_a_planted_module_breaks_its_contract(copy: Path, contract: str, modules: dict[str, str]) -> None:
    for path, text in modules.items():
        plant(copy, path, f"{text}\n")
    kept, said = check(copy, contract)
    assert not kept
    assert "BROKEN" in said or "unheard_of" in said, said


def test_every_contract_is_tried() -> None:
    assert {contract for contract, _ in PLANTS} == set(written())


def test_every_package_is_in_one_set() -> None:
    lost = packages() - CUSTOMER - SHARED - STAFF - NEITHER
    assert not lost, f"in no set of tests/architecture/tree.py: {sorted(lost)}"
    assert len(CUSTOMER | SHARED | STAFF) == len(CUSTOMER) + len(SHARED) + len(STAFF)


def test_a_package_in_no_set_is_seen(tmp_path: Path) -> None:
    (tmp_path / "unheard_of").mkdir()
    (tmp_path / "unheard_of" / "__init__.py").touch()
    (tmp_path / "wiring").mkdir()
    (tmp_path / "wiring" / "other.py").touch()
    assert packages(tmp_path) == {"unheard_of", "wiring.other"}


@pytest.mark.parametrize("contract", ["walls", *MAY])
def test_a_contract_binds_every_package_it_should(contract: str) -> None:
    rule, there = written()[contract], packages()
    assert named(rule["source_modules"]) == sources(contract, there), "see source_modules in pyproject.toml"
    if contract == "walls":
        assert named(rule["forbidden_modules"]) == forbidden(there), "see forbidden_modules in pyproject.toml"


def test_wiring_itself_is_empty() -> None:
    """Importing one plane's wiring imports `wiring` first, so that must bring nothing along."""
    texts = [path.read_text(encoding="utf-8") for path in SOURCE.glob("wiring/__init__.py")]
    assert not [text for text in texts if "import" in text.partition('"""')[2].partition('"""')[2]]

"""The commands: what they print, how they end, and what they load."""

from __future__ import annotations

import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from backchannel.__main__ import main
from backchannel.storage import authorizer
from programs import run_python
from stores import fresh

HEAVY = (
    "alembic",
    "mako",
    "httpx",
    "PIL",
    "asyncpg",
    "webauthn",
    "sqlalchemy.orm",
    "sqlalchemy.ext.asyncio",
    "pydantic",
)
OPENED = """
import sys
from pathlib import Path
from backchannel.settings import Settings
from backchannel.wiring.desk import open_desk
open_desk(Settings(data=Path(sys.argv[1])))
print(*sys.modules)
"""


def test_migrate_brings_both_stores_into_being_then_finds_nothing_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for expected in ("brought up to date", "is up to date"):
        assert main(["migrate", "--data", str(tmp_path)]) == 0
        assert capsys.readouterr().out == f"public: {expected}\nprivate: {expected}\n"


def test_a_wrong_setting_is_said_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--data", str(tmp_path), "--port", "eighty"]) == 2
    assert capsys.readouterr().err.startswith("backchannel: port is a number")


def test_a_store_from_the_future_is_not_served(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = fresh(tmp_path, "public")
    with closing(sqlite3.connect(folder / "desk.db")) as link, link:
        link.execute("UPDATE alembic_version SET version_num = 'r9999_later'")
    assert main(["serve", "--data", str(tmp_path), "--port", "0", "--staff-port", "0"]) == 2
    assert "r9999_later" in capsys.readouterr().err


def test_a_desk_whose_lock_does_not_hold_is_not_served(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(authorizer, "authorizer", lambda _tables: lambda *_: sqlite3.SQLITE_OK)
    assert main(["serve", "--data", str(tmp_path), "--port", "0", "--staff-port", "0"]) == 3
    assert "K4 does not hold" in capsys.readouterr().err


@pytest.mark.parametrize("door", ["customer", "staff"])
def test_a_description_is_printed_with_its_keys_in_order(door: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["openapi", "--door", door]) == 0
    printed = capsys.readouterr().out
    described = json.loads(printed)
    assert printed == json.dumps(described, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    assert described["openapi"].startswith("3.1")
    assert described["paths"]


def test_commands_are_explained(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    printed = capsys.readouterr().out
    assert all(command in printed for command in ("serve", "demo", "migrate", "openapi"))


def test_a_warm_start_loads_nothing_heavy(tmp_path: Path) -> None:
    for universe in ("public", "private"):
        fresh(tmp_path, universe)
    loaded = set(run_python(OPENED, str(tmp_path)).split())
    assert "backchannel.staff" in loaded
    assert sorted(loaded & set(HEAVY)) == []


def test_the_customers_description_loads_no_module_of_the_staff() -> None:
    program = "import sys\nfrom backchannel.__main__ import main\nmain(['openapi', '--door', 'customer'])\n"
    program += "print([name for name in sys.modules if name.startswith(('backchannel.private', 'backchannel.staff'))])"
    assert run_python(program).splitlines()[-1] == "[]"
    assert "backchannel" in sys.modules

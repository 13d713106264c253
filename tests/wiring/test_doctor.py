"""The doctor tries all ten locks of a desk, whether it runs or not, and says what was seen."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from apart import LOCK_BROKEN, running, start
from backchannel.__main__ import main
from backchannel.locks import LOCKS


def examined(folder: Path, *words: str) -> tuple[int, str]:
    one = start(folder, "doctor", *words)
    said, _ = one.process.communicate(timeout=60)
    return one.process.returncode, said


def locks(folder: Path) -> dict[str, Any]:
    code, said = examined(folder, "--json")
    assert code == 0, said
    return {lock["id"]: lock for lock in json.loads(said)["locks"]}


def seen_by(lock: dict[str, Any]) -> set[str]:
    return {attempt["by"] for attempt in lock["attempts"]}


def test_every_lock_of_a_desk_at_rest_is_tried(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["migrate", "--data", str(tmp_path)])
    found = locks(tmp_path)
    assert list(found) == [lock.id for lock in LOCKS]
    assert {lock_id for lock_id, lock in found.items() if lock["verdict"] != "holds"} == {"K7"}
    assert all(lock["attempts"] for lock in found.values())
    assert found["K7"]["verdict"] == "not in force"
    assert capsys.readouterr().err == ""


def test_a_running_desk_says_what_its_processes_found(tmp_path: Path) -> None:
    with running(tmp_path, "serve"):
        together = locks(tmp_path)
        assert together["K5"]["verdict"] == "holds in part"
        assert seen_by(together["K4"]) == {"doctor", "both"}
    with running(tmp_path, "serve", "--plane", "staff"), running(tmp_path, "serve", "--plane", "customer"):
        apart = locks(tmp_path)
        assert apart["K5"]["verdict"] == "holds"
        assert seen_by(apart["K5"]) == {"doctor", "customer"}
        assert seen_by(apart["K10"]) == {"doctor", "staff"}
        assert seen_by(apart["K7"]) == {"doctor", "customer", "staff"}


def test_a_lock_that_does_not_hold_is_named_and_the_code_says_so(tmp_path: Path) -> None:
    main(["migrate", "--data", str(tmp_path)])
    with closing(sqlite3.connect(tmp_path / "private" / "desk.db")) as link, link:
        link.execute("CREATE TABLE setting (name TEXT)")
    code, said = examined(tmp_path)
    assert code == LOCK_BROKEN
    assert "K3  stores: DOES NOT HOLD" in said
    assert "in both: setting" in said
    assert said.rstrip().endswith("K3 does not hold: customers must not be served until it does.")


def test_there_must_be_a_desk(tmp_path: Path) -> None:
    code, said = examined(tmp_path)
    assert code == 2
    assert said.startswith("backchannel: there is no public store of this version")
    assert not (tmp_path / "public").exists()

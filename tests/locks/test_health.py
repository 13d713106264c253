"""Reports of what processes found: believed as long as their processes live."""

from __future__ import annotations

from pathlib import Path

import pytest

from backchannel.locks import Findings, LocksBrokenError, Trial, Verdict
from backchannel.locks.health import FOLDER, Health, reports
from programs import start_python
from stores import Clock

FOUND = Findings((Trial("K1", "types were compared", "none is shared", Verdict.HOLDS),))
OTHER = """
import sys
from pathlib import Path
from backchannel.locks import Findings
from backchannel.locks.health import Health
health = Health("customer", Path(sys.argv[1]))
health.found(Findings())
print("found", flush=True)
sys.stdin.read()
"""


def test_a_report_is_there_as_long_as_its_process_lives(tmp_path: Path) -> None:
    health, clock = Health("staff", tmp_path, clock=Clock()), Clock()
    health.found(FOUND)
    other = start_python(OTHER, str(tmp_path))
    assert other.stdout is not None
    assert other.stdout.readline() == "found\n"
    own, others = health.reports()
    assert (own.process, own.since, own.findings) == ("staff", clock.now, FOUND)
    assert (others.process, others.number) == ("customer", other.pid)
    other.kill()
    other.communicate()
    assert health.reports() == [own]
    health.close()
    assert reports(tmp_path) == []


def test_a_report_is_for_its_owner_alone(tmp_path: Path) -> None:
    health = Health("staff", tmp_path)
    health.found(FOUND)
    (file,) = (tmp_path / FOLDER).iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    health.close()


def test_who_finds_a_lock_broken_leaves_no_report(tmp_path: Path) -> None:
    broken = FOUND.and_([Trial("K2", "modules were looked for", "one was there", Verdict.BROKEN)])
    with pytest.raises(LocksBrokenError):
        Health("staff", tmp_path).found(broken)
    assert reports(tmp_path) == []


def test_what_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    health = Health("staff", tmp_path)
    health.found(FOUND)
    (file,) = (tmp_path / FOLDER).iterdir()
    file.write_text("not a report")
    assert health.reports() == []
    health.close()

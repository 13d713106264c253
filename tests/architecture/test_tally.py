"""Nothing is left out of a run unseen: no skip, no expected failure, no folder that lost its tests."""

import subprocess
import sys
from pathlib import Path

import pytest

from architecture.scripts import script
from architecture.tree import ROOT

TALLY = script("_tally")
PYTEST = """
<testsuites><testsuite name="pytest">
<testcase classname="tests.kernel.test_ids" name="test_a" />
<testcase classname="tests.kernel.test_ids.TestB" name="test_b"><skipped type="pytest.xfail" message="" /></testcase>
<testcase classname="tests.test_readme" name="test_c"><skipped type="pytest.skip" message="later" /></testcase>
</testsuite></testsuites>
"""
VITEST = """
<testsuites><testsuite name="socket/src/places.test.ts">
<testcase classname="socket/src/places.test.ts" name="goes on" />
<testcase classname="widget/panel/src/a.test.tsx" name="opens" />
</testsuite></testsuites>
"""


@pytest.fixture
def ran(tmp_path: Path) -> list[object]:
    (tmp_path / "python.xml").write_text(PYTEST)
    (tmp_path / "web.xml").write_text(VITEST)
    return list(TALLY.read(tmp_path))


def test_each_test_is_counted_in_its_folder(ran: list[object]) -> None:
    folders = [test.folder for test in ran]
    assert folders == ["tests/kernel", "tests/kernel", "tests", "web/socket", "web/widget"]


def test_what_failed_is_run_again_by_name(tmp_path: Path) -> None:
    (tmp_path / "browser.xml").write_text(
        '<testsuites><testsuite><testcase classname="tests.browser.test_a" name="test_x[dark]"><failure /></testcase>'
        '<testcase classname="tests.browser.test_a" name="test_y" />'
        '<testcase classname="tests.browser.test_b" name="test_z"><error /></testcase></testsuite></testsuites>'
    )
    again = ["tests/browser/test_a.py::test_x[dark]", "tests/browser/test_b.py::test_z"]
    assert TALLY.failed(tmp_path / "browser.xml") == again


def test_a_skip_and_an_expected_failure_are_faults(ran: list[object]) -> None:
    least = {"tests/kernel": 1, "web/socket": 1, "web/widget": 1}
    assert TALLY.faults(ran, least) == [
        "skipped or expected to fail: tests/kernel: tests.kernel.test_ids.TestB: test_b",
        "skipped or expected to fail: tests: tests.test_readme: test_c",
    ]


def test_lost_tests_and_unknown_folders_are_faults(ran: list[object]) -> None:
    good = [test for test in ran if not test.skipped]
    assert TALLY.faults(good, {"tests/kernel": 2, "web/socket": 1, "tests/browser": 1}) == [
        "tests/kernel: 1 tests ran, 2 must",
        "tests/browser: 0 tests ran, 1 must",
        "web/widget: no least number of tests; run script/test --record",
    ]


def test_with_ci_a_deselected_test_fails_the_run(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text())
    (tmp_path / "test_two.py").write_text("def test_a(): pass\ndef test_b(): pass\n")
    run = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "test_a", str(tmp_path)]
    told = {
        ci: subprocess.run(run, cwd=tmp_path, env={"CI": ci}, capture_output=True, check=False) for ci in ("", "true")
    }
    assert told[""].returncode == 0
    assert told["true"].returncode != 0
    assert b"1 tests were deselected" in told["true"].stdout + told["true"].stderr

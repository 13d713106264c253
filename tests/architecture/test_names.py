"""A file is called by what is in it, a folder by what people do there."""

from pathlib import PurePath

import pytest

from architecture.names import bad_names
from architecture.tree import ROOT, code, shown, together

PLACES = [ROOT / name for name in ("src", "tests", "script", "bench", "web")]


def test_no_name_is_a_pattern_or_a_number() -> None:
    complaints = [line for path in code(*PLACES) for line in bad_names(PurePath(shown(path)))]
    assert not complaints, together(complaints)


@pytest.mark.parametrize(
    "path", ["a/send2.py", "a/send_2.py", "a/send_more.py", "web/ui/Button2.svelte", "a/x1.test.ts"]
)
def test_a_second_part_of_a_file_needs_a_name(path: str) -> None:
    assert list(bad_names(PurePath(path)))


@pytest.mark.parametrize("path", ["a/utils.py", "utils/a.py", "a/services/b.py", "web/ui/helpers.ts", "a/Common/b.py"])
def test_a_pattern_is_no_name(path: str) -> None:
    assert list(bad_names(PurePath(path)))


@pytest.mark.parametrize(
    "path", ["a/send.py", "migrations/r0001_directory.py", "web/ui/Button.svelte", "service_times/a.py"]
)
def test_a_plain_name_passes(path: str) -> None:
    assert not list(bad_names(PurePath(path)))

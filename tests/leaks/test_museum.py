"""The museum has every class, and each of its pieces has been seen red."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from leaks.kept_apps import forget_apps
from leaks.museum.pieces import CLASSES, SHOWN_RED_BY, find_pieces
from leaks.mutants import MUTANTS

PIECES = find_pieces()
PAIRS = [(name, mutant) for name, mutants in SHOWN_RED_BY.items() for mutant in mutants]


def test_every_class_has_its_piece() -> None:
    shown = {int(number) for name in PIECES for number in re.findall(r"^test_l(\d\d)_", name)}
    assert shown == set(CLASSES) == set(range(1, 29))


@pytest.mark.parametrize(("name", "mutant"), PAIRS)
def test_a_piece_is_red_under_its_mutant(name: str, mutant: str, tmp_path: Path) -> None:
    try:
        with pytest.MonkeyPatch.context() as patch:
            MUTANTS[mutant].install(patch)
            forget_apps()
            with pytest.raises(AssertionError):
                PIECES[name](tmp_path)
    finally:
        forget_apps()

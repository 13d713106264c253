"""Every rule of the walls has a bug that breaks it: the twins tell each of them, or the desk does not open."""

from pathlib import Path

import pytest

from backchannel.storage.authorizer import LockBrokenError
from leaks.kept_apps import forget_apps
from leaks.mutants import MUTANTS, Mutant
from leaks.twins import compare

LEAST = 16
every = pytest.mark.parametrize("mutant", MUTANTS.values(), ids=list(MUTANTS))


def test_there_are_enough_of_them() -> None:
    assert len(MUTANTS) >= LEAST
    assert all(mutant.rule for mutant in MUTANTS.values())


@every
def test_a_mutant_is_told_by_its_witness(mutant: Mutant, tmp_path: Path) -> None:
    killer = mutant.killer or (lambda _folder: compare(mutant.witness))
    killer(tmp_path / "sound")
    try:
        with pytest.MonkeyPatch.context() as patch:
            mutant.install(patch)
            forget_apps()
            with pytest.raises((AssertionError, LockBrokenError)):
                killer(tmp_path / "broken")
    finally:
        forget_apps()

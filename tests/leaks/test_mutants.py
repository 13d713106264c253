"""Every rule of the walls has a bug that breaks it: the twins tell each, or the museum, or the desk does not open."""

import pytest

from backchannel.storage.authorizer import LockBrokenError
from leaks.kept_apps import forget_apps
from leaks.museum.pieces import find_pieces, shown_by_pieces
from leaks.mutants import MUTANTS, Mutant
from leaks.trace import BEGINNING
from leaks.twins import DifferenceError, compare

LEAST = 40
find_pieces()
ALONE = [one for one in MUTANTS.values() if one.name not in shown_by_pieces() or one.witness != tuple(BEGINNING)]
every = pytest.mark.parametrize("mutant", ALONE, ids=[one.name for one in ALONE])


def test_there_are_enough_of_them() -> None:
    assert len(MUTANTS) >= LEAST
    assert all(mutant.rule for mutant in MUTANTS.values())


@every
def test_a_mutant_is_told_by_its_witness(mutant: Mutant) -> None:
    compare(mutant.witness)
    try:
        with pytest.MonkeyPatch.context() as patch:
            mutant.install(patch)
            forget_apps()
            with pytest.raises((DifferenceError, LockBrokenError)):
                compare(mutant.witness)
    finally:
        forget_apps()

"""The register of locks, the sides that trials look for, and what findings say together."""

from __future__ import annotations

import pytest

from architecture.tree import CUSTOMER, STAFF
from backchannel.locks import LOCKS, Findings, LocksBrokenError, Trial, Verdict, denied, lock, sides


def test_the_ten_locks_have_names_that_never_change() -> None:
    names = "types modules stores principals|listeners and processes|bus key files egress budgets"
    listed = [name for part in names.split("|") for name in ([part] if " and " in part else part.split())]
    assert [one.id for one in LOCKS] == [f"K{number}" for number in range(1, 11)]
    assert [one.name for one in LOCKS] == listed
    assert all(one.sentence.endswith(".") and ". " not in one.sentence for one in LOCKS)
    with pytest.raises(KeyError):
        lock("K11")


def test_the_sides_that_trials_look_for_are_those_of_the_contracts() -> None:
    assert sides.CUSTOMER == CUSTOMER, "see src/backchannel/locks/sides.py"
    assert sides.STAFF == STAFF, "see src/backchannel/locks/sides.py"


def test_a_module_is_of_the_side_of_its_package() -> None:
    assert sides.of_staff("backchannel.private.team.me")
    assert sides.of_staff("backchannel.wiring.staff")
    assert not sides.of_staff("backchannel.public.store")
    assert not sides.of_staff("backchannel.wiring.staffing")
    assert sides.of_customers("backchannel.wiring.public_side")
    assert not sides.of_customers("msgspec.public")


def trial(verdict: Verdict, of: str = "K3") -> Trial:
    return Trial(of, "something was tried", "something was seen", verdict)


@pytest.mark.parametrize(
    ("verdicts", "together"),
    [
        ((), None),
        ((Verdict.HOLDS, Verdict.HOLDS), Verdict.HOLDS),
        ((Verdict.HOLDS, Verdict.NOT_IN_FORCE), Verdict.IN_PART),
        ((Verdict.NOT_IN_FORCE,), Verdict.NOT_IN_FORCE),
        ((Verdict.HOLDS, Verdict.BROKEN, Verdict.NOT_IN_FORCE), Verdict.BROKEN),
    ],
)
def test_one_breach_breaks_a_lock(verdicts: tuple[Verdict, ...], together: Verdict | None) -> None:
    found = Findings(tuple(trial(verdict) for verdict in verdicts))
    assert found.verdict(lock("K3")) == together
    assert found.verdict(lock("K4")) is None


def test_nobody_serves_with_a_broken_lock() -> None:
    found = Findings((trial(Verdict.HOLDS),))
    assert found.must_hold() is found
    with pytest.raises(LocksBrokenError, match="K4 does not hold: something was tried; something was seen"):
        found.and_([trial(Verdict.BROKEN, "K4")]).must_hold()


def test_only_the_denial_that_was_meant_is_one() -> None:
    def attempt(error: Exception | None) -> Trial:
        def fail() -> None:
            if error is not None:
                raise error

        return denied("K5", "it was tried", fail, PermissionError)

    assert attempt(PermissionError(13, "Permission denied")).verdict is Verdict.HOLDS
    assert attempt(FileNotFoundError(2, "No such file")).verdict is Verdict.BROKEN
    assert attempt(None).verdict is Verdict.BROKEN

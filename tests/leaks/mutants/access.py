"""Bugs of withdrawn access: what staff may read decides what is done aloud."""

from __future__ import annotations

from typing import Any

import pytest

from backchannel.private.team import admission
from backchannel.private.team.acts import ACTS
from leaks.mutants.mutant import mutant
from leaks.trace import Step


@mutant(
    "withdrawal that decides acts aloud",
    "no public act hangs on what was withdrawn from whom",
    Step("close", 2, 0),
    Step("withdraws", 0, 0),
    Step("staff_sees", 2, 0, 0),
    guards="rights",
)
def withdrawal_that_decides(patch: pytest.MonkeyPatch) -> None:
    may = admission.may

    def judged(me: Any, name: str, standing: Any = None, facts: Any = None) -> Any:
        if ACTS[name].in_room and standing is not None and facts is not None:
            standing = admission.as_withdrawn(me, standing, facts)
        return may(me, name, standing, facts)

    patch.setattr("backchannel.staff.looking.may", judged)

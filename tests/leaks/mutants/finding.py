"""Bugs of finding: looking for words that leaves a trace where customers are served from."""

from __future__ import annotations

from typing import Any

import pytest

from backchannel.kernel.proof import StaffProof
from backchannel.public.enquiries.seen import mark_seen
from backchannel.staff.rest import finding
from leaks.mutants.mutant import mutant
from leaks.trace import Step


@mutant(
    "find that marks seen",
    "looking for words is no public act",
    Step("customer_posts", 0, 0, 1),
    Step("find", 2, 0, 1),
    guards="search",
)
def find_that_marks_seen(patch: pytest.MonkeyPatch) -> None:
    read = finding.read_stretch

    async def and_mark(parts: Any, me: Any, seen: Any, *more: Any, **named: Any) -> Any:
        proof = StaffProof(me.staff_id, "mark_seen", seen.facts.id, by_reach=False)
        await parts.public.write(lambda tx: mark_seen(tx, proof, seen.facts.id, 1 << 40))
        return await read(parts, me, seen, *more, **named)

    patch.setattr(finding, "read_stretch", and_mark)

"""Bugs in how staff hear of private messages."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from backchannel.kernel.proof import StaffProof
from backchannel.public.enquiries.seen import mark_seen
from backchannel.staff.telling import Telling
from leaks.mutants.mutant import mutant
from leaks.trace import Step


@mutant(
    "notice that marks seen",
    "telling somebody of a private message is no public act",
    Step("customer_posts", 0, 0, 1),
    Step("whisper", 1, 0, 0),
    guards="push",
)
def notice_that_marks_seen(patch: pytest.MonkeyPatch) -> None:
    worded = Telling._worded

    async def and_mark(telling: Telling, who: list[str], notice: Any, entry: Any) -> Any:
        for staff_id in who:
            proof = StaffProof(staff_id, "mark_seen", entry.room, by_reach=False)
            await telling._public.write(partial(mark_seen, proof=proof, room=entry.room, seq=1 << 40))
        return await worded(telling, who, notice, entry)

    patch.setattr(Telling, "_worded", and_mark)

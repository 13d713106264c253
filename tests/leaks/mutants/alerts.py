"""Bugs in how staff hear of private messages."""

from __future__ import annotations

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
    notify = Telling._notify

    async def and_mark(telling: Telling, who: list[str], notice: Any, entry: Any) -> None:
        await notify(telling, who, notice, entry)
        for staff_id in who:
            seen = StaffProof(staff_id, "mark_seen", entry.room, by_reach=False)
            await telling._public.write(lambda tx, seen=seen: mark_seen(tx, seen, entry.room, 1 << 40))  # type: ignore[misc]

    patch.setattr(Telling, "_notify", and_mark)

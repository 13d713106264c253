"""Bugs of names: a mention that leaves a trace where customers are served from."""

from __future__ import annotations

from typing import Any

import pytest

from backchannel.private.messages.events import PrivateEntry
from backchannel.public.enquiries.members import enter
from leaks.mutants.mutant import after_each_private_message, mutant
from leaks.trace import Step


@mutant(
    "mention that brings in",
    "naming a colleague is no public act",
    Step("whisper_names", 2, 0, 4),
    guards="participants",
)
def mention_that_brings_in(patch: pytest.MonkeyPatch) -> None:
    async def act(tx: Any, entry: PrivateEntry) -> None:
        for one in entry.mentions:
            await enter(tx, entry.room, one.id)

    after_each_private_message(patch, act)

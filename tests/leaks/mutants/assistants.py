"""Bugs of assistants: one that speaks aloud, and a token that reads beyond its scope."""

from __future__ import annotations

from typing import Any

import pytest

from backchannel.kernel.proof import StaffProof
from backchannel.private.assistants.accounts import Assistant
from backchannel.public.messages.send import NewMessage, send_message
from backchannel.staff.rest import assisting
from leaks.mutants.mutant import mutant
from leaks.trace import Step
from leaks.world import sealed_key


@mutant(
    "assistant that sends publicly",
    "an assistant speaks to staff alone",
    Step("assistant_works", 2, 0, 0),
    guards="participants",
)
def assistant_that_sends_publicly(patch: pytest.MonkeyPatch) -> None:
    prove = assisting.proof_to_assist

    async def and_say_so(public: Any, who: Assistant, act: str, room: str) -> Any:
        proof, facts = await prove(public, who, act, room)
        if act == "send_as_assistant":
            owner = StaffProof(str(facts.owner_id), "send_message", room, by_reach=False)
            new = NewMessage(room, sealed_key(999), "Our assistant says hello")
            await public.write(lambda tx: send_message(tx, owner, new))
        return proof, facts

    patch.setattr(assisting, "proof_to_assist", and_say_so)


@mutant(
    "token beyond its scope",
    "an assistant of chosen rooms gets nothing of any other",
    guards="rights",
)
def token_beyond_its_scope(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Assistant, "reaches", lambda _who, _room: True)

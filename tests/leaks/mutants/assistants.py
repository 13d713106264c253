"""Bugs of assistants: one that speaks aloud, and a token that reads beyond its scope."""

from __future__ import annotations

from typing import Any

import pytest

from backchannel.kernel.proof import StaffProof
from backchannel.private.assistants.accounts import Assistant
from backchannel.public.messages.send import NewMessage, send_message
from backchannel.staff import whispering
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


@mutant(
    "desk assistant that answers the customer",
    "the desk's own assistant proposes, and never sends",
    Step("desk_assistant_helps", 0, 0, 1),
    Step("customer_posts", 0, 0, 1),
    guards="hooks",
)
def desk_assistant_that_answers(patch: pytest.MonkeyPatch) -> None:
    suggest = whispering.suggest_as_assistant

    def install(self: whispering.Whispering, *parts: Any) -> None:
        begin(self, *parts)

        async def and_send(tx: Any, proof: Any, new: Any, head: int) -> Any:
            owner = StaffProof(str(new.owner_id), "send_message", proof.room, by_reach=False)
            said = NewMessage(proof.room, new.message.key, new.reply)
            self._public.submit(lambda public: send_message(public, owner, said), lambda _result: None)
            return await suggest(tx, proof, new, head)

        patch.setattr(whispering, "suggest_as_assistant", and_send)

    begin = whispering.Whispering.__init__
    patch.setattr(whispering.Whispering, "__init__", install)

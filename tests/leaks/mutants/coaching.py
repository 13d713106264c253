"""Bugs of coaching: what is proposed, asked and taught among staff shows where customers are served from."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from backchannel.kernel.errors import Refusal
from backchannel.staff import socket as staff_socket
from leaks.mutants.mutant import Bridge, mutant
from leaks.trace import Step

SUGGEST = Step("suggest", 2, 0, 1)


@mutant(
    "suggestion taken by the public send",
    "a public act takes no id of the other universe, and no words from it",
    SUGGEST,
    Step("staff_says", 2, 0, 3),
    guards="K1",
)
def suggestion_taken_by_the_public_send(patch: pytest.MonkeyPatch) -> None:
    bridge, send = Bridge(patch), staff_socket.send_message

    async def send_message(tx: Any, proof: Any, new: Any) -> Any:
        proposed = [entry.suggestion.text for entry in bridge.entries(new.room) if entry.suggestion is not None]
        return await send(tx, proof, msgspec.structs.replace(new, text=proposed[-1]) if proposed else new)

    patch.setattr(staff_socket, "send_message", send_message)


@mutant(
    "words that wait for a decision",
    "the outcome of a public act depends on nothing of the other universe",
    SUGGEST,
    Step("staff_says", 2, 0, 1),
    guards="answers",
)
def words_that_wait_for_a_decision(patch: pytest.MonkeyPatch) -> None:
    bridge, admit = Bridge(patch), staff_socket.proof_to_speak

    async def proof_to_speak(public: Any, me: Any, new: Any) -> Any:
        for entry in bridge.entries(new.room):
            if entry.suggestion is not None and entry.suggestion.text == new.text:
                raise Refusal("suggestion_open", 409, "Decide about this suggestion first.")
        return await admit(public, me, new)

    patch.setattr(staff_socket, "proof_to_speak", proof_to_speak)

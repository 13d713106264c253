"""Bugs of coaching: what is proposed, asked and taught among staff shows where customers are served from."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
import sqlalchemy as sa

from backchannel.kernel.errors import Refusal
from backchannel.private.messages.events import PrivateEntry
from backchannel.public.enquiries.members import enter
from backchannel.public.enquiries.tables import enquiry
from backchannel.staff import socket as staff_socket
from backchannel.storage.database import prepare_write
from leaks.mutants.mutant import Bridge, after_each_private_message, mutant
from leaks.trace import Step

_TOUCH = prepare_write(
    sa.update(enquiry).where(enquiry.c.id == sa.bindparam("room")).values(last_at=sa.bindparam("now"))
)
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


@mutant(
    "flag that comes first aloud too",
    "a flag moves no public row: neither its time nor its order",
    Step("tick", 0, 0, 1),
    Step("flag_raised", 2, 0, 0),
    guards="activity",
)
def flag_that_comes_first_aloud_too(patch: pytest.MonkeyPatch) -> None:
    async def act(tx: Any, entry: PrivateEntry) -> None:
        if entry.kind == "flag_raised":
            await tx.run(_TOUCH, room=entry.room, now=entry.at)

    after_each_private_message(patch, act)


@mutant(
    "flag that calls a colleague in",
    "a colleague who is asked for help is not asked into the room",
    Step("flag_raised", 2, 0, 0),
    Step("tick", 0, 0, 4),
    guards="participants",
)
def flag_that_calls_a_colleague_in(patch: pytest.MonkeyPatch) -> None:
    async def act(tx: Any, entry: PrivateEntry) -> None:
        if entry.kind == "flag_escalated":
            await enter(tx, entry.room, "a supervisor")

    after_each_private_message(patch, act)

"""What assistants do, by their own token: hear what is new in their rooms, read it, and speak to staff alone.

Every route here carries the option ``assistant``: it takes a bearer token and no session, and the other way round.
"""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody

from backchannel.private.assistants.accounts import Assistant
from backchannel.private.assistants.speech import send_as_assistant, suggest_as_assistant
from backchannel.private.coaching.suggestions import NewSuggestion
from backchannel.private.messages.send import NewPrivateMessage
from backchannel.staff.assisting import entries_within, proof_to_assist, rooms_within
from backchannel.staff.hearing import news
from backchannel.staff.parts import Parts
from backchannel.staff.rest.messages import private_receipt
from backchannel.staff.wire.assistants import (
    AssistantEntries,
    AssistantMessageBody,
    AssistantRooms,
    AssistantSelf,
    AssistantSuggestionBody,
)
from backchannel.staff.wire.speech import PrivateMessageReceipt

OPEN_TO_ASSISTANTS = {"assistant": True}
Wait = Annotated[int, msgspec.Meta(ge=0, le=30)]
Place = Annotated[int, msgspec.Meta(ge=0)]
Limit = Annotated[int, msgspec.Meta(ge=1, le=200)]


@get("/api/assistant", opt=OPEN_TO_ASSISTANTS)
async def assistant_self(assistant: NamedDependency[Assistant]) -> AssistantSelf:
    """Who this assistant is, and what it reaches."""
    return AssistantSelf(assistant.id, assistant.name, assistant.reach)  # type: ignore[arg-type]


@get("/api/assistant/rooms", opt=OPEN_TO_ASSISTANTS)
async def assistant_rooms(
    assistant: NamedDependency[Assistant],
    parts: NamedDependency[Parts],
    stamp: FromQuery[str | None] = None,
    wait_s: FromQuery[Wait] = 0,
) -> AssistantRooms:
    """The handled rooms that it reaches; with the stamp of the last answer, waits until something is new in them."""
    woken = parts.hearing.listen(assistant.reaches)
    try:
        await parts.projecting.catch_up()
        found = await rooms_within(parts.private, assistant)
        if not wait_s or found.stamp != stamp:
            return found
        await news(woken, wait_s)
    finally:
        parts.hearing.forget(woken)
    await parts.projecting.catch_up()
    return await rooms_within(parts.private, await parts.assistants.again(assistant))


@get("/api/assistant/rooms/{room:str}/entries", opt=OPEN_TO_ASSISTANTS)
async def assistant_entries(
    room: FromPath[str],
    assistant: NamedDependency[Assistant],
    parts: NamedDependency[Parts],
    public_after: FromQuery[Place] = 0,
    private_after: FromQuery[Place] = 0,
    limit: FromQuery[Limit] = 100,
) -> AssistantEntries:
    """What was said in a room behind two places, aloud and privately."""
    proof, _ = await proof_to_assist(parts.public, assistant, "assistant_reads", room)
    await parts.assistants.write_down(assistant, proof)
    after = (room, public_after, private_after)
    return await entries_within(parts.public, parts.private, assistant, after, limit)


@post("/api/assistant/rooms/{room:str}/private-messages", opt=OPEN_TO_ASSISTANTS)
async def assistant_speaks(
    room: FromPath[str],
    data: JSONBody[AssistantMessageBody],
    assistant: NamedDependency[Assistant],
    parts: NamedDependency[Parts],
) -> PrivateMessageReceipt:
    """Speak to the staff of a room; the customer is never told."""
    proof, facts = await proof_to_assist(parts.public, assistant, "send_as_assistant", room)
    new = NewPrivateMessage(room, data.key, data.text)
    return private_receipt(await parts.private.write(lambda tx: send_as_assistant(tx, proof, new, facts.head)))


@post("/api/assistant/rooms/{room:str}/suggestions", opt=OPEN_TO_ASSISTANTS)
async def assistant_suggests(
    room: FromPath[str],
    data: JSONBody[AssistantSuggestionBody],
    assistant: NamedDependency[Assistant],
    parts: NamedDependency[Parts],
) -> PrivateMessageReceipt:
    """Propose a reply to the owner; it goes out only if the owner sends it."""
    proof, facts = await proof_to_assist(parts.public, assistant, "suggest_as_assistant", room)
    new = NewSuggestion(NewPrivateMessage(room, data.key, data.text), data.reply, facts.owner_id)
    return private_receipt(await parts.private.write(lambda tx: suggest_as_assistant(tx, proof, new, facts.head)))


HANDLERS = (assistant_self, assistant_rooms, assistant_entries, assistant_speaks, assistant_suggests)

"""Assistants in the settings: who they are, what they reach, and when each was last heard of."""

from __future__ import annotations

from litestar import delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from backchannel.kernel.clock import moment, moment_or_none
from backchannel.kernel.errors import Refusal, not_found
from backchannel.private.assistants.accounts import (
    Assistant,
    NewAssistant,
    assistant_by_id,
    assistants,
    change_assistant,
    create_assistant,
    end_assistant,
)
from backchannel.private.assistants.desk_assistant import desk_assistant, switch_desk_assistant
from backchannel.private.desk.rows import desk_row
from backchannel.private.store import Rx
from backchannel.private.team.admission import may
from backchannel.private.team.me import Me
from backchannel.public.enquiries.facts import room_of_code
from backchannel.staff.parts import Parts
from backchannel.staff.wire.assistants import AssistantBody, AssistantMade, AssistantView, DeskAssistant


@get("/api/assistants")
async def list_assistants(me: NamedDependency[Me], parts: NamedDependency[Parts]) -> list[AssistantView]:
    """The assistants of this desk."""
    may(me, "create_assistant")
    return await parts.private.read(_views)


@post("/api/assistants")
async def new_assistant(
    data: JSONBody[AssistantBody], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> AssistantMade:
    """Let a program read rooms and speak to their staff; its token is shown once."""
    proof, new = may(me, "create_assistant"), await _new(parts, data)
    made = await parts.private.write(lambda tx: create_assistant(tx, proof, new))
    return AssistantMade(made.id, made.secret)


@get("/api/desk-assistant")
async def read_desk_assistant(me: NamedDependency[Me], parts: NamedDependency[Parts]) -> DeskAssistant:
    """Whether the assistant that comes with the desk is on."""
    may(me, "switch_desk_assistant")
    return DeskAssistant(await parts.private.read(desk_assistant) is not None)


@put("/api/desk-assistant")
async def change_desk_assistant(
    data: JSONBody[DeskAssistant], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> DeskAssistant:
    """Switch it on or off."""
    proof = may(me, "switch_desk_assistant")
    await parts.private.write(lambda tx: switch_desk_assistant(tx, proof, on=data.on))
    return data


@put("/api/assistants/{assistant_id:str}")
async def change_an_assistant(
    assistant_id: FromPath[str],
    data: JSONBody[AssistantBody],
    me: NamedDependency[Me],
    parts: NamedDependency[Parts],
) -> AssistantView:
    """Call an assistant otherwise, or let it reach other rooms."""
    proof, new = may(me, "change_assistant"), await _new(parts, data)
    await parts.private.write(lambda tx: change_assistant(tx, proof, assistant_id, new))
    if (found := await parts.private.read(lambda rx: assistant_by_id(rx, assistant_id))) is None:
        raise not_found()
    return await parts.private.read(lambda rx: _view(rx, found))


@delete("/api/assistants/{assistant_id:str}", status_code=204)
async def end_an_assistant(assistant_id: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]) -> None:
    """An assistant's token admits nobody any more."""
    proof = may(me, "end_assistant")
    await parts.private.write(lambda tx: end_assistant(tx, proof, assistant_id))


async def _new(parts: Parts, data: AssistantBody) -> NewAssistant:
    rooms = [await _room(parts, code) for code in data.codes] if data.reach == "rooms" else []
    return NewAssistant(data.name, data.reach, tuple(rooms))


async def _room(parts: Parts, code: str) -> str:
    if (room := await parts.public.read(lambda rx: room_of_code(rx, code.strip().upper()))) is None:
        raise Refusal("enquiry_unknown", 422, f"There is no enquiry {code.strip()[:20]}.", "Check its code.")
    return room


async def _views(rx: Rx) -> list[AssistantView]:
    return [await _view(rx, one) for one in await assistants(rx)]


async def _view(rx: Rx, one: Assistant) -> AssistantView:
    rows = [await desk_row(rx, room) for room in one.rooms]
    codes = [row.code for row in rows if row is not None]
    return AssistantView(
        id=one.id,
        name=one.name,
        reach=one.reach,  # type: ignore[arg-type]
        codes=codes,
        created_at=moment(one.created_at),
        used_at=moment_or_none(one.used_at),
    )


HANDLERS = (
    list_assistants,
    new_assistant,
    change_an_assistant,
    end_an_assistant,
    read_desk_assistant,
    change_desk_assistant,
)

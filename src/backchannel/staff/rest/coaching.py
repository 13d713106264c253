"""Coaching in a room: a reply is suggested, used, or set aside.

What is said to the customer is never a part of this: it is sent by its own route first, and told here afterwards.
"""

from __future__ import annotations

from litestar import post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from backchannel.kernel.errors import Refusal
from backchannel.private.coaching.suggestions import (
    NewSuggestion,
    SaidAloud,
    dismiss_suggestion,
    mark_used,
    suggest_reply,
)
from backchannel.private.messages.send import NewPrivateMessage, PrivateSent
from backchannel.private.team.me import Me
from backchannel.public.enquiries.facts import existing_room
from backchannel.public.messages.queries import entry_at
from backchannel.public.store import Rx
from backchannel.staff.looking import proof_for
from backchannel.staff.parts import Parts
from backchannel.staff.rest.messages import private_receipt
from backchannel.staff.sending import proof_to_suggest
from backchannel.staff.wire.coaching import DismissBody, SuggestionBody, UsedBody
from backchannel.staff.wire.speech import PrivateMessageReceipt


@post("/api/rooms/{room:str}/suggestions")
async def suggest(
    room: FromPath[str], data: JSONBody[SuggestionBody], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> PrivateMessageReceipt:
    """Propose a reply to whoever owns an enquiry; only staff read it."""
    owner_id = await parts.public.read(lambda rx: _owner(rx, room))
    message = NewPrivateMessage(room, data.key, data.text, data.files, data.mentions)
    new = NewSuggestion(message, data.reply, owner_id)
    verdict = await proof_to_suggest(parts.public, parts.private, me, new)
    if isinstance(verdict, PrivateSent):
        return private_receipt(verdict)
    return private_receipt(await parts.private.write(lambda tx: suggest_reply(tx, verdict[0], new, verdict[1])))


@post("/api/rooms/{room:str}/suggestions/{seq:int}/used", status_code=204)
async def use_suggestion(
    room: FromPath[str],
    seq: FromPath[int],
    data: JSONBody[UsedBody],
    me: NamedDependency[Me],
    parts: NamedDependency[Parts],
) -> None:
    """A message of mine has said what was suggested; the desk compares the two."""
    proof = await proof_for(parts.public, me, "mark_used", room)
    said = await parts.public.read(lambda rx: _said(rx, room, data.seq))
    await parts.private.write(lambda tx: mark_used(tx, proof, room, seq, said))


@post("/api/rooms/{room:str}/suggestions/{seq:int}/dismiss", status_code=204)
async def dismiss(
    room: FromPath[str],
    seq: FromPath[int],
    data: JSONBody[DismissBody],
    me: NamedDependency[Me],
    parts: NamedDependency[Parts],
) -> None:
    """Set a suggestion aside."""
    proof = await proof_for(parts.public, me, "dismiss_suggestion", room)
    head = (await parts.public.read(lambda rx: existing_room(rx, room))).head
    await parts.private.write(lambda tx: dismiss_suggestion(tx, proof, room, seq, data.reason, head))


async def _owner(rx: Rx, room: str) -> str | None:
    return (await existing_room(rx, room)).owner_id


async def _said(rx: Rx, room: str, seq: int) -> SaidAloud:
    found = await entry_at(rx, room, seq)
    if found is None or found.message_id is None:
        raise Refusal("message_unknown", 422, "There is no such message in this room.")
    head = (await existing_room(rx, room)).head
    return SaidAloud(found.message_id, seq, found.actor.id, found.text, head)


HANDLERS = (suggest, use_suggestion, dismiss)

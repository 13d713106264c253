"""Coaching in a room: a reply is suggested, used, or set aside; somebody asks for help.

What is said to the customer is never a part of this: it is sent by its own route first, and told here afterwards.
"""

from __future__ import annotations

from litestar import delete, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from backchannel.kernel.errors import Refusal
from backchannel.private.coaching.flags import NewFlag, lower_flag, raise_flag
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
from backchannel.staff.looking import look, proof_for
from backchannel.staff.parts import Parts
from backchannel.staff.rest.messages import private_receipt
from backchannel.staff.sending import proof_to_suggest
from backchannel.staff.wire.coaching import DismissBody, FlagBody, SuggestionBody, UsedBody
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


@post("/api/rooms/{room:str}/flag", status_code=204)
async def ask_for_help(
    room: FromPath[str], data: JSONBody[FlagBody], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> None:
    """Ask for help in a room; words go with it where private messages may be written."""
    seen = await parts.public.read(lambda rx: look(rx, me, room))
    proof = seen.proof(me, "raise_flag")
    if data.text.strip():
        seen.proof(me, "send_private_message")
    new = NewFlag(room, data.text, seen.facts.head, parts.flag_waits_s)
    await parts.private.write(lambda tx: raise_flag(tx, proof, new))


@delete("/api/rooms/{room:str}/flag", status_code=204)
async def no_more_help(room: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]) -> None:
    """Take my call for help back, or set a colleague's aside."""
    seen = await parts.public.read(lambda rx: look(rx, me, room))
    proof = seen.proof(me, "lower_flag")
    await parts.private.write(lambda tx: lower_flag(tx, proof, room, seen.facts.head))


async def _owner(rx: Rx, room: str) -> str | None:
    return (await existing_room(rx, room)).owner_id


async def _said(rx: Rx, room: str, seq: int) -> SaidAloud:
    found = await entry_at(rx, room, seq)
    if found is None or found.message_id is None:
        raise Refusal("message_unknown", 422, "There is no such message in this room.")
    head = (await existing_room(rx, room)).head
    return SaidAloud(found.message_id, seq, found.actor.id, found.text, head)


HANDLERS = (suggest, use_suggestion, dismiss, ask_for_help, no_more_help)

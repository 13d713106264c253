"""Speech in a room. To the customer and to staff are two routes with two bodies; drafts are kept for each apart."""

from __future__ import annotations

from litestar import get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from backchannel.kernel.clock import moment
from backchannel.kernel.proof import StaffProof
from backchannel.private.messages.seen import mark_private_seen
from backchannel.private.messages.send import PrivateSent, send_private_message
from backchannel.private.notes.drafts import drafts_in, save_draft
from backchannel.private.team.me import Me
from backchannel.public.messages.held import Held, Undone
from backchannel.public.messages.send import send_message
from backchannel.staff.held import held_receipt, undone_receipt
from backchannel.staff.looking import look_to_read, proof_for
from backchannel.staff.parts import Parts
from backchannel.staff.sending import Answer, message_of, private_message_of, proof_to_speak, proof_to_whisper
from backchannel.staff.wire.held import HeldReceipt, UndoneReceipt
from backchannel.staff.wire.speech import (
    DraftBody,
    DraftView,
    MessageBody,
    MessageReceipt,
    PrivateMessageBody,
    PrivateMessageReceipt,
    SeenBody,
)


@post("/api/rooms/{room:str}/messages")
async def speak(
    room: FromPath[str], data: JSONBody[MessageBody], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> MessageReceipt | HeldReceipt | UndoneReceipt:
    """Speak to the customer, at once or after a moment in which it can be undone."""
    new = message_of(room, data)
    verdict = await proof_to_speak(parts.public, me, new)
    if not isinstance(verdict, StaffProof):
        return _receipt(verdict)
    return _receipt(await parts.public.write(lambda tx: send_message(tx, verdict, new), about=new.room))


def _receipt(sent: Answer) -> MessageReceipt | HeldReceipt | UndoneReceipt:
    if isinstance(sent, Held):
        return held_receipt(sent)
    if isinstance(sent, Undone):
        return undone_receipt(sent)
    return MessageReceipt("customer", sent.id, sent.seq, moment(sent.at), sent.key)


@post("/api/rooms/{room:str}/private-messages")
async def speak_privately(
    room: FromPath[str], data: JSONBody[PrivateMessageBody], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> PrivateMessageReceipt:
    """Speak to the staff of a room and those who watch it."""
    new = private_message_of(room, data)
    verdict = await proof_to_whisper(parts.public, parts.private, me, new)
    if isinstance(verdict, PrivateSent):
        return private_receipt(verdict)
    proof, accepted = verdict
    sent = await parts.private.write(lambda tx: send_private_message(tx, proof, new, accepted), about=new.room)
    return private_receipt(sent)


def private_receipt(sent: PrivateSent) -> PrivateMessageReceipt:
    """What the sender of a private message is answered; it names who reads it."""
    return PrivateMessageReceipt("staff", sent.id, sent.seq, sent.after, moment(sent.at), sent.key)


@post("/api/rooms/{room:str}/private-seen", status_code=204)
async def see_privately(
    room: FromPath[str], data: JSONBody[SeenBody], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> None:
    """Private entries up to a place are read."""
    proof = await proof_for(parts.public, me, "mark_private_seen", room)
    await parts.private.write(lambda tx: mark_private_seen(tx, proof, room, data.up_to), about=room)


@get("/api/rooms/{room:str}/drafts")
async def my_drafts(room: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]) -> list[DraftView]:
    """What I have written here but not sent."""
    await look_to_read(parts.public, me, room)
    found = await parts.private.read(lambda rx: drafts_in(rx, me.staff_id, room))
    return [DraftView(one.audience, one.text, moment(one.at)) for one in found]  # type: ignore[arg-type]


@put("/api/rooms/{room:str}/drafts", status_code=204)
async def keep_draft(
    room: FromPath[str], data: JSONBody[DraftBody], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> None:
    """Keep what I have written for one audience; an empty text ends the draft."""
    proof = await proof_for(parts.public, me, "save_draft", room)
    await parts.private.write(lambda tx: save_draft(tx, proof, data.audience, data.text))


HANDLERS = (speak, speak_privately, see_privately, my_drafts, keep_draft)

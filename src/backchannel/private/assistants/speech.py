"""What assistants say: to the staff of a room, always privately."""

from __future__ import annotations

from backchannel.kernel.errors import Refusal
from backchannel.kernel.text import clean_body
from backchannel.private.assistants.admission import AssistantProof
from backchannel.private.coaching.suggestions import NewSuggestion, already_suggested, keep_suggestion
from backchannel.private.messages.send import (
    Acceptance,
    NewPrivateMessage,
    PrivateSent,
    already_sent,
    keep_private_message,
    receipt_of,
)
from backchannel.private.store import Tx

STANDING = "assistant"
"""In what part an assistant writes."""


async def send_as_assistant(tx: Tx, proof: AssistantProof, new: NewPrivateMessage, head: int) -> PrivateSent:
    """An assistant speaks to the staff of a room; the customer is never told.

    Args:
        tx: the act's transaction.
        proof: made for this act and this room.
        new: the message; it carries no files.
        head: the room's public place when the proof was made.

    Raises:
        Refusal: `not_allowed` for another act's or room's proof, `text_empty`, `text_too_long`, `key_malformed`,
            `key_reused`.
    """
    _must_fit(proof, "send_as_assistant", new.room)
    if (known := await already_sent(tx, proof.assistant_id, new)) is not None:
        return known
    entry = await keep_private_message(tx, proof.assistant_id, new, clean_body(new.text), Acceptance(head, STANDING))
    tx.emit(entry)
    return receipt_of(entry)


async def suggest_as_assistant(tx: Tx, proof: AssistantProof, new: NewSuggestion, head: int) -> PrivateSent:
    """An assistant proposes a reply to whoever owns the enquiry; it goes out only if the owner sends it.

    Args:
        tx: the act's transaction.
        proof: made for this act and this room.
        new: the message and the proposed words.
        head: the room's public place when the proof was made.

    Raises:
        Refusal: like `send_as_assistant`.
    """
    _must_fit(proof, "suggest_as_assistant", new.message.room)
    if (known := await already_suggested(tx, proof.assistant_id, new)) is not None:
        return known
    return await keep_suggestion(tx, proof.assistant_id, new, Acceptance(head, STANDING))


def _must_fit(proof: AssistantProof, act: str, room: str) -> None:
    if proof.act != act or proof.room != room:
        raise Refusal("not_allowed", 403, "You cannot write here.")

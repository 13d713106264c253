"""Proof for a message, public or private; and a message that was kept before is answered as it was then."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from backchannel.kernel.errors import Refusal
from backchannel.kernel.proof import StaffProof
from backchannel.private.coaching.suggestions import NewSuggestion, already_suggested
from backchannel.private.messages import send as aside
from backchannel.private.store import PrivateAccess
from backchannel.private.store import Rx as PrivateRx
from backchannel.private.team.admission import speaks_as
from backchannel.private.team.me import Me
from backchannel.public.messages import held
from backchannel.public.messages import send as aloud
from backchannel.public.messages.queries import place_or_zero
from backchannel.public.store import PublicAccess, Rx
from backchannel.staff.looking import Look, look, proof_for
from backchannel.staff.wire.frames import SendMessage, SendPrivateMessage
from backchannel.staff.wire.speech import MessageBody, PrivateMessageBody


def message_of(room: str, said: MessageBody | SendMessage) -> aloud.NewMessage:
    """What a request or a frame wants to say to the customer."""
    return aloud.NewMessage(room, said.key, said.text, said.files, said.quotes)


def private_message_of(room: str, said: PrivateMessageBody | SendPrivateMessage) -> aside.NewPrivateMessage:
    """What a request or a frame wants to say to staff."""
    quotes = {"quotes_private": said.quotes_private, "quotes_message": said.quotes_message}
    return aside.NewPrivateMessage(room, said.key, said.text, said.files, said.mentions, **quotes)


Answer = aloud.Sent | held.Held | held.Undone
"""What a message to the customer is answered."""


async def proof_to_speak(public: PublicAccess, me: Me, new: aloud.NewMessage) -> StaffProof | Answer:
    """Proof that somebody may speak to the customer now, or what this very message was answered before.

    Raises:
        Refusal: those of `may`, `key_reused`, `key_malformed`.
    """
    try:
        return await proof_for(public, me, "send_message", new.room)
    except Refusal:
        if (known := await public.glance(lambda rx: _answered(rx, me.staff_id, new))) is not None:
            return known
        raise


async def _answered(rx: Rx, staff_id: str, new: aloud.NewMessage) -> Answer | None:
    return await aloud.already_sent(rx, staff_id, new) or await held.already_held(rx, staff_id, new)


async def proof_to_whisper(
    public: PublicAccess, private: PrivateAccess, me: Me, new: aside.NewPrivateMessage
) -> tuple[StaffProof, aside.Acceptance] | aside.PrivateSent:
    """Proof that somebody may speak to staff now with what is so then, or what this very message was answered before.

    Raises:
        Refusal: those of `may`, `key_reused`, `key_malformed`, `quote_unknown`.
    """
    if new.quotes_message is not None and new.quotes_private is not None:
        raise aside.quote_unknown()
    return await _proof_aside(
        (public, private),
        me,
        ("send_private_message", new.room, new.quotes_message),
        lambda rx: aside.already_sent(rx, me.staff_id, new),
    )


async def proof_to_suggest(
    public: PublicAccess, private: PrivateAccess, me: Me, new: NewSuggestion
) -> tuple[StaffProof, aside.Acceptance] | aside.PrivateSent:
    """Like `proof_to_whisper`, for a private message that proposes a reply.

    Raises:
        Refusal: those of `may`, `key_reused`, `key_malformed`.
    """
    return await _proof_aside(
        (public, private),
        me,
        ("suggest_reply", new.message.room, None),
        lambda rx: already_suggested(rx, me.staff_id, new),
    )


async def _proof_aside(
    stores: tuple[PublicAccess, PrivateAccess],
    me: Me,
    what: tuple[str, str, str | None],
    known_before: Callable[[PrivateRx], Awaitable[aside.PrivateSent | None]],
) -> tuple[StaffProof, aside.Acceptance] | aside.PrivateSent:
    (public, private), (act, room, quotes) = stores, what

    async def read(rx: Rx) -> tuple[Look, int | None]:
        return await look(rx, me, room), None if quotes is None else await place_or_zero(rx, room, quotes)

    try:
        seen, quoted = await public.glance(read)
        proof = seen.proof(me, act)
    except Refusal:
        if (known := await private.glance(known_before)) is not None:
            return known
        raise
    if quoted == 0:
        raise aside.quote_unknown()
    return proof, aside.Acceptance(seen.facts.head, speaks_as(seen.standing), quoted)

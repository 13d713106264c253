"""Suggested replies: a private message proposes what the owner might say, and the room keeps what came of it.

What the customer gets is an act of its own, which knows nothing of this: whoever sends the words says here afterwards
that they were sent, and the desk compares both.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import Refusal, not_found
from backchannel.kernel.proof import StaffProof
from backchannel.kernel.text import clean_body, clean_line
from backchannel.private.coaching.facts import Suggestion
from backchannel.private.coaching.flags import answer_flag
from backchannel.private.coaching.proposals import suggestion_at
from backchannel.private.coaching.tables import suggestion
from backchannel.private.messages.log import Happening, write_happening
from backchannel.private.messages.send import (
    Acceptance,
    NewPrivateMessage,
    PrivateSent,
    keep_private_message,
    key_reused,
    known_message,
    receipt_of,
)
from backchannel.private.messages.tables import private_entry
from backchannel.private.store import Rx, Tx
from backchannel.storage.database import prepare, prepare_write

MOST_REASON = 500


class NewSuggestion(msgspec.Struct, frozen=True):
    """A private message that proposes a reply.

    Args:
        message: what is said to the staff of the room; its text may be empty.
        reply: the proposed words, up to 8,000 characters.
        owner_id: who owns the enquiry and may send them, or None.
    """

    message: NewPrivateMessage
    reply: str
    owner_id: str | None


class SaidAloud(msgspec.Struct, frozen=True):
    """A public message, as a use of a suggestion is compared with it.

    Args:
        id: the message's id.
        seq: its place in the room's public log.
        author_id: the staff id of who sent it.
        text: what the customer was sent.
        head: the room's public place now.
    """

    id: str
    seq: int
    author_id: str | None
    text: str
    head: int


class _Stored(msgspec.Struct, frozen=True):
    text: str
    state: str
    message_id: str | None
    after: int


_INSERT = prepare_write(sa.insert(suggestion))
_STORED = prepare(
    sa.select(suggestion.c.text, suggestion.c.state, suggestion.c.message_id, private_entry.c.after)
    .join_from(
        suggestion,
        private_entry,
        sa.and_(private_entry.c.room == suggestion.c.room, private_entry.c.seq == suggestion.c.seq),
    )
    .where(suggestion.c.room == sa.bindparam("room"), suggestion.c.seq == sa.bindparam("seq")),
    _Stored,
)
_DECIDE = prepare_write(
    sa.update(suggestion)
    .where(suggestion.c.room == sa.bindparam("in_room"), suggestion.c.seq == sa.bindparam("at_seq"))
    .values(
        state=sa.bindparam("new_state"),
        decided_by=sa.bindparam("who"),
        decided_at=sa.bindparam("now"),
        message_id=sa.bindparam("new_message_id"),
        sent=sa.bindparam("new_sent"),
        reason=sa.bindparam("new_reason"),
    )
)


async def suggest_reply(tx: Tx, proof: StaffProof, new: NewSuggestion, accepted: Acceptance) -> PrivateSent:
    """A private message proposes a reply to whoever owns the enquiry.

    Args:
        tx: the act's transaction.
        proof: made for this act and this room.
        new: the message and the proposed words.
        accepted: what was so in the public store when the proof was made.

    Raises:
        Refusal: `not_allowed` for another act's or room's proof, `text_empty`, `text_too_long`, `key_malformed`,
            `key_reused`, `file_unknown`, `too_many_files`.
    """
    message = new.message
    _must_fit(proof, "suggest_reply", message.room)
    if (known := await already_suggested(tx, proof.staff_id, new)) is not None:
        return known
    return await keep_suggestion(tx, proof.staff_id, new, accepted)


async def keep_suggestion(tx: Tx, author_id: str, new: NewSuggestion, accepted: Acceptance) -> PrivateSent:
    """Keep a message with the reply that it proposes, and emit it; its caller has judged it.

    Args:
        tx: the act's transaction.
        author_id: who proposes.
        new: the message and the proposed words.
        accepted: what was so in the public store when it was accepted.

    Raises:
        Refusal: `text_empty`, `text_too_long`, `file_unknown`, `too_many_files`.
    """
    message = new.message
    note, reply = clean_body(message.text, may_be_empty=True), clean_body(new.reply)
    entry = await keep_private_message(tx, author_id, message, note, accepted)
    await tx.run(
        _INSERT,
        room=entry.room,
        seq=entry.seq,
        author_id=author_id,
        owner_id=new.owner_id,
        text=reply,
        made_at=tx.now,
        state="open",
        decided_by=None,
        decided_at=None,
        message_id=None,
        sent=None,
        reason="",
    )
    tx.emit(msgspec.structs.replace(entry, suggestion=Suggestion(reply)))
    await answer_flag(tx, entry)
    return receipt_of(entry)


async def already_suggested(rx: Rx, author_id: str, new: NewSuggestion) -> PrivateSent | None:
    """What a suggestion of this key was answered before, or None; the same key and words get the same answer for ever.

    Raises:
        Refusal: `key_reused` for other words or files, `key_malformed`.
    """
    known = await known_message(rx, author_id, new.message, clean_body(new.message.text, may_be_empty=True))
    if known is None:
        return None
    stored = await rx.one(_STORED, room=new.message.room, seq=known.seq)
    if stored is None or stored.text != clean_body(new.reply):
        raise key_reused()
    return known


async def mark_used(tx: Tx, proof: StaffProof, room: str, seq: int, said: SaidAloud) -> None:
    """What a suggestion proposed has been said to the customer: as it was, or with changes. Once more changes nothing.

    Args:
        tx: the act's transaction.
        proof: made for this act and this room.
        room: the enquiry's id.
        seq: the place of the private message that proposed it.
        said: what was said to the customer.

    Raises:
        Refusal: `not_allowed` for another act's or room's proof, `not_found`, `message_unknown` 422 for a message that
            is not the sender's own or older than the suggestion, `suggestion_decided` 409.
    """
    _must_fit(proof, "mark_used", room)
    stored = await _stored(tx, room, seq)
    if stored.message_id == said.id:
        return
    if stored.message_id is not None:
        raise _decided()
    if said.author_id != proof.staff_id or said.seq <= stored.after:
        raise Refusal("message_unknown", 422, "Only who has sent a suggestion's words can say so.")
    outcome = "used" if said.text == stored.text else "changed"
    decided = {"new_state": outcome, "new_message_id": said.id, "new_sent": said.text, "new_reason": ""}
    await _decide(tx, proof.staff_id, Happening(room, f"suggestion_{outcome}", proof.staff_id, said.head, seq), decided)


async def dismiss_suggestion(tx: Tx, proof: StaffProof, room: str, seq: int, reason: str, head: int) -> None:
    """A suggestion will not be used; its author may learn why. Once more changes nothing.

    Args:
        tx: the act's transaction.
        proof: made for this act and this room.
        room: the enquiry's id.
        seq: the place of the private message that proposed it.
        reason: why, or nothing; up to 500 characters.
        head: the room's public place when the proof was made.

    Raises:
        Refusal: `not_allowed` for another act's or room's proof, `not_found`, `text_too_long`,
            `suggestion_decided` 409.
    """
    _must_fit(proof, "dismiss_suggestion", room)
    stored = await _stored(tx, room, seq)
    if stored.state == "dismissed":
        return
    if stored.state != "open":
        raise _decided()
    why = clean_line(reason, MOST_REASON)
    decided = {"new_state": "dismissed", "new_message_id": None, "new_sent": None, "new_reason": why}
    what = Happening(room, "suggestion_dismissed", proof.staff_id, head, seq, text=why)
    await _decide(tx, proof.staff_id, what, decided)


async def _decide(tx: Tx, staff_id: str, what: Happening, decided: Mapping[str, str | None]) -> None:
    await tx.run(_DECIDE, in_room=what.room, at_seq=what.about, who=staff_id, now=tx.now, **decided)
    entry = await write_happening(tx, what)
    stands = await suggestion_at(tx, what.room, what.about or 0)
    tx.emit(msgspec.structs.replace(entry, suggestion=stands))


async def _stored(rx: Rx, room: str, seq: int) -> _Stored:
    if (found := await rx.one(_STORED, room=room, seq=seq)) is None:
        raise not_found()
    return found


def _must_fit(proof: StaffProof, act: str, room: str) -> None:
    if proof.act != act or proof.room != room:
        raise Refusal("not_allowed", 403, "You cannot do this here.")


def _decided() -> Refusal:
    return Refusal("suggestion_decided", 409, "Somebody has decided about this suggestion already.")

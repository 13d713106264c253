"""Public speech: one transaction holds the message, its key, its place in the room's log and the files it carries."""

from __future__ import annotations

from typing import Any

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import Refusal, not_found
from backchannel.kernel.proof import StaffProof
from backchannel.kernel.text import checked_key, clean_body, preview
from backchannel.public.customers.tables import customer
from backchannel.public.directory.tables import staff_card
from backchannel.public.enquiries import room_log
from backchannel.public.enquiries.facts import HANDLED
from backchannel.public.enquiries.tables import enquiry, member, room_entry
from backchannel.public.entries import Actor, FileFacts, Quoted, RoomEntry
from backchannel.public.messages.attachments import attach, attached, check_files
from backchannel.public.messages.held import Held, Undone, already_held, hold_back, must_be_free
from backchannel.public.messages.hold_rule import HOLDS
from backchannel.public.messages.originals import first_wording
from backchannel.public.messages.queries import place_or_zero, quoted
from backchannel.public.messages.tables import held_message
from backchannel.public.store import Rx, Tx
from backchannel.storage.database import prepare, prepare_write


class NewMessage(msgspec.Struct, frozen=True):
    """What somebody wants to say in a room.

    Args:
        room: the enquiry's id.
        key: 32 hexadecimal characters, made once per message by its sender.
        text: up to 8,000 characters; may be empty when files come along.
        files: ids of files the sender has uploaded and not yet used, at most 10.
        quotes: the id of a message of the same room that it answers, or None.
    """

    room: str
    key: str
    text: str
    files: tuple[str, ...] = ()
    quotes: str | None = None


class Sent(msgspec.Struct, frozen=True):
    """A message has its place: `seq` in the room's log, `at` in UTC milliseconds."""

    id: str
    seq: int
    at: int
    key: str


def _shown(name: sa.Column[str]) -> sa.ColumnElement[str]:
    return sa.func.coalesce(name, "")


class _Known(msgspec.Struct, frozen=True):
    id: str | None
    seq: int
    at: int
    text: str
    quotes: str | None
    changed: bool


_quoted = room_entry.alias("quoted")
_BY_KEY = prepare(
    sa.select(
        room_entry.c.message_id,
        room_entry.c.seq,
        room_entry.c.at,
        _shown(room_entry.c.text),
        _quoted.c.message_id,
        sa.or_(room_entry.c.edited_at.is_not(None), room_entry.c.recalled_at.is_not(None)),
    )
    .join_from(
        room_entry,
        _quoted,
        sa.and_(_quoted.c.room == room_entry.c.room, _quoted.c.seq == room_entry.c.quotes),
        isouter=True,
    )
    .where(
        room_entry.c.room == sa.bindparam("room"),
        room_entry.c.actor_id == sa.bindparam("author_id"),
        room_entry.c.key == sa.bindparam("key"),
    ),
    _Known,
)


class _Speaker(msgspec.Struct, frozen=True):
    """The room's status, and whoever wants to speak in it under the name that customers are shown."""

    status: str
    speaks: bool
    name: str
    picture: str | None
    hold_s: int = 0
    was_held: bool = False


_IN_ROOM = enquiry.c.id == sa.bindparam("room")
_CUSTOMER_SPEAKS = prepare(
    sa.select(enquiry.c.status, enquiry.c.customer_id == sa.bindparam("who"), _shown(customer.c.name), sa.null())
    .join_from(enquiry, customer, customer.c.id == sa.bindparam("who"), isouter=True)
    .where(_IN_ROOM),
    _Speaker,
)
_STAFF_SPEAKS = prepare(
    sa.select(
        enquiry.c.status,
        sa.and_(member.c.joined_at.is_not(None), member.c.ended_at.is_(None)),
        _shown(staff_card.c.name),
        staff_card.c.picture,
        HOLDS,
        sa.exists().where(
            held_message.c.room == sa.bindparam("room"),
            held_message.c.author_id == sa.bindparam("who"),
            held_message.c.key == sa.bindparam("key"),
        ),
    )
    .join_from(
        enquiry, member, sa.and_(member.c.room == enquiry.c.id, member.c.staff_id == sa.bindparam("who")), isouter=True
    )
    .join(staff_card, staff_card.c.id == sa.bindparam("who"), isouter=True)
    .where(_IN_ROOM),
    _Speaker,
)
_LAST_LINE: dict[str, Any] = {
    "last_text": sa.bindparam("last_text"),
    "last_by": sa.bindparam("last_by"),
    "last_at": sa.bindparam("last_at"),
    "last_state": None,
}
_BY_CUSTOMER = prepare_write(
    sa.update(enquiry).where(_IN_ROOM).values(head=enquiry.c.head + 1, **_LAST_LINE).returning(enquiry.c.head)
)
_BY_STAFF = prepare_write(
    sa.update(enquiry)
    .where(_IN_ROOM)
    .values(
        head=enquiry.c.head + 1,
        first_response_at=sa.func.coalesce(enquiry.c.first_response_at, sa.bindparam("last_at")),
        **_LAST_LINE,
    )
    .returning(enquiry.c.head)
)


async def send_message(tx: Tx, proof: StaffProof, new: NewMessage) -> Sent | Held | Undone:
    """A member of the room speaks to the customer; where a rule says so, the message is held for a moment before.

    Raises:
        Refusal: `not_allowed` for one who is no member, `enquiry_not_handled`, `enquiry_closed`, `text_empty`,
            `text_too_long`, `key_malformed`, `key_reused`, `file_unknown`, `too_many_files`, `quote_unknown`,
            `not_found`.
    """
    if (speaker := await tx.one(_STAFF_SPEAKS, room=new.room, who=proof.staff_id, key=new.key)) is None:
        raise not_found()
    if proof.room != new.room or not speaker.speaks:
        raise Refusal("not_allowed", 403, "Only members of the room speak to the customer.", "Join the room first.")
    if (known := await already_sent(tx, proof.staff_id, new)) is not None:
        return known
    if speaker.was_held and (kept := await already_held(tx, proof.staff_id, new)) is not None:
        return kept
    _must_be_open_to_staff(speaker.status)
    actor = Actor("staff", proof.staff_id, speaker.name, speaker.picture)
    if speaker.hold_s:
        await _quote(tx, new)
        return await hold_back(tx, actor, new, speaker.hold_s)
    await must_be_free(tx, new.files)
    return await _say(tx, actor, new)


async def send_as_customer(tx: Tx, customer_id: str, new: NewMessage) -> Sent:
    """The customer of an enquiry speaks in its room.

    Raises:
        Refusal: like `send_message`; `not_found` for another's room.
    """
    speaker = await tx.one(_CUSTOMER_SPEAKS, room=new.room, who=customer_id)
    if speaker is None or not speaker.speaks:
        raise not_found()
    if (known := await already_sent(tx, customer_id, new)) is not None:
        return known
    if speaker.status == "closed":
        raise closed()
    return await _say(tx, Actor("customer", customer_id, speaker.name), new)


def closed() -> Refusal:
    """The answer to speech in a closed room."""
    return Refusal("enquiry_closed", 409, "This conversation has ended.", "Start a new one to go on.")


def _must_be_open_to_staff(status: str) -> None:
    if status == "closed":
        raise Refusal("enquiry_closed", 409, "This enquiry is closed.", "The customer can start a new one.")
    if status not in HANDLED:
        raise Refusal("enquiry_not_handled", 409, "Nobody handles this enquiry yet.", "Pick it up first.")


async def already_sent(rx: Rx, author_id: str, new: NewMessage) -> Sent | None:
    """What a send of this key was answered before, or None: the same key and text get the same answer for ever.

    Raises:
        Refusal: `key_reused` for another text, quote or other files, `key_malformed`.
    """
    known = await rx.one(_BY_KEY, room=new.room, author_id=author_id, key=checked_key(new.key))
    if known is None:
        return None
    said = (clean_body(new.text, may_be_empty=bool(new.files)), sorted(set(new.files)), new.quotes)
    if known.id is None or said != (*await _as_first_said(rx, new.room, known), known.quotes):
        raise key_reused()
    return Sent(known.id, known.seq, known.at, new.key)


def key_reused() -> Refusal:
    """The answer to a key that its maker has used for something else."""
    message = "This key was used for another message."
    return Refusal("key_reused", 422, message, "Make a new key for each message.")


async def _as_first_said(rx: Rx, room: str, known: _Known) -> tuple[str, list[str]]:
    if known.changed and (original := await first_wording(rx, room, known.seq)) is not None:
        return original.text, sorted(file.id for file in original.files)
    return known.text, await attached(rx, room, known.seq)


async def _say(tx: Tx, actor: Actor, new: NewMessage) -> Sent:
    text = clean_body(new.text, may_be_empty=bool(new.files))
    if new.files:
        await check_files(tx, actor, new)
    quote = await _quote(tx, new)
    return await put_message(tx, actor, msgspec.structs.replace(new, text=text), tx.new_id(), quote)


async def put_message(tx: Tx, actor: Actor, new: NewMessage, message_id: str, quote: Quoted | None = None) -> Sent:
    """Let a message whose text, files and quote have been checked take the next place in its room's log."""
    statement = _BY_CUSTOMER if actor.kind == "customer" else _BY_STAFF
    row = await tx.one(statement, room=new.room, last_text=preview(new.text), last_by=actor.kind, last_at=tx.now)
    seq = int(row[0] if row else 0)
    files: tuple[FileFacts, ...] = await attach(tx, new, seq) if new.files else ()
    entry = RoomEntry(new.room, seq, "message", tx.now, actor, message_id, new.text, new.key, files, quote=quote)
    await room_log.record(tx, entry)
    return Sent(message_id, seq, tx.now, new.key)


async def quote_or_none(rx: Rx, new: NewMessage) -> Quoted | None:
    """What a message answers, as it reads now; None when it answers nothing, or nothing that is there."""
    if new.quotes is None:
        return None
    return await quoted(rx, new.room, await place_or_zero(rx, new.room, new.quotes))


async def _quote(rx: Rx, new: NewMessage) -> Quoted | None:
    found = await quote_or_none(rx, new)
    if new.quotes is not None and (found is None or found.recalled):
        raise Refusal("quote_unknown", 422, "The message that you answer is not there.", "Send it without the quote.")
    return found

"""Public speech: one transaction holds the message, its key, its place in the room's log and the files it carries."""

from __future__ import annotations

from typing import Any

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import Refusal, not_found
from backchannel.kernel.proof import StaffProof
from backchannel.kernel.text import checked_key, clean_body, preview
from backchannel.public.enquiries import room_log
from backchannel.public.enquiries.facts import HANDLED, RoomFacts, existing_room, is_member
from backchannel.public.enquiries.tables import enquiry, room_entry
from backchannel.public.entries import Actor, FileFacts, RoomEntry
from backchannel.public.messages.attachments import MOST_FILES, attach, attached
from backchannel.public.messages.tables import message
from backchannel.public.store import Tx
from backchannel.storage.database import prepare, prepare_write


class NewMessage(msgspec.Struct, frozen=True):
    """What somebody wants to say in a room.

    Args:
        room: the enquiry's id.
        key: 32 hexadecimal characters, made once per message by its sender.
        text: up to 8,000 characters; may be empty when files come along.
        files: ids of files the sender has uploaded and not yet used, at most 10.
    """

    room: str
    key: str
    text: str
    files: tuple[str, ...] = ()


class Sent(msgspec.Struct, frozen=True):
    """A message has its place: `seq` in the room's log, `at` in UTC milliseconds."""

    id: str
    seq: int
    at: int
    key: str


class _Known(msgspec.Struct, frozen=True):
    id: str
    seq: int
    at: int
    text: str


_BY_KEY = prepare(
    sa.select(message.c.id, message.c.seq, room_entry.c.at, message.c.text)
    .join(room_entry, sa.and_(room_entry.c.room == message.c.room, room_entry.c.seq == message.c.seq))
    .where(
        message.c.room == sa.bindparam("room"),
        message.c.author_id == sa.bindparam("author_id"),
        message.c.key == sa.bindparam("key"),
    ),
    _Known,
)
_INSERT = prepare_write(sa.insert(message))
_LAST_LINE: dict[str, Any] = {
    "last_text": sa.bindparam("last_text"),
    "last_by": sa.bindparam("last_by"),
    "last_at": sa.bindparam("last_at"),
}
_BY_CUSTOMER = prepare_write(
    sa.update(enquiry)
    .where(enquiry.c.id == sa.bindparam("room"))
    .values(head=enquiry.c.head + 1, **_LAST_LINE)
    .returning(enquiry.c.head)
)
_BY_STAFF = prepare_write(
    sa.update(enquiry)
    .where(enquiry.c.id == sa.bindparam("room"))
    .values(
        head=enquiry.c.head + 1,
        first_response_at=sa.func.coalesce(enquiry.c.first_response_at, sa.bindparam("last_at")),
        **_LAST_LINE,
    )
    .returning(enquiry.c.head)
)


async def send_message(tx: Tx, proof: StaffProof, new: NewMessage) -> Sent:
    """A member of the room speaks to the customer.

    Raises:
        Refusal: `not_allowed` for one who is no member, `enquiry_not_handled`, `enquiry_closed`, `text_empty`,
            `text_too_long`, `key_malformed`, `key_reused`, `file_unknown`, `too_many_files`, `not_found`.
    """
    facts = await existing_room(tx, new.room)
    if proof.room != new.room or not await is_member(tx, new.room, proof.staff_id):
        raise Refusal("not_allowed", 403, "Only members of the room speak to the customer.", "Join the room first.")
    if (known := await _already(tx, proof.staff_id, new)) is not None:
        return known
    _must_be_open_to_staff(facts)
    return await _say(tx, await room_log.staff_actor(tx, proof.staff_id), new)


async def send_as_customer(tx: Tx, customer_id: str, new: NewMessage) -> Sent:
    """The customer of an enquiry speaks in its room.

    Raises:
        Refusal: like `send_message`; `not_found` for another's room.
    """
    facts = await existing_room(tx, new.room)
    if facts.customer_id != customer_id:
        raise not_found()
    if (known := await _already(tx, customer_id, new)) is not None:
        return known
    if facts.status == "closed":
        raise closed()
    return await _say(tx, await room_log.customer_actor(tx, customer_id), new)


def closed() -> Refusal:
    """The answer to speech in a closed room."""
    return Refusal("enquiry_closed", 409, "This conversation has ended.", "Start a new one to go on.")


def _must_be_open_to_staff(facts: RoomFacts) -> None:
    if facts.status == "closed":
        raise Refusal("enquiry_closed", 409, "This enquiry is closed.", "The customer can start a new one.")
    if facts.status not in HANDLED:
        raise Refusal("enquiry_not_handled", 409, "Nobody handles this enquiry yet.", "Pick it up first.")


async def _already(tx: Tx, author_id: str, new: NewMessage) -> Sent | None:
    known = await tx.one(_BY_KEY, room=new.room, author_id=author_id, key=checked_key(new.key))
    if known is None:
        return None
    text = clean_body(new.text, may_be_empty=bool(new.files))
    if known.text != text or await attached(tx, new.room, known.seq) != sorted(new.files):
        message_text = "This key was used for another message."
        raise Refusal("key_reused", 422, message_text, "Make a new key for each message.")
    return Sent(known.id, known.seq, known.at, new.key)


async def _say(tx: Tx, actor: Actor, new: NewMessage) -> Sent:
    text = clean_body(new.text, may_be_empty=bool(new.files))
    if len(new.files) > MOST_FILES:
        raise Refusal("too_many_files", 422, f"At most {MOST_FILES} files go with one message.", "Send more messages.")
    statement = _BY_CUSTOMER if actor.kind == "customer" else _BY_STAFF
    row = await tx.one(statement, room=new.room, last_text=preview(text), last_by=actor.kind, last_at=tx.now)
    seq, message_id = int(row[0] if row else 0), tx.new_id()
    await tx.run(
        _INSERT,
        room=new.room,
        seq=seq,
        id=message_id,
        author_kind=actor.kind,
        author_id=actor.id,
        key=new.key,
        text=text,
    )
    files: tuple[FileFacts, ...] = await attach(tx, actor, new, seq) if new.files else ()
    await room_log.record(tx, RoomEntry(new.room, seq, "message", tx.now, actor, message_id, text, new.key, files))
    return Sent(message_id, seq, tx.now, new.key)

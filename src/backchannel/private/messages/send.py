"""Private speech: one transaction holds the message, its key, its place in the room's private log and its files."""

from __future__ import annotations

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import Refusal
from backchannel.kernel.proof import StaffProof
from backchannel.kernel.text import checked_key, clean_body
from backchannel.private.coaching.flags import answer_flag
from backchannel.private.messages.attachments import MOST_FILES, attach, attached
from backchannel.private.messages.events import PrivateEntry
from backchannel.private.messages.log import author_of, take_private_place, write_place
from backchannel.private.messages.mentions import keep_mentions, mentions_between, wanted_mentions
from backchannel.private.messages.queries import private_place_or_none
from backchannel.private.messages.tables import private_entry, private_message, private_original
from backchannel.private.store import Rx, Tx
from backchannel.storage.database import prepare, prepare_write

ADMITTED_BY = frozenset(("send_private_message", "send_private_feedback"))


class NewPrivateMessage(msgspec.Struct, frozen=True):
    """What somebody wants to say to the staff of a room.

    Args:
        room: the enquiry's id.
        key: 32 hexadecimal characters, made once per message by its sender; its space is this universe's own.
        text: up to 8,000 characters; may be empty when files come along.
        files: ids of private files the sender has uploaded for this room and not yet used, at most 10.
        mentions: ids of colleagues and departments whom it names, at most 20.
        quotes_private: the id of a private message of the same room that it answers, or None.
        quotes_message: the id of a message of the room that it answers, of the other universe, or None.
    """

    room: str
    key: str
    text: str
    files: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    quotes_private: str | None = None
    quotes_message: str | None = None


class Acceptance(msgspec.Struct, frozen=True):
    """What was so in the public store when the send was accepted.

    Args:
        head: the room's public place then; the message stands behind it.
        standing: in what part its author writes: owner, member or monitor.
        quoted: the public place of the message that it answers, or None.
    """

    head: int
    standing: str
    quoted: int | None = None


class PrivateSent(msgspec.Struct, frozen=True):
    """A private message has its place: `seq` in the private log, behind public place `after`, at `at` (UTC ms)."""

    id: str
    seq: int
    after: int
    at: int
    key: str


class _Known(msgspec.Struct, frozen=True):
    id: str
    seq: int
    after: int
    at: int
    text: str
    quotes_private: str | None


_quoted = private_message.alias("quoted")
_original = private_original.alias("original")
_FIRST_CHANGE = (
    sa.select(sa.func.min(private_original.c.change))
    .where(private_original.c.room == private_message.c.room, private_original.c.seq == private_message.c.seq)
    .scalar_subquery()
)
_BY_KEY = prepare(
    sa.select(
        private_message.c.id,
        private_message.c.seq,
        private_entry.c.after,
        private_entry.c.at,
        sa.func.coalesce(_original.c.text, private_message.c.text),
        _quoted.c.id,
    )
    .join_from(
        private_message,
        _original,
        sa.and_(_original.c.room == private_message.c.room, _original.c.change == _FIRST_CHANGE),
        isouter=True,
    )
    .join(
        _quoted,
        sa.and_(_quoted.c.room == private_message.c.room, _quoted.c.seq == private_message.c.quotes_private),
        isouter=True,
    )
    .join(
        private_entry,
        sa.and_(private_entry.c.room == private_message.c.room, private_entry.c.seq == private_message.c.seq),
    )
    .where(
        private_message.c.room == sa.bindparam("room"),
        private_message.c.author_id == sa.bindparam("author_id"),
        private_message.c.key == sa.bindparam("key"),
    ),
    _Known,
)
_INSERT = prepare_write(sa.insert(private_message))


async def send_private_message(tx: Tx, proof: StaffProof, new: NewPrivateMessage, accepted: Acceptance) -> PrivateSent:
    """A member or monitor speaks to the staff of a room; the customer is never told.

    Status and channel were judged when the proof was made; a close committed later does not undo the send.

    Args:
        tx: the act's transaction.
        proof: made for this act and this room.
        new: the message.
        accepted: what was so in the public store when the proof was made.

    Raises:
        Refusal: `not_allowed` for another act's or room's proof, `text_empty`, `text_too_long`, `key_malformed`,
            `key_reused`, `file_unknown`, `too_many_files`, `mention_unknown`, `too_many_mentions`, `quote_unknown`.
    """
    if proof.act not in ADMITTED_BY or proof.room != new.room:
        raise Refusal("not_allowed", 403, "You cannot send private messages here.")
    if (known := await already_sent(tx, proof.staff_id, new)) is not None:
        return known
    text = clean_body(new.text, may_be_empty=bool(new.files))
    entry = await keep_private_message(tx, proof.staff_id, new, text, accepted)
    tx.emit(entry)
    if proof.act == "send_private_message":
        await answer_flag(tx, entry)
    return receipt_of(entry)


async def keep_private_message(
    tx: Tx, author_id: str, new: NewPrivateMessage, text: str, accepted: Acceptance
) -> PrivateEntry:
    """Give a message its place in the room's private log; its caller has judged it, and emits the entry.

    Args:
        tx: the act's transaction.
        author_id: who writes.
        new: the message.
        text: its text, cleaned.
        accepted: what was so in the public store when it was accepted.

    Raises:
        Refusal: `file_unknown`, `too_many_files`.
    """
    if len(new.files) > MOST_FILES:
        raise Refusal("too_many_files", 422, f"At most {MOST_FILES} files go with one message.", "Send more messages.")
    quotes = await _quoted_place(tx, new)
    author = await author_of(tx, author_id, accepted.standing)
    seq, after = await take_private_place(tx, new.room, accepted.head, spoken=True)
    entry = PrivateEntry(new.room, seq, after, "message", tx.now, author, tx.new_id(), text, new.key)
    entry = msgspec.structs.replace(entry, quotes_message=accepted.quoted, quotes_private=quotes)
    await write_place(tx, entry)
    await _write(tx, entry)
    if new.files:
        entry = msgspec.structs.replace(entry, files=await attach(tx, author.id, new.room, new.files, seq))
    if new.mentions:
        named = await keep_mentions(tx, author.id, (new.room, seq), new.mentions)
        entry = msgspec.structs.replace(entry, mentions=named)
    return entry


def receipt_of(entry: PrivateEntry) -> PrivateSent:
    """What the sender of a private message is answered."""
    return PrivateSent(entry.message_id, entry.seq, entry.after, entry.at, entry.key)


async def already_sent(rx: Rx, author_id: str, new: NewPrivateMessage) -> PrivateSent | None:
    """What a send of this key was answered before, or None.

    The same key and text get the same answer for ever, whatever has become of the room since: a door asks this before
    it hands on a refusal by status or rights.

    Raises:
        Refusal: `key_reused` for another text, other files or other names, `key_malformed`.
    """
    if await rx.one(_BY_KEY, room=new.room, author_id=author_id, key=checked_key(new.key)) is None:
        return None
    return await known_message(rx, author_id, new, clean_body(new.text, may_be_empty=bool(new.files)))


async def known_message(rx: Rx, author_id: str, new: NewPrivateMessage, text: str) -> PrivateSent | None:
    """The message that was kept under this key before, or None.

    Args:
        rx: a view of the store.
        author_id: who writes.
        new: the message.
        text: its text, cleaned.

    Raises:
        Refusal: `key_reused` for another text or other files, `key_malformed`.
    """
    known = await rx.one(_BY_KEY, room=new.room, author_id=author_id, key=checked_key(new.key))
    if known is None:
        return None
    beside = sorted(new.files), wanted_mentions(new.mentions)
    same = (known.text, known.quotes_private) == (text, new.quotes_private)
    if not same or await _beside(rx, new.room, known.seq) != beside:
        raise key_reused()
    return PrivateSent(known.id, known.seq, known.after, known.at, new.key)


def key_reused() -> Refusal:
    """The refusal of a key under which something else was kept."""
    return Refusal("key_reused", 422, "This key was used for another message.", "Make a new key for each message.")


async def _quoted_place(rx: Rx, new: NewPrivateMessage) -> int | None:
    if new.quotes_private is None:
        return None
    if (place := await private_place_or_none(rx, new.room, new.quotes_private)) is None:
        raise quote_unknown()
    return place.seq


def quote_unknown() -> Refusal:
    """The answer to a message that answers one which is not there."""
    message = "The message that you answer is not there."
    return Refusal("quote_unknown", 422, message, "Send it without the quote.")


async def _beside(rx: Rx, room: str, seq: int) -> tuple[list[str], list[str]]:
    """The ids of the files that a message carries, and of those whom it names, both sorted."""
    named = await mentions_between(rx, room, seq, seq)
    return await attached(rx, room, seq), [one.id for one in named.get(seq, ())]


async def _write(tx: Tx, entry: PrivateEntry) -> None:
    await tx.run(
        _INSERT,
        room=entry.room,
        seq=entry.seq,
        author_id=entry.author.id,
        id=entry.message_id,
        role_name=entry.author.role_name,
        standing=entry.author.standing,
        key=entry.key,
        text=entry.text,
        quotes_message=entry.quotes_message,
        quotes_private=entry.quotes_private,
        edited_at=None,
        recalled_at=None,
    )

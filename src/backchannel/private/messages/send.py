"""Private speech: one transaction holds the message, its key, its place in the room's private log and its files."""

from __future__ import annotations

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import Refusal
from backchannel.kernel.proof import StaffProof
from backchannel.kernel.text import checked_key, clean_body
from backchannel.private.messages.attachments import MOST_FILES, attach, attached
from backchannel.private.messages.events import Author, PrivateEntry
from backchannel.private.messages.mentions import keep_mentions, mentions_between, wanted_mentions
from backchannel.private.messages.tables import private_entry, private_message, private_room
from backchannel.private.store import Rx, Tx
from backchannel.private.team.tables import role, staff
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
    """

    room: str
    key: str
    text: str
    files: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()


class Acceptance(msgspec.Struct, frozen=True):
    """What was so in the public store when the send was accepted.

    Args:
        head: the room's public place then; the message stands behind it.
        standing: in what part its author writes: owner, member or monitor.
    """

    head: int
    standing: str


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


_BY_KEY = prepare(
    sa.select(
        private_message.c.id,
        private_message.c.seq,
        private_entry.c.after,
        private_entry.c.at,
        private_message.c.text,
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
_AUTHOR = prepare_write(
    sa.select(staff.c.name, staff.c.picture, role.c.name)
    .join_from(staff, role, role.c.id == staff.c.role_id)
    .where(staff.c.id == sa.bindparam("staff_id"))
)
_ACCEPTED = sa.bindparam("accepted", type_=sa.BigInteger)
_NEXT = prepare_write(
    sa.update(private_room)
    .where(private_room.c.room == sa.bindparam("in_room"))
    .values(
        head=private_room.c.head + 1,
        messages=private_room.c.messages + 1,
        last_after=sa.case((private_room.c.last_after > _ACCEPTED, private_room.c.last_after), else_=_ACCEPTED),
    )
    .returning(private_room.c.head, private_room.c.last_after)
)
_FIRST = prepare_write(sa.insert(private_room))
_ENTRY = prepare_write(sa.insert(private_entry))
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
            `key_reused`, `file_unknown`, `too_many_files`, `mention_unknown`, `too_many_mentions`.
    """
    if proof.act not in ADMITTED_BY or proof.room != new.room:
        raise Refusal("not_allowed", 403, "You cannot send private messages here.")
    if (known := await already_sent(tx, proof.staff_id, new)) is not None:
        return known
    text = clean_body(new.text, may_be_empty=bool(new.files))
    if len(new.files) > MOST_FILES:
        raise Refusal("too_many_files", 422, f"At most {MOST_FILES} files go with one message.", "Send more messages.")
    author = await _author(tx, proof.staff_id, accepted.standing)
    seq, after = await _take_place(tx, new.room, accepted.head)
    entry = PrivateEntry(new.room, seq, after, "message", tx.now, author, tx.new_id(), text, new.key)
    await _write(tx, entry)
    if new.files:
        entry = msgspec.structs.replace(entry, files=await attach(tx, author.id, new.room, new.files, seq))
    if new.mentions:
        named = await keep_mentions(tx, author.id, (new.room, seq), new.mentions)
        entry = msgspec.structs.replace(entry, mentions=named)
    tx.emit(entry)
    return PrivateSent(entry.message_id, seq, after, tx.now, new.key)


async def already_sent(rx: Rx, author_id: str, new: NewPrivateMessage) -> PrivateSent | None:
    """What a send of this key was answered before, or None.

    The same key and text get the same answer for ever, whatever has become of the room since: a door asks this before
    it hands on a refusal by status or rights.

    Raises:
        Refusal: `key_reused` for another text, other files or other names, `key_malformed`.
    """
    known = await rx.one(_BY_KEY, room=new.room, author_id=author_id, key=checked_key(new.key))
    if known is None:
        return None
    text = clean_body(new.text, may_be_empty=bool(new.files))
    beside = sorted(new.files), wanted_mentions(new.mentions)
    if known.text != text or await _beside(rx, new.room, known.seq) != beside:
        message = "This key was used for another message."
        raise Refusal("key_reused", 422, message, "Make a new key for each message.")
    return PrivateSent(known.id, known.seq, known.after, known.at, new.key)


async def _beside(rx: Rx, room: str, seq: int) -> tuple[list[str], list[str]]:
    """The ids of the files that a message carries, and of those whom it names, both sorted."""
    named = await mentions_between(rx, room, seq, seq)
    return await attached(rx, room, seq), [one.id for one in named.get(seq, ())]


async def _author(tx: Tx, staff_id: str, standing: str) -> Author:
    row = await tx.one(_AUTHOR, staff_id=staff_id)
    name, picture, role_name = row if row is not None else ("", None, "")
    return Author(staff_id, name, picture, role_name, standing)


async def _take_place(tx: Tx, room: str, accepted: int) -> tuple[int, int]:
    """The next place in a room's private log, taken in SQL, and the public place that it stands behind."""
    row = await tx.one(_NEXT, in_room=room, accepted=accepted)
    if row is not None:
        return int(row[0]), int(row[1])
    await tx.run(_FIRST, room=room, head=1, last_after=accepted, messages=1)
    return 1, accepted


async def _write(tx: Tx, entry: PrivateEntry) -> None:
    place = {"room": entry.room, "seq": entry.seq, "author_id": entry.author.id}
    await tx.run(_ENTRY, **place, after=entry.after, kind=entry.kind, at=entry.at)
    await tx.run(
        _INSERT,
        **place,
        id=entry.message_id,
        role_name=entry.author.role_name,
        standing=entry.author.standing,
        key=entry.key,
        text=entry.text,
    )

"""Messages that are kept back for some seconds, so that their sender can think again: customers have nothing of them.

A held message has its id and its key, and no place in the room's log: that is taken at its release (`release`). What
was undone keeps its key and loses its text, so that a retry is told and nothing else remains.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import Refusal, not_found
from backchannel.kernel.proof import StaffProof
from backchannel.kernel.text import checked_key, clean_body
from backchannel.public.directory.tables import staff_card
from backchannel.public.enquiries import timers
from backchannel.public.enquiries.facts import members
from backchannel.public.enquiries.tables import room_entry
from backchannel.public.entries import Actor, FileFacts
from backchannel.public.messages.attachments import check_files
from backchannel.public.messages.tables import attachment, held_file, held_message
from backchannel.public.store import Rx, Tx
from backchannel.storage.database import prepare, prepare_write

if TYPE_CHECKING:
    from backchannel.public.messages.send import NewMessage

RELEASE = "held_release"
HELD, RETURNED, UNDONE = "held", "returned", "undone"


class Held(msgspec.Struct, frozen=True):
    """A message is kept back: `at` and `release_at` in UTC milliseconds. It has no place yet."""

    id: str
    key: str
    at: int
    release_at: int


class Undone(msgspec.Struct, frozen=True):
    """A message of this key was taken back before the customer had it; it never goes out."""

    id: str
    key: str


class HeldMessage(msgspec.Struct, frozen=True):
    """A kept-back message as members see it.

    Args:
        id: also the message's id once it is released.
        room: the enquiry's id.
        actor: who wrote it.
        key: the sender's.
        text: what it says; empty once it was undone.
        held_at: when it was accepted, in UTC milliseconds.
        release_at: when the customer gets it.
        state: ``held``, ``returned`` (it could not go out, and waits for its sender) or ``undone``.
        files: what it carries.
        quotes: the id of the message that it answers, or None.
    """

    id: str
    room: str
    actor: Actor
    key: str
    text: str
    held_at: int
    release_at: int
    state: str
    files: tuple[FileFacts, ...] = ()
    quotes: str | None = None


class HeldChanged(msgspec.Struct, frozen=True):
    """Emitted when a message is held, and when that ends.

    Args:
        message: the message.
        how: held, released, undone or returned.
        readers: the staff ids of those in the room, and the sender's.
    """

    message: HeldMessage
    how: str
    readers: tuple[str, ...]


def _message(*row: Any) -> HeldMessage:
    held_id, room, author_id, name, picture, key, text, held_at, release_at, state, quotes = row
    actor = Actor("staff", author_id, name or "", picture)
    return HeldMessage(held_id, room, actor, key, text or "", held_at, release_at, state, quotes=quotes)


_MESSAGE = sa.select(
    held_message.c.id,
    held_message.c.room,
    held_message.c.author_id,
    staff_card.c.name,
    staff_card.c.picture,
    held_message.c.key,
    held_message.c.text,
    held_message.c.held_at,
    held_message.c.release_at,
    held_message.c.state,
    held_message.c.quotes,
).join_from(held_message, staff_card, staff_card.c.id == held_message.c.author_id, isouter=True)
_INSERT = prepare_write(sa.insert(held_message))
_BY_ID = prepare(_MESSAGE.where(held_message.c.id == sa.bindparam("id")), _message)
_BY_KEY = prepare(
    _MESSAGE.where(
        held_message.c.room == sa.bindparam("room"),
        held_message.c.author_id == sa.bindparam("author_id"),
        held_message.c.key == sa.bindparam("key"),
    ),
    _message,
)
_IN_ROOM = prepare(
    _MESSAGE.where(
        held_message.c.room == sa.bindparam("room"),
        sa.or_(
            held_message.c.state == HELD,
            sa.and_(held_message.c.state == RETURNED, held_message.c.author_id == sa.bindparam("reader")),
        ),
    ).order_by(held_message.c.held_at, held_message.c.id),
    _message,
)
_RELEASED = prepare_write(
    sa.select(room_entry.c.seq).where(
        room_entry.c.room == sa.bindparam("room"),
        room_entry.c.actor_id == sa.bindparam("author_id"),
        room_entry.c.key == sa.bindparam("key"),
    )
)
_CHANGE = prepare_write(
    sa.update(held_message)
    .where(held_message.c.id == sa.bindparam("held_id"), held_message.c.state == sa.bindparam("was"))
    .values(state=sa.bindparam("becomes"))
)
_UNDO = prepare_write(
    sa.update(held_message)
    .where(held_message.c.id == sa.bindparam("held_id"), held_message.c.state != UNDONE)
    .values(state=UNDONE, text=None)
)
_FORGET = prepare_write(
    sa.delete(held_message).where(held_message.c.id == sa.bindparam("id"), held_message.c.state == HELD)
)
_RESERVE = prepare_write(sa.insert(held_file))
_FREE = prepare_write(sa.delete(held_file).where(held_file.c.held_id == sa.bindparam("held_id")))
_RESERVED = prepare_write(sa.select(held_file.c.held_id).where(held_file.c.file_id == sa.bindparam("file_id")))
_FILES = prepare(
    sa.select(
        attachment.c.id,
        attachment.c.name,
        attachment.c.size,
        attachment.c.media_type,
        attachment.c.width,
        attachment.c.height,
    )
    .join_from(held_file, attachment, attachment.c.id == held_file.c.file_id)
    .where(held_file.c.held_id == sa.bindparam("held_id"))
    .order_by(attachment.c.id),
    FileFacts,
)


async def hold_back(tx: Tx, actor: Actor, new: NewMessage, seconds: int) -> Held:
    """Keep a message back for some seconds; its files can be used by no other meanwhile.

    Raises:
        Refusal: `text_empty`, `text_too_long`, `file_unknown`, `too_many_files`.
    """
    text = clean_body(new.text, may_be_empty=bool(new.files))
    if new.files:
        await check_files(tx, actor, new)
        await must_be_free(tx, new.files)
    held = HeldMessage(
        tx.new_id(), new.room, actor, new.key, text, tx.now, tx.now + seconds * 1000, HELD, quotes=new.quotes
    )
    await tx.run(
        _INSERT,
        id=held.id,
        room=held.room,
        author_id=actor.id,
        key=held.key,
        text=text,
        held_at=held.held_at,
        release_at=held.release_at,
        state=HELD,
        quotes=held.quotes,
    )
    for file_id in sorted(set(new.files)):
        await tx.run(_RESERVE, file_id=file_id, held_id=held.id)
    await timers.start(tx, RELEASE, held.id, held.release_at)
    await tell(tx, held, HELD)
    return _receipt(held)


async def must_be_free(tx: Tx, files: tuple[str, ...]) -> None:
    """Make sure that no held message carries these files already.

    Raises:
        Refusal: `file_unknown`.
    """
    for file_id in files:
        if await tx.one(_RESERVED, file_id=file_id) is not None:
            raise Refusal("file_unknown", 422, "A file of this message is not there.", "Attach it again.")


async def already_held(rx: Rx, author_id: str, new: NewMessage) -> Held | Undone | None:
    """What a send of this key is answered once its message was kept back, or None.

    Raises:
        Refusal: `key_reused` for another text, quote or other files while it is held, `key_malformed`.
    """
    known = await rx.one(_BY_KEY, room=new.room, author_id=author_id, key=checked_key(new.key))
    if known is None:
        return None
    if known.state != HELD:
        return Undone(known.id, known.key)
    said = (clean_body(new.text, may_be_empty=bool(new.files)), new.quotes, sorted(set(new.files)))
    if said != (known.text, known.quotes, [file.id for file in await _files(rx, known.id)]):
        raise Refusal("key_reused", 422, "This key was used for another message.", "Make a new key for each message.")
    return _receipt(known)


async def undo_message(tx: Tx, proof: StaffProof, room: str, key: str) -> HeldMessage:
    """The sender takes a held message back; answers it as it was, or without its text when it was undone before.

    Raises:
        Refusal: `already_released` 409 when the customer has it, `not_found`, `not_allowed`.
    """
    if proof.room != room:
        raise Refusal("not_allowed", 403, "This is another room.")
    known = await tx.one(_BY_KEY, room=room, author_id=proof.staff_id, key=checked_key(key))
    if known is None:
        raise await _no_more_held(tx, proof.staff_id, room, key)
    whole = await with_files(tx, known)
    if await tx.run(_UNDO, held_id=known.id):
        await timers.cancel(tx, RELEASE, known.id)
        await tx.run(_FREE, held_id=known.id)
        await tell(tx, known, UNDONE)
    return whole


async def _no_more_held(rx: Rx, author_id: str, room: str, key: str) -> Refusal:
    if await rx.one(_RELEASED, room=room, author_id=author_id, key=key) is None:
        return not_found()
    return Refusal("already_released", 409, "The customer has this message already.", "It can be recalled instead.")


async def held_in(rx: Rx, room: str, reader: str) -> list[HeldMessage]:
    """What is held in a room, oldest first, and what could not go out and is the reader's own."""
    return [await with_files(rx, one) for one in await rx.all(_IN_ROOM, room=room, reader=reader)]


async def held_by_id(rx: Rx, held_id: str) -> HeldMessage | None:
    """One kept-back message, whatever has become of it, with its files; None once it is released."""
    known = await rx.one(_BY_ID, id=held_id)
    return await with_files(rx, known) if known is not None else None


async def forget_held(tx: Tx, held_id: str) -> bool:
    """A held message goes out now; false when somebody else was first."""
    if not await tx.run(_FORGET, id=held_id):
        return False
    await tx.run(_FREE, held_id=held_id)
    return True


async def give_back(tx: Tx, held: HeldMessage) -> None:
    """A held message cannot go out any more: it waits for its sender to take it back."""
    if await tx.run(_CHANGE, held_id=held.id, was=HELD, becomes=RETURNED):
        await tell(tx, msgspec.structs.replace(held, state=RETURNED), RETURNED)


async def with_files(rx: Rx, held: HeldMessage) -> HeldMessage:
    """The same with what it carries."""
    return msgspec.structs.replace(held, files=await _files(rx, held.id))


async def tell(tx: Tx, held: HeldMessage, how: str) -> None:
    """Emit what has become of a held message, for the sender and those who are in the room."""
    readers = dict.fromkeys((str(held.actor.id), *await members(tx, held.room)))
    tx.emit(HeldChanged(await with_files(tx, held), how, tuple(readers)))


async def _files(rx: Rx, held_id: str) -> tuple[FileFacts, ...]:
    return tuple(await rx.all(_FILES, held_id=held_id))


def _receipt(held: HeldMessage) -> Held:
    return Held(held.id, held.key, held.held_at, held.release_at)

"""Edit and recall among staff: for five minutes an author may say a private message otherwise, or take it back.

What it said stays in a row of its own, which can be erased without a gap in the log, for those who read the audit.
"""

from __future__ import annotations

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import Refusal, not_found
from backchannel.kernel.proof import StaffProof
from backchannel.kernel.text import checked_key, clean_body
from backchannel.private.messages.attachments import attached
from backchannel.private.messages.log import Happening, write_happening
from backchannel.private.messages.send import key_reused
from backchannel.private.messages.tables import private_entry, private_message, private_original
from backchannel.private.store import Rx, Tx
from backchannel.storage.database import prepare, prepare_write

WINDOW_MS = 5 * 60 * 1000


class PrivateEdit(msgspec.Struct, frozen=True):
    """An author wants a private message to read otherwise.

    Args:
        room: the enquiry's id.
        message_id: the private message.
        key: 32 hexadecimal characters, made once per change by its author.
        text: what it shall say.
    """

    room: str
    message_id: str
    key: str
    text: str


class PrivateRecall(msgspec.Struct, frozen=True):
    """An author takes a private message back."""

    room: str
    message_id: str
    key: str


class PrivateChanged(msgspec.Struct, frozen=True):
    """A private message reads otherwise from now on: `change` is the place of that in the private log, `at` UTC ms."""

    id: str
    seq: int
    change: int
    after: int
    at: int
    key: str


class _Said(msgspec.Struct, frozen=True):
    seq: int
    at: int
    author_id: str
    text: str
    recalled_at: int | None


class _Known(msgspec.Struct, frozen=True):
    change: int
    after: int
    at: int
    kind: str
    seq: int
    id: str
    text: str


_ENTRY_OF = sa.and_(private_entry.c.room == private_message.c.room, private_entry.c.seq == private_message.c.seq)
_SAID = prepare(
    sa.select(
        private_message.c.seq,
        private_entry.c.at,
        private_message.c.author_id,
        private_message.c.text,
        private_message.c.recalled_at,
    )
    .join_from(private_message, private_entry, _ENTRY_OF)
    .where(private_message.c.room == sa.bindparam("room"), private_message.c.id == sa.bindparam("id")),
    _Said,
)
_later = private_original.alias("later")
_NEXT_TEXT = (
    sa.select(_later.c.text)
    .where(
        _later.c.room == private_original.c.room,
        _later.c.seq == private_original.c.seq,
        _later.c.change > private_original.c.change,
    )
    .order_by(_later.c.change)
    .limit(1)
    .scalar_subquery()
)
_BY_KEY = prepare(
    sa.select(
        private_original.c.change,
        private_entry.c.after,
        private_entry.c.at,
        private_entry.c.kind,
        private_original.c.seq,
        private_message.c.id,
        sa.func.coalesce(_NEXT_TEXT, private_message.c.text),
    )
    .join_from(
        private_original,
        private_entry,
        sa.and_(private_entry.c.room == private_original.c.room, private_entry.c.seq == private_original.c.change),
    )
    .join(
        private_message,
        sa.and_(private_message.c.room == private_original.c.room, private_message.c.seq == private_original.c.seq),
    )
    .where(
        private_original.c.room == sa.bindparam("room"),
        private_original.c.author_id == sa.bindparam("author_id"),
        private_original.c.key == sa.bindparam("key"),
    ),
    _Known,
)
_SENT_WITH = prepare_write(
    sa.select(private_message.c.seq).where(
        private_message.c.room == sa.bindparam("room"),
        private_message.c.author_id == sa.bindparam("author_id"),
        private_message.c.key == sa.bindparam("key"),
    )
)
_KEEP = prepare_write(sa.insert(private_original))
_AT = (private_message.c.room == sa.bindparam("in_room"), private_message.c.seq == sa.bindparam("at_seq"))
_EDIT = prepare_write(
    sa.update(private_message).where(*_AT).values(text=sa.bindparam("says"), edited_at=sa.bindparam("now"))
)
_RECALL = prepare_write(sa.update(private_message).where(*_AT).values(text="", recalled_at=sa.bindparam("now")))


async def edit_private_message(tx: Tx, proof: StaffProof, edit: PrivateEdit, head: int) -> PrivateChanged:
    """The author of a private message lets it read otherwise; its files stay.

    Args:
        tx: the act's transaction.
        proof: made for this act and this room.
        edit: what it shall say.
        head: the room's public place when the proof was made.

    Raises:
        Refusal: `not_allowed`, `not_found`, `not_yours`, `too_late` after five minutes, `message_recalled`,
            `text_unchanged`, `text_empty`, `text_too_long`, `key_malformed`, `key_reused`.
    """
    _must_fit(proof, "edit_private_message", edit.room)
    if (known := await already_changed_privately(tx, proof.staff_id, edit)) is not None:
        return known
    said = await _own(tx, proof.staff_id, edit)
    text = clean_body(edit.text, may_be_empty=bool(await attached(tx, edit.room, said.seq)))
    if text == said.text:
        raise Refusal("text_unchanged", 422, "The message says this already.", "Change something, or leave it.")
    changed = await _log(tx, edit, said, text, head)
    await tx.run(_EDIT, in_room=edit.room, at_seq=said.seq, says=text, now=tx.now)
    return changed


async def recall_private_message(tx: Tx, proof: StaffProof, recall: PrivateRecall, head: int) -> PrivateChanged:
    """The author of a private message takes it back: nobody reads its text or its files any more.

    Raises:
        Refusal: like `edit_private_message`, but for those about the text.
    """
    _must_fit(proof, "recall_private_message", recall.room)
    if (known := await already_changed_privately(tx, proof.staff_id, recall)) is not None:
        return known
    said = await _own(tx, proof.staff_id, recall)
    changed = await _log(tx, recall, said, "", head)
    await tx.run(_RECALL, in_room=recall.room, at_seq=said.seq, now=tx.now)
    return changed


async def already_changed_privately(
    rx: Rx, author_id: str, wanted: PrivateEdit | PrivateRecall
) -> PrivateChanged | None:
    """What a change of this key was answered before, or None: the same key and body get the same answer for ever.

    Raises:
        Refusal: `key_reused` for another body or a message sent with it, `key_malformed`.
    """
    place = {"room": wanted.room, "author_id": author_id, "key": checked_key(wanted.key)}
    known = await rx.one(_BY_KEY, **place)
    if known is None:
        if await rx.one(_SENT_WITH, **place) is not None:
            raise key_reused()
        return None
    text = clean_body(wanted.text, may_be_empty=True) if isinstance(wanted, PrivateEdit) else known.text
    if (known.kind, known.id, known.text) != (_kind(wanted), wanted.message_id, text):
        raise key_reused()
    return PrivateChanged(known.id, known.seq, known.change, known.after, known.at, wanted.key)


def _kind(wanted: PrivateEdit | PrivateRecall) -> str:
    return "edited" if isinstance(wanted, PrivateEdit) else "recalled"


def _must_fit(proof: StaffProof, act: str, room: str) -> None:
    if (proof.act, proof.room) != (act, room):
        raise Refusal("not_allowed", 403, "You cannot change private messages here.")


async def _own(rx: Rx, author_id: str, wanted: PrivateEdit | PrivateRecall) -> _Said:
    if (said := await rx.one(_SAID, room=wanted.room, id=wanted.message_id)) is None:
        raise not_found()
    if said.author_id != author_id:
        raise Refusal("not_yours", 403, "Only its author changes a message.")
    if said.recalled_at is not None:
        raise Refusal("message_recalled", 409, "This message has been recalled.")
    if rx.now - said.at > WINDOW_MS:
        raise Refusal("too_late", 409, "A message can be changed for five minutes.", "Write another one.")
    return said


async def _log(tx: Tx, wanted: PrivateEdit | PrivateRecall, said: _Said, text: str, head: int) -> PrivateChanged:
    """Give the change its place, keep what the message said, and emit how it reads now."""
    room, kind, author_id = wanted.room, _kind(wanted), said.author_id
    entry = await write_happening(tx, Happening(room, kind, author_id, head, about=said.seq))
    await tx.run(_KEEP, room=room, change=entry.seq, seq=said.seq, author_id=author_id, key=wanted.key, text=said.text)
    tx.emit(msgspec.structs.replace(entry, text=text, state=kind))
    return PrivateChanged(wanted.message_id, said.seq, entry.seq, entry.after, tx.now, wanted.key)

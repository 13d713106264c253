"""Edit and recall: for five minutes an author may say a public message otherwise, or take it back.

The message is written over where customers are served from; what it said is kept aside (`originals`). The room's log
gets one more entry, so that everybody who has the message learns how it reads now.
"""

from __future__ import annotations

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import Refusal, not_found
from backchannel.kernel.proof import StaffProof
from backchannel.kernel.text import checked_key, clean_body, preview
from backchannel.public.enquiries import room_log
from backchannel.public.enquiries.delivered import reached
from backchannel.public.enquiries.facts import existing_room, is_member
from backchannel.public.enquiries.tables import enquiry, room_entry
from backchannel.public.entries import CHANGES, RoomEntry
from backchannel.public.messages.attachments import attached_files, release_files
from backchannel.public.messages.originals import Wording, keep_wording, reached_at, wordings
from backchannel.public.messages.send import key_reused
from backchannel.public.store import Rx, Tx
from backchannel.storage.database import prepare, prepare_write

WINDOW_MS = 5 * 60 * 1000


class Edit(msgspec.Struct, frozen=True):
    """An author wants a message to read otherwise.

    Args:
        room: the enquiry's id.
        message_id: the message.
        key: 32 hexadecimal characters, made once per change by its author.
        text: what it shall say.
    """

    room: str
    message_id: str
    key: str
    text: str


class Recall(msgspec.Struct, frozen=True):
    """An author takes a message back: its text and its files are gone for the customer."""

    room: str
    message_id: str
    key: str


class Changed(msgspec.Struct, frozen=True):
    """A message reads otherwise from now on.

    Args:
        id: the message.
        seq: its place in the room's log.
        change: the place of the change.
        at: UTC milliseconds.
        key: the change's key.
        reached: how far the message had come by then: ``not_delivered``, ``delivered`` or ``seen``.
    """

    id: str
    seq: int
    change: int
    at: int
    key: str
    reached: str


class _Said(msgspec.Struct, frozen=True):
    seq: int
    at: int
    author_id: str | None
    text: str
    recalled_at: int | None


class _Known(msgspec.Struct, frozen=True):
    change: int
    at: int
    kind: str
    seq: int
    id: str
    text: str


_SAID = prepare(
    sa.select(
        room_entry.c.seq,
        room_entry.c.at,
        room_entry.c.actor_id,
        sa.func.coalesce(room_entry.c.text, ""),
        room_entry.c.recalled_at,
    ).where(room_entry.c.room == sa.bindparam("room"), room_entry.c.message_id == sa.bindparam("id")),
    _Said,
)
_message = room_entry.alias("message")
_BY_KEY = prepare(
    sa.select(
        room_entry.c.seq,
        room_entry.c.at,
        room_entry.c.kind,
        sa.func.coalesce(_message.c.seq, 0),
        sa.func.coalesce(_message.c.message_id, ""),
        sa.func.coalesce(_message.c.text, ""),
    )
    .join_from(
        room_entry,
        _message,
        sa.and_(
            sa.or_(*(room_entry.c.kind == kind for kind in sorted(CHANGES))),
            _message.c.room == room_entry.c.room,
            _message.c.seq == room_entry.c.number,
        ),
        isouter=True,
    )
    .where(
        room_entry.c.room == sa.bindparam("room"),
        room_entry.c.actor_id == sa.bindparam("author_id"),
        room_entry.c.key == sa.bindparam("key"),
    ),
    _Known,
)
_AT = (room_entry.c.room == sa.bindparam("in_room"), room_entry.c.seq == sa.bindparam("at_seq"))
_EDIT = prepare_write(
    sa.update(room_entry).where(*_AT).values(text=sa.bindparam("says"), edited_at=sa.bindparam("now"))
)
_RECALL = prepare_write(sa.update(room_entry).where(*_AT).values(text=None, recalled_at=sa.bindparam("now")))
_LAST = prepare_write(
    sa.select(room_entry.c.seq)
    .where(room_entry.c.room == sa.bindparam("room"), room_entry.c.kind == "message")
    .order_by(room_entry.c.seq.desc())
    .limit(1)
)
_LAST_LINE = prepare_write(
    sa.update(enquiry)
    .where(enquiry.c.id == sa.bindparam("room"))
    .values(last_text=sa.bindparam("says"), last_state=sa.bindparam("state"))
)


async def edit_message(tx: Tx, proof: StaffProof, edit: Edit) -> Changed:
    """The author of a public message lets it read otherwise; its files stay.

    Raises:
        Refusal: `not_allowed` for one who is no member, `not_found`, `not_yours`, `too_late` after five minutes,
            `message_recalled`, `text_unchanged`, `text_empty`, `text_too_long`, `key_malformed`, `key_reused`,
            `enquiry_closed`.
    """
    await _must_be_member(tx, proof, "edit_message", edit.room)
    if (known := await already_changed(tx, proof.staff_id, edit)) is not None:
        return known
    said = await _own(tx, proof.staff_id, edit)
    files = await attached_files(tx, edit.room, said.seq)
    text = clean_body(edit.text, may_be_empty=bool(files))
    if text == said.text:
        raise Refusal("text_unchanged", 422, "The message says this already.", "Change something, or leave it.")
    changed = await _log(tx, proof.staff_id, edit, said, text)
    await keep_wording(tx, edit.room, said.seq, Wording(changed.change, said.text, files, changed.reached))
    await tx.run(_EDIT, in_room=edit.room, at_seq=said.seq, says=text, now=tx.now)
    await _refresh_last_line(tx, edit.room, said.seq, preview(text), "edited")
    return changed


async def recall_message(tx: Tx, proof: StaffProof, recall: Recall) -> Changed:
    """The author of a public message takes it back, also right after the enquiry was closed.

    Raises:
        Refusal: like `edit_message`, but for those about the text and the closed enquiry.
    """
    await _must_be_member(tx, proof, "recall_message", recall.room)
    if (known := await already_changed(tx, proof.staff_id, recall)) is not None:
        return known
    said = await _own(tx, proof.staff_id, recall)
    files = await attached_files(tx, recall.room, said.seq)
    changed = await _log(tx, proof.staff_id, recall, said, "")
    await keep_wording(tx, recall.room, said.seq, Wording(changed.change, said.text, files, changed.reached))
    await release_files(tx, recall.room, said.seq)
    await tx.run(_RECALL, in_room=recall.room, at_seq=said.seq, now=tx.now)
    await _refresh_last_line(tx, recall.room, said.seq, "", "recalled")
    return changed


async def already_changed(rx: Rx, author_id: str, wanted: Edit | Recall) -> Changed | None:
    """What a change of this key was answered before, or None: the same key and body get the same answer for ever.

    Raises:
        Refusal: `key_reused` for another body, `key_malformed`.
    """
    known = await rx.one(_BY_KEY, room=wanted.room, author_id=author_id, key=checked_key(wanted.key))
    if known is None:
        return None
    if (known.kind, known.id) != (_kind(wanted), wanted.message_id):
        raise key_reused()
    if isinstance(wanted, Edit) and await _said_after(rx, wanted.room, known) != clean_body(
        wanted.text, may_be_empty=True
    ):
        raise key_reused()
    how_far = await reached_at(rx, wanted.room, known.change)
    return Changed(known.id, known.seq, known.change, known.at, wanted.key, how_far)


async def _said_after(rx: Rx, room: str, known: _Known) -> str:
    """What a message said from a change until the next one, or says still."""
    later = await wordings(rx, room, known.seq, known.change)
    return later[0].text if later else known.text


def _kind(wanted: Edit | Recall) -> str:
    return "edited" if isinstance(wanted, Edit) else "recalled"


async def _must_be_member(tx: Tx, proof: StaffProof, act: str, room: str) -> None:
    if (proof.act, proof.room) != (act, room) or not await is_member(tx, room, proof.staff_id):
        raise Refusal("not_allowed", 403, "Only members of the room speak to the customer.", "Join the room first.")
    if act == "edit_message" and (await existing_room(tx, room)).status == "closed":
        raise Refusal("enquiry_closed", 409, "This enquiry is closed.", "A message can still be recalled.")


async def _own(rx: Rx, author_id: str, wanted: Edit | Recall) -> _Said:
    if (said := await rx.one(_SAID, room=wanted.room, id=wanted.message_id)) is None:
        raise not_found()
    if said.author_id != author_id:
        raise Refusal("not_yours", 403, "Only its author changes a message.")
    if said.recalled_at is not None:
        raise Refusal("message_recalled", 409, "This message has been recalled.")
    if rx.now - said.at > WINDOW_MS:
        raise Refusal("too_late", 409, "A message can be changed for five minutes.", "Write another one.")
    return said


async def _log(tx: Tx, author_id: str, wanted: Edit | Recall, said: _Said, text: str) -> Changed:
    room, kind = await existing_room(tx, wanted.room), _kind(wanted)
    how_far = await reached(tx, room.id, room.customer_id, said.seq)
    change, actor = await room_log.take_place(tx, room.id), await room_log.staff_actor(tx, author_id)
    entry = RoomEntry(room.id, change, kind, tx.now, actor, None, text, wanted.key, (), said.seq, state=kind)
    await room_log.record(tx, entry)
    return Changed(wanted.message_id, said.seq, change, tx.now, wanted.key, how_far)


async def _refresh_last_line(tx: Tx, room: str, seq: int, text: str, state: str) -> None:
    last = await tx.one(_LAST, room=room)
    if last is not None and last[0] == seq:
        await tx.run(_LAST_LINE, room=room, says=text, state=state)

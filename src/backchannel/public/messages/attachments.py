"""Files that go with public speech: uploaded first, then carried by exactly one message."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import Refusal, not_found
from backchannel.kernel.text import clean_line
from backchannel.public.enquiries import timers
from backchannel.public.enquiries.facts import existing_room, is_member
from backchannel.public.enquiries.tables import enquiry
from backchannel.public.entries import Actor, FileFacts
from backchannel.public.messages.tables import attachment, held_file
from backchannel.public.store import Rx, Tx
from backchannel.storage.database import prepare, prepare_write

if TYPE_CHECKING:
    from backchannel.public.messages.send import NewMessage

MOST_FILES = 10
UNUSED_FOR_MS = 24 * 3600 * 1000


class FileUnused(msgspec.Struct, frozen=True):
    """Emitted when an upload that no message carries is forgotten: its bytes may go."""

    id: str


class KeptFile(msgspec.Struct, frozen=True):
    """A file whose bytes the file store has taken, about to be known to the desk."""

    id: str
    name: str
    size: int
    media_type: str
    width: int | None = None
    height: int | None = None


class _Unused(msgspec.Struct, frozen=True):
    id: str
    owner_id: str
    room: str | None
    seq: int | None


_FACTS = (
    attachment.c.id,
    attachment.c.name,
    attachment.c.size,
    attachment.c.media_type,
    attachment.c.width,
    attachment.c.height,
)
_INSERT = prepare_write(sa.insert(attachment))
_OWNED = prepare(
    sa.select(attachment.c.id, attachment.c.owner_id, attachment.c.room, attachment.c.seq).where(
        attachment.c.id == sa.bindparam("id")
    ),
    _Unused,
)
_CARRY = prepare_write(
    sa.update(attachment)
    .where(attachment.c.id == sa.bindparam("file_id"))
    .values(room=sa.bindparam("in_room"), seq=sa.bindparam("at_seq"))
)
_BY_ID = prepare(sa.select(*_FACTS).where(attachment.c.id == sa.bindparam("id")), FileFacts)
_CARRIED = prepare_write(
    sa.select(attachment.c.id)
    .where(attachment.c.room == sa.bindparam("room"), attachment.c.seq == sa.bindparam("seq"))
    .order_by(attachment.c.id)
)
_IN_ROOM = prepare(
    sa.select(*_FACTS)
    .where(attachment.c.room == sa.bindparam("room"), attachment.c.seq.is_not(None))
    .order_by(attachment.c.seq.desc(), attachment.c.id)
    .limit(sa.bindparam("limit")),
    FileFacts,
)
_FOR_CUSTOMER = prepare(
    sa.select(*_FACTS)
    .join_from(attachment, enquiry, enquiry.c.id == attachment.c.room, isouter=True)
    .where(
        attachment.c.id == sa.bindparam("id"),
        sa.or_(
            sa.and_(attachment.c.owner_kind == "customer", attachment.c.owner_id == sa.bindparam("customer_id")),
            sa.and_(attachment.c.seq.is_not(None), enquiry.c.customer_id == sa.bindparam("customer_id")),
        ),
    ),
    FileFacts,
)
_FOR_STAFF = prepare(
    sa.select(*_FACTS).where(
        attachment.c.id == sa.bindparam("id"),
        attachment.c.room == sa.bindparam("room"),
        sa.or_(attachment.c.seq.is_not(None), attachment.c.owner_id == sa.bindparam("staff_id")),
    ),
    FileFacts,
)
_FORGET = prepare_write(
    sa.delete(attachment).where(attachment.c.id == sa.bindparam("file_id"), attachment.c.seq.is_(None))
)
_HELD = prepare_write(sa.select(held_file.c.held_id).where(held_file.c.file_id == sa.bindparam("file_id")))
_ROOM_OF = prepare_write(sa.select(attachment.c.room).where(attachment.c.id == sa.bindparam("id")))


async def keep_customer_file(tx: Tx, customer_id: str, kept: KeptFile) -> FileFacts:
    """A customer has uploaded a file; their next message may carry it."""
    return await _keep(tx, "customer", customer_id, None, kept)


async def keep_staff_file(tx: Tx, staff_id: str, room: str, kept: KeptFile) -> FileFacts:
    """A member has uploaded a file for the customer of a room; their next message there may carry it.

    Raises:
        Refusal: `not_allowed` for one who is no member, `not_found`.
    """
    await existing_room(tx, room)
    if not await is_member(tx, room, staff_id):
        raise Refusal("not_allowed", 403, "Only members of the room send files to the customer.", "Join it first.")
    return await _keep(tx, "staff", staff_id, room, kept)


async def _keep(tx: Tx, owner_kind: str, owner_id: str, room: str | None, kept: KeptFile) -> FileFacts:
    facts = FileFacts(kept.id, clean_line(kept.name) or "file", kept.size, kept.media_type, kept.width, kept.height)
    await tx.run(
        _INSERT,
        room=room,
        seq=None,
        owner_kind=owner_kind,
        owner_id=owner_id,
        created_at=tx.now,
        **msgspec.structs.asdict(facts),
    )
    await timers.start(tx, timers.FILE_UNUSED, kept.id, tx.now + UNUSED_FOR_MS)
    return facts


async def forget_unused(tx: Tx, file_id: str) -> None:
    """An upload's day is over: forget it, unless a message carries it by now; one that a held message has waits."""
    if await tx.one(_HELD, file_id=file_id) is not None:
        await timers.start(tx, timers.FILE_UNUSED, file_id, tx.now + UNUSED_FOR_MS)
        return
    if await tx.run(_FORGET, file_id=file_id):
        tx.emit(FileUnused(file_id))


async def check_files(tx: Tx, actor: Actor, new: NewMessage) -> None:
    """Make sure that a message may carry its files, before anything is written.

    Raises:
        Refusal: `too_many_files`; `file_unknown` for one that is not the sender's, is another room's or already sent.
    """
    if len(new.files) > MOST_FILES:
        raise Refusal("too_many_files", 422, f"At most {MOST_FILES} files go with one message.", "Send more messages.")
    for file_id in new.files:
        found = await tx.one(_OWNED, id=file_id)
        unusable = found is None or found.owner_id != actor.id or found.seq is not None
        if unusable or (found is not None and found.room not in (None, new.room)):
            raise Refusal("file_unknown", 422, "A file of this message is not there.", "Attach it again.")


async def attach(tx: Tx, new: NewMessage, seq: int) -> tuple[FileFacts, ...]:
    """Let the message at place `seq` carry its sender's uploaded files, which have been checked."""
    for file_id in set(new.files):
        await tx.run(_CARRY, file_id=file_id, in_room=new.room, at_seq=seq)
    return tuple([file for file_id in sorted(set(new.files)) for file in await tx.all(_BY_ID, id=file_id)])


async def attached(rx: Rx, room: str, seq: int) -> list[str]:
    """The ids of the files that one message carries, sorted."""
    return [row[0] for row in await rx.all(_CARRIED, room=room, seq=seq)]


async def attached_files(rx: Rx, room: str, seq: int) -> tuple[FileFacts, ...]:
    """The files that one message carries."""
    return tuple([file for file_id in await attached(rx, room, seq) for file in await rx.all(_BY_ID, id=file_id)])


async def release_files(tx: Tx, room: str, seq: int) -> None:
    """A message carries its files no more: they are its author's unused uploads again, and forgotten like those."""
    for file_id in await attached(tx, room, seq):
        await tx.run(_CARRY, file_id=file_id, in_room=room, at_seq=None)
        await timers.start(tx, timers.FILE_UNUSED, file_id, tx.now + UNUSED_FOR_MS)


async def files_of_room(rx: Rx, room: str, limit: int = 50) -> list[FileFacts]:
    """The files sent in a room, newest first."""
    return await rx.all(_IN_ROOM, room=room, limit=limit)


async def file_for_customer(rx: Rx, customer_id: str, file_id: str) -> FileFacts:
    """A file that this customer uploaded or was sent.

    Raises:
        Refusal: `not_found`, also for a colleague's unsent upload.
    """
    if (facts := await rx.one(_FOR_CUSTOMER, id=file_id, customer_id=customer_id)) is None:
        raise not_found()
    return facts


async def file_for_staff(rx: Rx, staff_id: str, room: str, file_id: str) -> FileFacts:
    """A file of a room, for a staff member who may read the room.

    Raises:
        Refusal: `not_found`.
    """
    if (facts := await rx.one(_FOR_STAFF, id=file_id, room=room, staff_id=staff_id)) is None:
        raise not_found()
    return facts


async def room_of_file(rx: Rx, file_id: str) -> str:
    """The room that a file was uploaded for or sent in.

    Raises:
        Refusal: `not_found`.
    """
    row = await rx.one(_ROOM_OF, id=file_id)
    if row is None or row[0] is None:
        raise not_found()
    return str(row[0])

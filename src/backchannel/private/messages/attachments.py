"""Files that go with private speech: uploaded for staff first, then carried by exactly one private message."""

from __future__ import annotations

from typing import Any

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import Refusal, not_found
from backchannel.kernel.proof import StaffProof
from backchannel.kernel.text import clean_line
from backchannel.private.messages.events import PrivateFile
from backchannel.private.messages.tables import private_attachment, private_message
from backchannel.private.store import Rx, Tx
from backchannel.storage.database import prepare, prepare_write

MOST_FILES = 10


class KeptPrivateFile(msgspec.Struct, frozen=True):
    """A file whose bytes the staff's file store has taken, about to be known to the desk."""

    id: str
    name: str
    size: int
    media_type: str
    width: int | None = None
    height: int | None = None


class _Uploaded(msgspec.Struct, frozen=True):
    owner_id: str
    room: str
    seq: int | None


_FACTS = (
    private_attachment.c.id,
    private_attachment.c.name,
    private_attachment.c.size,
    private_attachment.c.media_type,
    private_attachment.c.width,
    private_attachment.c.height,
)
_INSERT = prepare_write(sa.insert(private_attachment))
_UPLOADED = prepare(
    sa.select(private_attachment.c.owner_id, private_attachment.c.room, private_attachment.c.seq).where(
        private_attachment.c.id == sa.bindparam("id")
    ),
    _Uploaded,
)
_CARRY = prepare_write(
    sa.update(private_attachment)
    .where(private_attachment.c.id == sa.bindparam("file_id"))
    .values(seq=sa.bindparam("at_seq"))
)
_BY_ID = prepare(sa.select(*_FACTS).where(private_attachment.c.id == sa.bindparam("id")), PrivateFile)
_CARRIED = prepare_write(
    sa.select(private_attachment.c.id)
    .where(private_attachment.c.room == sa.bindparam("room"), private_attachment.c.seq == sa.bindparam("seq"))
    .order_by(private_attachment.c.id)
)
_FOR_STAFF = prepare(
    sa.select(*_FACTS)
    .join_from(
        private_attachment,
        private_message,
        sa.and_(private_message.c.room == private_attachment.c.room, private_message.c.seq == private_attachment.c.seq),
        isouter=True,
    )
    .where(
        private_attachment.c.id == sa.bindparam("id"),
        private_attachment.c.room == sa.bindparam("room"),
        sa.or_(
            sa.and_(private_message.c.seq.is_not(None), private_message.c.recalled_at.is_(None)),
            private_attachment.c.owner_id == sa.bindparam("staff_id"),
        ),
    ),
    PrivateFile,
)
_ROOM_OF = prepare_write(sa.select(private_attachment.c.room).where(private_attachment.c.id == sa.bindparam("id")))
_BETWEEN = prepare_write(
    sa.select(private_attachment.c.seq, *_FACTS)
    .where(
        private_attachment.c.room == sa.bindparam("room"),
        private_attachment.c.seq >= sa.bindparam("first"),
        private_attachment.c.seq <= sa.bindparam("last"),
    )
    .order_by(private_attachment.c.seq, private_attachment.c.id)
)


async def keep_private_file(tx: Tx, proof: StaffProof, kept: KeptPrivateFile) -> PrivateFile:
    """Somebody has uploaded a file for the staff of a room; their next private message there may carry it.

    Raises:
        Refusal: `not_allowed` for a proof of another act, `text_too_long` for its name.
    """
    if proof.act != "keep_private_file" or proof.room is None:
        raise Refusal("not_allowed", 403, "You cannot send private files here.")
    name = clean_line(kept.name) or "file"
    facts = PrivateFile(kept.id, name, kept.size, kept.media_type, kept.width, kept.height)
    values: dict[str, Any] = msgspec.structs.asdict(facts)
    await tx.run(_INSERT, room=proof.room, seq=None, owner_id=proof.staff_id, created_at=tx.now, **values)
    return facts


async def attach(tx: Tx, author_id: str, room: str, files: tuple[str, ...], seq: int) -> tuple[PrivateFile, ...]:
    """Let the private message at place `seq` carry its sender's uploaded files.

    Raises:
        Refusal: `file_unknown` for a file that is not the sender's, is another room's or is already sent.
    """
    carried: list[PrivateFile] = []
    for file_id in sorted(files):
        if await tx.one(_UPLOADED, id=file_id) != _Uploaded(author_id, room, None):
            raise Refusal("file_unknown", 422, "A file of this message is not there.", "Attach it again.")
        await tx.run(_CARRY, file_id=file_id, at_seq=seq)
        carried += await tx.all(_BY_ID, id=file_id)
    return tuple(carried)


async def attached(rx: Rx, room: str, seq: int) -> list[str]:
    """The ids of the files that one private message carries, sorted."""
    return [row[0] for row in await rx.all(_CARRIED, room=room, seq=seq)]


async def attached_between(rx: Rx, room: str, first: int, last: int) -> dict[int, tuple[PrivateFile, ...]]:
    """The files that a stretch of a room's private log carries, by place."""
    found: dict[int, tuple[PrivateFile, ...]] = {}
    for seq, *facts in await rx.all(_BETWEEN, room=room, first=first, last=last):
        found[seq] = (*found.get(seq, ()), PrivateFile(*facts))
    return found


async def private_file(rx: Rx, staff_id: str, room: str, file_id: str) -> PrivateFile:
    """A private file of a room, for a staff member who may read its private messages.

    Raises:
        Refusal: `not_found`, also for a colleague's unsent upload and a file of a message that was recalled.
    """
    if (facts := await rx.one(_FOR_STAFF, id=file_id, room=room, staff_id=staff_id)) is None:
        raise not_found()
    return facts


async def room_of_private_file(rx: Rx, file_id: str) -> str:
    """The room that a private file was uploaded for.

    Raises:
        Refusal: `not_found`.
    """
    if (row := await rx.one(_ROOM_OF, id=file_id)) is None:
        raise not_found()
    return str(row[0])

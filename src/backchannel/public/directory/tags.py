"""The widget's directory: tags that customers choose, and the destination behind each."""

from __future__ import annotations

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import Refusal, not_found
from backchannel.kernel.proof import StaffProof
from backchannel.kernel.text import clean_line
from backchannel.public.directory.doings import keep_doing
from backchannel.public.directory.tables import tag, tag_target
from backchannel.public.store import Rx, Tx
from backchannel.storage.database import prepare, prepare_write

SHORTEST_WAIT_S, LONGEST_WAIT_S = 5, 7 * 24 * 3600


class Tag(msgspec.Struct, frozen=True):
    """An entry of the directory; `wait_s` seconds until an unanswered enquiry is missed."""

    id: str
    name: str
    intro: str
    wait_s: int


class NewTag(msgspec.Struct, frozen=True):
    """A directory entry with its destination.

    Args:
        name: what customers read.
        intro: one line more.
        wait_s: 5 seconds to 7 days.
        departments: ids of departments that are offered its enquiries.
        staff: ids of staff members that are; with neither, everybody is.
    """

    name: str
    intro: str = ""
    wait_s: int = 60
    departments: tuple[str, ...] = ()
    staff: tuple[str, ...] = ()


class Destination(msgspec.Struct, frozen=True):
    """Who is offered a tag's enquiries."""

    departments: tuple[str, ...]
    staff: tuple[str, ...]


_LISTED = sa.select(tag.c.id, tag.c.name, tag.c.intro, tag.c.wait_s).where(tag.c.archived_at.is_(None))
_ALL = prepare(_LISTED.order_by(tag.c.position, tag.c.id), Tag)
_ONE = prepare(_LISTED.where(tag.c.id == sa.bindparam("tag_id")), Tag)
_TARGETS = prepare_write(
    sa.select(tag_target.c.kind, tag_target.c.target_id)
    .where(tag_target.c.tag_id == sa.bindparam("tag_id"))
    .order_by(tag_target.c.target_id)
)
_INSERT = prepare_write(sa.insert(tag))
_CHANGE = prepare_write(
    sa.update(tag)
    .where(tag.c.id == sa.bindparam("tag_id"), tag.c.archived_at.is_(None))
    .values(name=sa.bindparam("new_name"), intro=sa.bindparam("new_intro"), wait_s=sa.bindparam("new_wait"))
)
_ARCHIVE = prepare_write(
    sa.update(tag)
    .where(tag.c.id == sa.bindparam("tag_id"), tag.c.archived_at.is_(None))
    .values(archived_at=sa.bindparam("at"))
)
_CLEAR = prepare_write(sa.delete(tag_target).where(tag_target.c.tag_id == sa.bindparam("of_tag")))
_TARGET = prepare_write(sa.insert(tag_target))


async def tags(rx: Rx) -> list[Tag]:
    """The directory, in its order."""
    return await rx.all(_ALL)


async def destination(rx: Rx, tag_id: str) -> Destination:
    """Who is offered a tag's enquiries; everybody when both are empty."""
    rows = await rx.all(_TARGETS, tag_id=tag_id)
    departments = tuple(target for kind, target in rows if kind == "department")
    return Destination(departments, tuple(target for kind, target in rows if kind == "staff"))


async def create_tag(tx: Tx, proof: StaffProof, new: NewTag) -> str:
    """Add a tag at the end of the directory; answers its id.

    Raises:
        Refusal: `text_empty`, `text_too_long`, `wait_out_of_range`.
    """
    tag_id, (name, intro, wait_s) = tx.new_id(), checked_tag(new)
    position = len(await tags(tx))
    await tx.run(_INSERT, id=tag_id, name=name, intro=intro, position=position, wait_s=wait_s, archived_at=None)
    await _aim(tx, tag_id, new)
    await keep_doing(tx, proof, (tag_id, name), ("wait_s", None, str(wait_s)), ("offered_to", None, _offered(new)))
    return tag_id


async def change_tag(tx: Tx, proof: StaffProof, tag_id: str, new: NewTag) -> None:
    """Change a tag and its destination; enquiries that run keep theirs.

    Raises:
        Refusal: those of `create_tag`, `not_found`.
    """
    (name, intro, wait_s), before, aim = checked_tag(new), await _called(tx, tag_id), await destination(tx, tag_id)
    if not await tx.run(_CHANGE, tag_id=tag_id, new_name=name, new_intro=intro, new_wait=wait_s):
        raise not_found()
    await tx.run(_CLEAR, of_tag=tag_id)
    await _aim(tx, tag_id, new)
    if before is not None:
        changes = [("name", before.name, name), ("intro", before.intro, intro)]
        waits = ("wait_s", str(before.wait_s), str(wait_s))
        offered = ("offered_to", _offered(aim), _offered(new))
        await keep_doing(tx, proof, (tag_id, before.name), *changes, waits, offered)


async def archive_tag(tx: Tx, proof: StaffProof, tag_id: str) -> None:
    """Take a tag out of the directory; its enquiries keep its name.

    Raises:
        Refusal: `not_found`.
    """
    before = await _called(tx, tag_id)
    if not await tx.run(_ARCHIVE, tag_id=tag_id, at=tx.now):
        raise not_found()
    await keep_doing(tx, proof, (tag_id, before.name if before is not None else ""))


async def _called(rx: Rx, tag_id: str) -> Tag | None:
    return next((one for one in await tags(rx) if one.id == tag_id), None)


def _offered(aim: Destination | NewTag) -> str:
    """Who is offered a tag's enquiries, as ids; empty for everybody."""
    return ", ".join(sorted((*aim.departments, *aim.staff)))


async def _aim(tx: Tx, tag_id: str, new: NewTag) -> None:
    for target_id in sorted(set(new.departments)):
        await tx.run(_TARGET, tag_id=tag_id, kind="department", target_id=target_id)
    for target_id in sorted(set(new.staff)):
        await tx.run(_TARGET, tag_id=tag_id, kind="staff", target_id=target_id)


def checked_tag(new: NewTag) -> tuple[str, str, int]:
    """A tag's name, intro and wait (seconds) as they can be kept.

    Raises:
        Refusal: `text_empty`, `text_too_long`, `wait_out_of_range`.
    """
    name = clean_line(new.name, 60)
    if not name:
        raise Refusal("text_empty", 422, "A tag needs a name.", "Write what customers will read.")
    if not SHORTEST_WAIT_S <= new.wait_s <= LONGEST_WAIT_S:
        message = "The wait goes from 5 seconds to 7 days."
        raise Refusal("wait_out_of_range", 422, message, "Choose a time between.")
    return name, clean_line(new.intro, 200), new.wait_s

"""Assistants' accounts: a name, the rooms they reach, and a token of which only a hash is kept."""

from __future__ import annotations

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import Refusal, not_found
from backchannel.kernel.ids import hashed, token
from backchannel.kernel.proof import StaffProof
from backchannel.kernel.text import clean_line
from backchannel.private.assistants.events import AssistantChanged
from backchannel.private.assistants.tables import assistant, assistant_room
from backchannel.private.audit.ledger import Altered, Subject, record_change
from backchannel.private.store import Rx, Tx
from backchannel.storage.database import prepare, prepare_write

REACHES = ("all", "rooms")
MOST_ROOMS = 200
NO_TOKEN = "none"  # noqa: S105 - no secret hashes to it
"""What stands for the token of an assistant that has none: the desk's own."""
USED_AGAIN_AFTER_MS = 60_000
"""How old the last use may be before it is written anew, so that a busy token costs no write per request."""


class Assistant(msgspec.Struct, frozen=True):
    """An assistant.

    Args:
        id: who it is; also the author of what it writes.
        name: how it is called.
        reach: ``all`` rooms that are handled, or the chosen ``rooms`` alone.
        created_at: when it was made, in UTC milliseconds.
        used_at: when its token was last used, or None.
        rooms: the ids of the chosen rooms, sorted.
    """

    id: str
    name: str
    reach: str
    created_at: int
    used_at: int | None
    rooms: tuple[str, ...] = ()

    def reaches(self, room: str) -> bool:
        """Whether a room is within its scope."""
        return self.reach == "all" or room in self.rooms


class NewAssistant(msgspec.Struct, frozen=True):
    """An assistant as it is asked for: `rooms` are ids of enquiries, of use with the reach ``rooms`` alone."""

    name: str
    reach: str
    rooms: tuple[str, ...] = ()


class MadeAssistant(msgspec.Struct, frozen=True):
    """A new assistant and its token, which is shown once."""

    id: str
    secret: str


_COLUMNS = (assistant.c.id, assistant.c.name, assistant.c.reach, assistant.c.created_at, assistant.c.used_at)
_LIVE = assistant.c.ended_at.is_(None)
_ALL = prepare(
    sa.select(*_COLUMNS)
    .where(_LIVE, assistant.c.token_hash != NO_TOKEN)
    .order_by(assistant.c.created_at, assistant.c.id),
    Assistant,
)
_BY_SECRET = prepare(sa.select(*_COLUMNS).where(assistant.c.token_hash == sa.bindparam("token_hash"), _LIVE), Assistant)
_BY_ID = prepare(sa.select(*_COLUMNS).where(assistant.c.id == sa.bindparam("id"), _LIVE), Assistant)
_NAMES = prepare_write(sa.select(assistant.c.id, assistant.c.name))
_ROOMS = prepare_write(
    sa.select(assistant_room.c.room)
    .where(assistant_room.c.assistant_id == sa.bindparam("assistant_id"))
    .order_by(assistant_room.c.room)
)
_INSERT = prepare_write(sa.insert(assistant))
_CHANGE = prepare_write(
    sa.update(assistant)
    .where(assistant.c.id == sa.bindparam("assistant_id"), _LIVE)
    .values(name=sa.bindparam("new_name"), reach=sa.bindparam("new_reach"))
)
_END = prepare_write(
    sa.update(assistant)
    .where(assistant.c.id == sa.bindparam("assistant_id"), _LIVE)
    .values(ended_at=sa.bindparam("at"))
)
_USED = prepare_write(
    sa.update(assistant).where(assistant.c.id == sa.bindparam("assistant_id")).values(used_at=sa.bindparam("at"))
)
_CHOOSE = prepare_write(sa.insert(assistant_room))
_CHOOSE_NONE = prepare_write(
    sa.delete(assistant_room).where(assistant_room.c.assistant_id == sa.bindparam("assistant_id"))
)


async def create_assistant(tx: Tx, proof: StaffProof, new: NewAssistant) -> MadeAssistant:
    """Let a program read rooms and speak to their staff; its token is shown once.

    Raises:
        Refusal: `text_empty`, `text_too_long`, `reach_unknown`, `too_many_rooms`.
    """
    name, secret, made = _checked(new), f"bc_bot_{token(tx.random(32))}", tx.new_id()
    await tx.run(
        _INSERT,
        id=made,
        name=name,
        reach=new.reach,
        token_hash=hashed(secret),
        created_by=proof.staff_id,
        created_at=tx.now,
        used_at=None,
        ended_at=None,
    )
    await _choose_rooms(tx, made, new)
    await record_change(tx, proof, Subject(made, name), *_alterations(None, new, name))
    tx.emit(AssistantChanged(made))
    return MadeAssistant(made, secret)


async def change_assistant(tx: Tx, proof: StaffProof, assistant_id: str, new: NewAssistant) -> None:
    """Call an assistant otherwise, or let it reach other rooms; its token stays.

    Raises:
        Refusal: those of `create_assistant`, `not_found`.
    """
    name, before = _checked(new), await _existing(tx, assistant_id)
    await tx.run(_CHANGE, assistant_id=assistant_id, new_name=name, new_reach=new.reach)
    await _choose_rooms(tx, assistant_id, new)
    await record_change(tx, proof, Subject(assistant_id, name), *_alterations(before, new, name))
    tx.emit(AssistantChanged(assistant_id))


async def end_assistant(tx: Tx, proof: StaffProof, assistant_id: str) -> None:
    """An assistant's token admits nobody any more; what it wrote stays under its name.

    Raises:
        Refusal: `not_found`.
    """
    before = await _existing(tx, assistant_id)
    await tx.run(_END, assistant_id=assistant_id, at=tx.now)
    await record_change(tx, proof, Subject(assistant_id, before.name), Altered("ended", "false", "true"))
    tx.emit(AssistantChanged(assistant_id))


async def assistants(rx: Rx) -> list[Assistant]:
    """All with a token that have not been ended, oldest first."""
    return [await _with_rooms(rx, one) for one in await rx.all(_ALL)]


async def assistant_by_id(rx: Rx, assistant_id: str) -> Assistant | None:
    """One that has not been ended, or None."""
    found = await rx.one(_BY_ID, id=assistant_id)
    return await _with_rooms(rx, found) if found is not None else None


async def assistant_by_secret(rx: Rx, secret: str) -> Assistant | None:
    """Whose token this is; None for an unknown or ended one."""
    found = await rx.one(_BY_SECRET, token_hash=hashed(secret))
    return await _with_rooms(rx, found) if found is not None else None


async def assistant_names(rx: Rx) -> dict[str, str]:
    """What every assistant is called, those that were ended too."""
    return {row[0]: row[1] for row in await rx.all(_NAMES)}


async def note_use(tx: Tx, assistant_id: str) -> None:
    """An assistant's token is used now."""
    await tx.run(_USED, assistant_id=assistant_id, at=tx.now)


async def _existing(rx: Rx, assistant_id: str) -> Assistant:
    if (found := await assistant_by_id(rx, assistant_id)) is None:
        raise not_found()
    return found


async def _with_rooms(rx: Rx, found: Assistant) -> Assistant:
    rooms = tuple(row[0] for row in await rx.all(_ROOMS, assistant_id=found.id))
    return msgspec.structs.replace(found, rooms=rooms)


async def _choose_rooms(tx: Tx, assistant_id: str, new: NewAssistant) -> None:
    await tx.run(_CHOOSE_NONE, assistant_id=assistant_id)
    for room in sorted(set(new.rooms)) if new.reach == "rooms" else ():
        await tx.run(_CHOOSE, assistant_id=assistant_id, room=room)


def _checked(new: NewAssistant) -> str:
    if new.reach not in REACHES:
        raise Refusal("reach_unknown", 422, "An assistant reaches all rooms, or those that are chosen.")
    if len(new.rooms) > MOST_ROOMS:
        raise Refusal("too_many_rooms", 422, f"At most {MOST_ROOMS} rooms can be chosen.", "Let it reach all rooms.")
    if not (name := clean_line(new.name, 60)):
        raise Refusal("text_empty", 422, "An assistant needs a name.", "Say what it is for.")
    return name


def _alterations(before: Assistant | None, new: NewAssistant, name: str) -> tuple[Altered, ...]:
    rooms = " ".join(sorted(set(new.rooms))) if new.reach == "rooms" else ""
    return (
        Altered("name", before.name if before is not None else None, name),
        Altered("reach", before.reach if before is not None else None, new.reach),
        Altered("rooms", " ".join(before.rooms) if before is not None else None, rooms),
    )

"""Calls for help: a flag on a room that supervisors see first, until somebody answers or it is lowered.

A flag has a clock of its own. Nothing of it is known where customers are served from: rooms are asked by the flag, and
never the other way round.
"""

from __future__ import annotations

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import Refusal
from backchannel.kernel.proof import StaffProof
from backchannel.kernel.text import clean_body
from backchannel.private.coaching.facts import Flag
from backchannel.private.coaching.standing_flags import (
    flag_of,
    flags_due,
    mark_escalated,
    put_flag,
    take_down_flag,
)
from backchannel.private.desk.events import DeskChanged
from backchannel.private.desk.keys import Ranked, rank_of
from backchannel.private.desk.places import rerank
from backchannel.private.desk.tables import desk_enquiry
from backchannel.private.messages.events import PrivateEntry
from backchannel.private.messages.log import Happening, write_happening
from backchannel.private.store import Tx
from backchannel.storage.database import prepare

MOST_TEXT = 500
MOST_AT_ONCE = 20


class NewFlag(msgspec.Struct, frozen=True):
    """Somebody asks for help in a room.

    Args:
        room: the enquiry's id.
        text: what about, or nothing; up to 500 characters.
        head: the room's public place now.
        waits_s: the seconds after which it is passed on to more people.
    """

    room: str
    text: str
    head: int
    waits_s: int


_RANKED = prepare(
    sa.select(
        desk_enquiry.c.status, desk_enquiry.c.created_at, desk_enquiry.c.picked_up_at, desk_enquiry.c.closed_at
    ).where(desk_enquiry.c.id == sa.bindparam("room")),
    Ranked,
)


async def raise_flag(tx: Tx, proof: StaffProof, new: NewFlag) -> None:
    """A member asks for help. Asking once more changes nothing.

    Raises:
        Refusal: `not_allowed` for another act's or room's proof, `text_too_long`, `flag_raised` 409 when a colleague
            asks for help in this room, `enquiry_closed` 409.
    """
    if proof.act != "raise_flag" or proof.room != new.room:
        raise Refusal("not_allowed", 403, "You cannot ask for help here.")
    if (stands := await flag_of(tx, new.room)) is not None:
        if stands.raised_by == proof.staff_id:
            return
        raise Refusal("flag_raised", 409, "A colleague asks for help in this room already.")
    row = await _projected(tx, new.room)
    if row is not None and row.status == "closed":
        raise Refusal("enquiry_closed", 409, "This enquiry is closed.", "The customer can start a new one.")
    text = clean_body(new.text, MOST_TEXT, may_be_empty=True)
    entry = await write_happening(tx, Happening(new.room, "flag_raised", proof.staff_id, new.head, text=text))
    raised = Flag(new.room, proof.staff_id, tx.now, entry.seq, None)
    await put_flag(tx, raised, tx.now + 1000 * new.waits_s)
    tx.emit(entry)
    await _show(tx, new.room, row, raised)


async def lower_flag(tx: Tx, proof: StaffProof, room: str, head: int) -> None:
    """A call for help is taken back, or set aside by who may answer it. Once more changes nothing.

    Args:
        tx: the act's transaction.
        proof: made for this act and this room.
        room: the enquiry's id.
        head: the room's public place now.

    Raises:
        Refusal: `not_allowed`, also for who has neither raised it nor may answer it.
    """
    if proof.act != "lower_flag" or proof.room != room:
        raise Refusal("not_allowed", 403, "You cannot lower a flag here.")
    if (stands := await flag_of(tx, room)) is None:
        return
    if not proof.by_reach and stands.raised_by != proof.staff_id:
        raise Refusal("not_allowed", 403, "Only who asked for help, or may answer, can do this.")
    await _end(tx, stands, Happening(room, "flag_lowered", proof.staff_id, head, stands.seq))


async def answer_flag(tx: Tx, said: PrivateEntry) -> None:
    """A private message by somebody who did not ask is the answer to a call for help, if one stands in its room."""
    stands = await flag_of(tx, said.room)
    if stands is not None and stands.raised_by != said.author.id:
        await _end(tx, stands, Happening(said.room, "flag_answered", said.author.id, said.after, stands.seq))


async def escalate_flags(tx: Tx) -> int:
    """Pass on what nobody has answered in time; answers how many calls that were."""
    due = await flags_due(tx, MOST_AT_ONCE)
    for stands in due:
        await mark_escalated(tx, stands.room)
        entry = await write_happening(tx, Happening(stands.room, "flag_escalated", stands.raised_by, 0, stands.seq))
        tx.emit(entry)
        await _show(tx, stands.room, await _projected(tx, stands.room), stands)
    return len(due)


async def _end(tx: Tx, stands: Flag, what: Happening) -> None:
    await take_down_flag(tx, stands.room)
    tx.emit(await write_happening(tx, what))
    await _show(tx, stands.room, await _projected(tx, stands.room), None)


async def _projected(tx: Tx, room: str) -> Ranked | None:
    return await tx.one(_RANKED, room=room)


async def _show(tx: Tx, room: str, row: Ranked | None, stands: Flag | None) -> None:
    """Put the enquiry where it belongs on its lists now; what is not projected yet is put there when it is."""
    if row is None:
        return
    keys = await rerank(tx, room, rank_of(row, stands.raised_at if stands is not None else None))
    tx.emit(DeskChanged(room, tuple(sorted(keys)), ()))

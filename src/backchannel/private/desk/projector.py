"""Public facts go up: a step reads what has changed in the public store and carries it here, exactly once by cursor."""

from __future__ import annotations

from typing import Any

import msgspec
import sqlalchemy as sa

from backchannel.kernel.text import search_text
from backchannel.private.coaching.standing_flags import flag_of, take_down_flag
from backchannel.private.desk.access import hidden_lists
from backchannel.private.desk.events import DeskChanged, DeskSpoken
from backchannel.private.desk.keys import keys_of, rank_of
from backchannel.private.desk.places import forget_places, put_on_lists
from backchannel.private.desk.tables import desk_cursor, desk_enquiry
from backchannel.private.store import PrivateAccess, Rx, Tx
from backchannel.public.changes import Change, changes_after
from backchannel.public.enquiries.desk_facts import (
    DeskFacts,
    EnquiryState,
    SpeechFacts,
    facts_for_projection,
    facts_of_speech,
)
from backchannel.public.enquiries.facts import HANDLED
from backchannel.public.store import PublicAccess
from backchannel.public.store import Rx as PublicRx
from backchannel.storage.database import prepare_write
from backchannel.storage.statements import Upsert

MOST_AT_ONCE = 100
SPEECH = frozenset(("message", "seen"))
"""Kinds of entries that move an enquiry on no list."""

_CURSOR = prepare_write(sa.select(desk_cursor.c.n).where(desk_cursor.c.id == 1))
_MOVE = prepare_write(Upsert(desk_cursor, ("id",), ("n",)))
_BEFORE = prepare_write(
    sa.select(desk_enquiry.c.head, desk_enquiry.c.messages).where(desk_enquiry.c.id == sa.bindparam("room"))
)
_COLUMNS = tuple(column.name for column in desk_enquiry.columns)
_PUT = prepare_write(
    Upsert(desk_enquiry, ("id",), [name for name in _COLUMNS if name not in ("id", "code", "created_at")])
)
_SPEAK = prepare_write(
    sa.update(desk_enquiry)
    .where(desk_enquiry.c.id == sa.bindparam("of_room"))
    .values(
        {
            name: sa.bindparam(name)
            for name in ("head", "messages", "first_response_at", "last_text", "last_by", "last_at", "last_state")
        }
    )
)
_FORGET = prepare_write(sa.delete(desk_enquiry))


class _Speech(msgspec.Struct, frozen=True):
    """What was said in an enquiry of which nothing else changed: up to place `head`, messages at these places."""

    facts: SpeechFacts
    head: int
    message_places: list[int]


class _Batch(msgspec.Struct, frozen=True):
    """What one step carries: from place `after` among all public changes up to place `up_to`."""

    after: int
    up_to: int
    facts: list[DeskFacts]
    speech: list[_Speech]


async def project(public: PublicAccess, private: PrivateAccess, limit: int = MOST_AT_ONCE) -> int:
    """Carry the next public changes up; answers how many there were, 0 when all have been carried.

    Two processes that do this at once do it once: the step that comes second finds the cursor moved and writes nothing.

    Args:
        public: any principal that may read all facts of enquiries.
        private: the private store.
        limit: the most changes in one step; 100 take about 2 ms.
    """
    after = await private.glance(projected_up_to)
    batch = await public.glance(lambda rx: _gather(rx, after, limit), settled=True)
    if batch.up_to == after:
        return 0

    async def carry(tx: Tx) -> None:
        if await projected_up_to(tx) == batch.after:
            for facts in batch.facts:
                await put_facts(tx, facts)
            for speech in batch.speech:
                await _put_speech(tx, speech)
            await tx.run(_MOVE, id=1, n=batch.up_to)

    await private.write(carry)
    return batch.up_to - after


async def _gather(rx: PublicRx, after: int, limit: int) -> _Batch:
    changes: dict[str, list[Change]] = {}
    up_to = after
    for change in await changes_after(rx, after, limit):
        changes.setdefault(change.room, []).append(change)
        up_to = change.n
    spoken = {room: its for room, its in changes.items() if all(change.kind in SPEECH for change in its)}
    facts = await facts_for_projection(rx, {room: its[0].seq for room, its in changes.items() if room not in spoken})
    speech = [
        _Speech(found, spoken[found.id][-1].seq, [one.seq for one in spoken[found.id] if one.kind == "message"])
        for found in await facts_of_speech(rx, spoken)
    ]
    return _Batch(after, up_to, facts, speech)


async def reproject(public: PublicAccess, private: PrivateAccess) -> int:
    """Rebuild the projection from the beginning; answers how many changes were read.

    Lists are empty or partial while it runs; nothing else is touched.
    """
    await private.write(forget_projection, beside=True)
    done = 0
    while step := await project(public, private):
        done += step
    return done


async def forget_projection(tx: Tx) -> None:
    """Empty the projection and begin anew."""
    await forget_places(tx)
    await tx.run(_FORGET)
    await tx.run(_MOVE, id=1, n=0)


async def projected_up_to(rx: Rx) -> int:
    """The place among all public changes that the projection has reached."""
    row = await rx.one(_CURSOR)
    return int(row[0]) if row is not None else 0


async def put_facts(tx: Tx, facts: DeskFacts) -> None:
    """Write one enquiry's row and put it on its lists."""
    state = facts.state
    before = await tx.one(_BEFORE, room=state.id)
    head, counted = before if before is not None else (0, 0)
    new = sum(place > head for place in facts.message_places)
    await tx.run(_PUT, **_row(facts, int(counted) + new))
    keys = keys_of(facts) - await hidden_lists(tx, state.id, facts.members, closed=state.status == "closed")
    lost = await put_on_lists(tx, state, keys, rank_of(state, await _flagged_at(tx, state)))
    tx.emit(DeskChanged(state.id, tuple(sorted(keys)), tuple(sorted(lost))))


async def _flagged_at(tx: Tx, state: EnquiryState) -> int | None:
    """Since when somebody asks for help in an enquiry; the call ends with it."""
    if (stands := await flag_of(tx, state.id)) is None:
        return None
    if state.status not in HANDLED:
        await take_down_flag(tx, state.id)
    return stands.raised_at


async def _put_speech(tx: Tx, speech: _Speech) -> None:
    facts = speech.facts
    if (before := await tx.one(_BEFORE, room=facts.id)) is None:
        return
    head, counted = before
    new = sum(place > head for place in speech.message_places)
    await tx.run(
        _SPEAK,
        of_room=facts.id,
        head=max(head, speech.head),
        messages=counted + new,
        first_response_at=facts.first_response_at,
        last_text=facts.last_text,
        last_by=facts.last_by,
        last_at=facts.last_at,
        last_state=facts.last_state,
    )
    tx.emit(DeskSpoken(facts.id))


def _row(facts: DeskFacts, messages: int) -> dict[str, Any]:
    state = facts.state
    return msgspec.structs.asdict(state) | {
        "members": msgspec.json.encode(facts.members).decode(),
        "departments": msgspec.json.encode(facts.departments).decode(),
        "messages": messages,
        "search": search_text(f"{state.code} {state.customer_name or ''} {state.subject or ''}"),
    }

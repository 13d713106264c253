"""Bugs in what the two universes keep: ids, places, times, counters and previews that they share."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from backchannel.kernel.ids import Randomness
from backchannel.private.messages.events import PrivateEntry
from backchannel.public.enquiries import room_log, views
from backchannel.public.enquiries.members import enter
from backchannel.public.enquiries.tables import enquiry
from backchannel.storage import authorizer
from backchannel.storage.database import prepare_write
from backchannel.wiring.universe import Holding
from leaks.mutants.mutant import Bridge, after_each_private_message, mutant
from leaks.trace import Step

WHISPER = Step("whisper", 2, 0, 0)
SPEAK = Step("staff_sends_file", 2, 0, 1)

_TOUCH = prepare_write(
    sa.update(enquiry).where(enquiry.c.id == sa.bindparam("room")).values(last_at=sa.bindparam("now"))
)
PREVIEW = prepare_write(
    sa.update(enquiry).where(enquiry.c.id == sa.bindparam("room")).values(last_text=sa.bindparam("text"))
)


@mutant(
    "shared ids",
    "one generator of ids per universe and purpose",
    WHISPER,
    SPEAK,
    guards="ids",
)
def shared_ids(patch: pytest.MonkeyPatch) -> None:
    def one_for_all(holding: Holding, universe: str) -> Randomness:
        assert holding.randomness is not None
        return holding.randomness["public"]

    patch.setattr(Holding, "source", one_for_all)


@mutant(
    "shared sequence",
    "each universe has its own counter per room",
    WHISPER,
    guards="sequence",
)
def shared_sequence(patch: pytest.MonkeyPatch) -> None:
    async def act(tx: Any, entry: PrivateEntry) -> None:
        await room_log.take_place(tx, entry.room)

    after_each_private_message(patch, act)


@mutant(
    "touched activity time", "public rows change by public acts only", Step("tick", 0, 0, 1), WHISPER, guards="activity"
)
def touched_activity_time(patch: pytest.MonkeyPatch) -> None:
    async def act(tx: Any, entry: PrivateEntry) -> None:
        await tx.run(_TOUCH, room=entry.room, now=entry.at)

    after_each_private_message(patch, act)


@mutant(
    "preview",
    "a preview is the last public line",
    WHISPER,
    guards="activity",
)
def private_preview(patch: pytest.MonkeyPatch) -> None:
    async def act(tx: Any, entry: PrivateEntry) -> None:
        await tx.run(PREVIEW, room=entry.room, text=entry.text)

    after_each_private_message(patch, act)


@mutant(
    "participant", "a staff member is shown only after a public act", Step("whisper", 1, 0, 0), guards="participants"
)
def participant(patch: pytest.MonkeyPatch) -> None:
    async def act(tx: Any, entry: PrivateEntry) -> None:
        await enter(tx, entry.room, entry.author.id)

    after_each_private_message(patch, act)


@mutant(
    "counted unread",
    "a customer's unread count knows public messages alone",
    WHISPER,
    guards="activity",
)
def counted_unread(patch: pytest.MonkeyPatch) -> None:
    bridge, counted = Bridge(patch), views.unread

    async def unread(rx: Any, room: str, after: int, author_kind: str) -> int:
        return await counted(rx, room, after, author_kind) + len(bridge.entries(room))

    patch.setattr(views, "unread", unread)


@mutant(
    "authorizer that returns False",
    "the database itself refuses what is not on a principal's list",
    guards="K4",
)
def authorizer_that_returns_false(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(authorizer, "authorizer", lambda _tables: lambda *_asked: False)

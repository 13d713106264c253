"""Bugs in what is held: its time, its undo and its release must depend on nothing of the other side."""

from __future__ import annotations

from typing import Any

import pytest

from backchannel.public.enquiries import timers
from backchannel.public.messages.held import RELEASE, HeldMessage, held_in
from backchannel.public.messages.release import release_held
from backchannel.staff.rest import held as held_rest
from leaks.mutants.mutant import Bridge, after_each_private_message, mutant
from leaks.trace import Step

HOLD, UNDO = Step("staff_holds", 2, 0, 1), Step("staff_undoes", 2, 0, 1)
WHISPER, A_MINUTE = Step("whisper", 2, 0, 0), Step("tick", 0, 0, 2)


@mutant("deferred release", "what is held goes out at its time", HOLD, WHISPER, A_MINUTE, guards="clocks")
def deferred_release(patch: pytest.MonkeyPatch) -> None:
    async def put_off(tx: Any, entry: Any) -> None:
        for held in await held_in(tx, entry.room, ""):
            await timers.cancel(tx, RELEASE, held.id)
            await timers.start(tx, RELEASE, held.id, tx.now + 3_600_000)

    after_each_private_message(patch, put_off)


@mutant("hurried release", "whoever speaks aside releases nothing by it", HOLD, WHISPER, guards="activity")
def hurried_release(patch: pytest.MonkeyPatch) -> None:
    async def release(tx: Any, entry: Any) -> None:
        for held in await held_in(tx, entry.room, ""):
            await release_held(tx, held.id)

    after_each_private_message(patch, release)


@mutant("undo that looks aside", "an undo looks at public facts alone", WHISPER, UNDO, A_MINUTE, guards="order")
def undo_that_looks_aside(patch: pytest.MonkeyPatch) -> None:
    bridge, undo = Bridge(patch), held_rest.undo_message

    async def undo_message(tx: Any, proof: Any, room: str, key: str) -> HeldMessage:
        if bridge.entries(room):
            return (await held_in(tx, room, ""))[0]
        return await undo(tx, proof, room, key)

    patch.setattr(held_rest, "undo_message", undo_message)

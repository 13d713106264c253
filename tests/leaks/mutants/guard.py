"""Bugs of the audience guard: a slip or a kept word that shows where customers are served from."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

import pytest

from backchannel.kernel.proof import StaffProof
from backchannel.private.guard.words import change_guard_words
from backchannel.public.enquiries.seen import mark_seen
from backchannel.staff.looking import proof_for
from backchannel.staff.rest import guard
from leaks.mutants.mutant import mutant
from leaks.trace import Step
from leaks.turn import TURN


@mutant(
    "slip that marks seen",
    "counting a slip is no public act",
    Step("customer_posts", 0, 0, 1),
    Step("slip", 2, 0, 0),
    guards="receipts",
)
def slip_that_marks_seen(patch: pytest.MonkeyPatch) -> None:
    async def proof(public: Any, me: Any, act: str, room: str) -> StaffProof:
        found = await proof_for(public, me, act, room)
        seen = StaffProof(me.staff_id, "mark_seen", room, by_reach=False)
        await public.write(lambda tx: mark_seen(tx, seen, room, 1 << 40))
        return found

    patch.setattr(guard, "proof_for", proof)


@mutant(
    "kept word among the settings",
    "what a desk keeps to itself is not where customers are served from",
    Step("guard_words", 0, 0, 1),
    guards="K3",
)
def kept_word_among_the_settings(patch: pytest.MonkeyPatch) -> None:
    async def change(tx: Any, proof: StaffProof, words: Sequence[str]) -> None:
        await change_guard_words(tx, proof, words)
        assert TURN.folder is not None
        (store,) = TURN.folder.glob("**/public/desk.db")
        with sqlite3.connect(store) as link:
            link.execute("INSERT OR REPLACE INTO setting (name, value) VALUES ('guard', ?)", (str(words),))

    patch.setattr(guard, "change_guard_words", change)

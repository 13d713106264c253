"""Bugs of canned responses: a text that shows, or a variable that resolves, where customers are served from."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest

from backchannel.private.notes import canned
from leaks.mutants.mutant import mutant
from leaks.trace import Step
from leaks.turn import TURN


@mutant(
    "canned text as the greeting",
    "what staff keep for themselves is not where customers are served from",
    Step("keep_canned", 0, 0, 1),
    guards="K3",
)
def canned_text_as_the_greeting(patch: pytest.MonkeyPatch) -> None:
    save = canned.save_shared_canned

    async def and_greet(tx: Any, proof: Any, canned_id: str | None, new: canned.NewCanned) -> str:
        kept = await save(tx, proof, canned_id, new)
        assert TURN.folder is not None
        (store,) = TURN.folder.glob("**/public/desk.db")
        with sqlite3.connect(store) as link:
            link.execute("INSERT OR REPLACE INTO setting (name, value) VALUES ('greeting', ?)", (f'"{new.text}"',))
        return kept

    patch.setattr(canned, "save_shared_canned", and_greet)

"""Bugs in what becomes of messages: changes, quotes and originals that show where customers are served from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from backchannel.public.enquiries import room_log
from backchannel.public.entries import Quoted
from backchannel.public.messages import changing, send
from backchannel.public.messages.changing import Edit
from backchannel.staff.rest import changes
from leaks.mutants.mutant import Bridge, mutant
from leaks.trace import Step
from leaks.turn import TURN

WHISPER = Step("whisper", 2, 0, 0)


@mutant(
    "public quote of a private message",
    "no public act takes an id of the other universe",
    WHISPER,
    Step("staff_quotes", 2, 0, 0),
    guards="K1",
)
def public_quote_of_a_private_message(patch: pytest.MonkeyPatch) -> None:
    bridge, real = Bridge(patch), send._quote

    async def quote(rx: Any, new: send.NewMessage) -> Quoted | None:
        for entry in bridge.entries(new.room):
            if entry.message_id == new.quotes:
                return Quoted(1, "staff", entry.author.name, entry.text, recalled=False)
        return await real(rx, new)

    patch.setattr(send, "_quote", quote)


@mutant(
    "tombstone",
    "a private recall leaves no trace in the public log",
    WHISPER,
    Step("recall_whisper", 2, 0, 0),
    guards="receipts",
)
def tombstone(patch: pytest.MonkeyPatch) -> None:
    proof_to_change_privately = changes.proof_to_change_privately

    async def proof(parts: Any, me: Any, act: str, wanted: Any) -> Any:
        found = await proof_to_change_privately(parts, me, act, wanted)
        await parts.public.write(lambda tx: room_log.append(tx, wanted.room, "recalled", room_log.DESK, number=1))
        return found

    patch.setattr(changes, "proof_to_change_privately", proof)


@mutant(
    "revision bump",
    "a private edit touches nothing that customers are served",
    WHISPER,
    Step("edit_whisper", 2, 0, 1),
    guards="receipts",
)
def revision_bump(patch: pytest.MonkeyPatch) -> None:
    proof_to_change_privately = changes.proof_to_change_privately

    async def proof(parts: Any, me: Any, act: str, wanted: Any) -> Any:
        found = await proof_to_change_privately(parts, me, act, wanted)
        await parts.public.write(lambda tx: changing._refresh_last_line(tx, wanted.room, 2, "Hello", "edited"))
        return found

    patch.setattr(changes, "proof_to_change_privately", proof)


@mutant(
    "change with a key of the other side",
    "each universe has a key space of its own, for changes too",
    WHISPER,
    Step("edit_whisper", 2, 0, 3),
    Step("staff_says", 2, 0, 1),
    Step("staff_edits", 2, 0, 3),
    guards="keys",
)
def change_with_a_key_of_the_other_side(patch: pytest.MonkeyPatch) -> None:
    used: set[tuple[Path | None, str, str]] = set()
    privately, aloud = changes.edit_private_message, changing.already_changed

    async def edit(tx: Any, proof: Any, wanted: Any, head: int) -> Any:
        used.add((TURN.folder, wanted.room, wanted.key))
        return await privately(tx, proof, wanted, head)

    async def already(rx: Any, author_id: str, wanted: Any) -> Any:
        if isinstance(wanted, Edit) and (TURN.folder, wanted.room, wanted.key) in used:
            raise send.key_reused()
        return await aloud(rx, author_id, wanted)

    patch.setattr(changes, "edit_private_message", edit)
    patch.setattr(changing, "already_changed", already)

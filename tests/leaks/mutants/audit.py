"""Bugs of the ledger: a line that shows where customers are served from."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from backchannel.private.team.me import Me
from backchannel.public.enquiries.tables import enquiry
from backchannel.staff.looking import Look
from backchannel.staff.rest import rooms
from backchannel.storage.database import prepare_write
from leaks.mutants.mutant import mutant
from leaks.trace import Step

_TOUCH = prepare_write(
    sa.update(enquiry).where(enquiry.c.id == sa.bindparam("room")).values(last_at=sa.bindparam("now"))
)


@mutant(
    "reading that touches the enquiry",
    "who reads a closed enquiry leaves a line in the ledger and no trace in public rows",
    Step("close", 2, 0),
    Step("tick", 0, 0, 1),
    Step("look", 2, 0, 5),
    guards="activity",
)
def reading_that_touches(patch: pytest.MonkeyPatch) -> None:
    keep = rooms._keep_in_ledger

    async def and_touch(parts: Any, me: Me, seen: Look, *, opening: bool) -> None:
        await keep(parts, me, seen, opening=opening)
        await parts.public.write(lambda tx: tx.run(_TOUCH, room=seen.facts.id, now=tx.now))

    patch.setattr(rooms, "_keep_in_ledger", and_touch)

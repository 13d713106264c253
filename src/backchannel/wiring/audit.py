"""The audit commands of whoever runs the machine: is the ledger whole, and erase what it says of somebody."""

from __future__ import annotations

import sqlalchemy as sa

from backchannel.kernel.clock import system_clock
from backchannel.private.audit.erasure import PRINCIPAL, erase_lines_of_room, erase_lines_of_staff
from backchannel.private.audit.heads import Heads, read_heads
from backchannel.private.audit.ledger import last_link
from backchannel.private.audit.pages import room_by_code
from backchannel.private.audit.verify import Verdict, verify
from backchannel.private.store import PrivateAccess, Rx, Tx
from backchannel.private.team.tables import staff
from backchannel.settings import Settings
from backchannel.storage.database import prepare_write
from backchannel.wiring.sealing import open_private
from backchannel.wiring.universe import as_set

_BY_EMAIL = prepare_write(sa.select(staff.c.id).where(staff.c.email == sa.bindparam("email")))


async def verified(settings: Settings) -> Verdict:
    """Verify a desk's ledger against the heads that lie outside; the desk may be running meanwhile.

    Args:
        settings: the desk's settings.
    """
    kept = read_heads(settings.heads_file)
    private = open_private(settings, as_set(settings))
    try:
        return await private.store.principal("staff_private").read(lambda rx: verify(rx, kept))
    finally:
        await private.stop()


async def erased(settings: Settings, *, staff_email: str = "", enquiry: str = "") -> int | None:
    """Erase the ledger's lines about a colleague or an enquiry; answers how many, None when there is no such one.

    Args:
        settings: the desk's settings.
        staff_email: what the colleague signs in with.
        enquiry: the enquiry's code or id.
    """
    heads = Heads(settings.heads_file, settings.data)
    private = open_private(settings, as_set(settings))
    try:
        aside = private.store.principal("staff_private")
        wanted = await _wanted(aside, staff_email, enquiry)
        if wanted is None:
            return None

        async def act(tx: Tx) -> int:
            return await (erase_lines_of_staff if staff_email else erase_lines_of_room)(tx, wanted)

        done: int = await private.store.principal(PRINCIPAL).write(act, ahead=True)
        await keep_head(heads, aside)
        return done
    finally:
        await private.stop()


async def keep_head(heads: Heads, private: PrivateAccess) -> None:
    """Keep the newest head after an act by whoever runs the machine."""
    last = await private.read(last_link)
    if last.n:
        heads.append(last.n, last.head, system_clock())


def in_words(verdict: Verdict) -> str:
    """A verdict as the terminal shows it."""
    told = [f"{fault.kind} at {fault.n}: {fault.words}" for fault in verdict.faults]
    erased_too = f", {verdict.erased} lawfully erased" if verdict.erased else ""
    kept = f"heads kept outside up to {verdict.kept_up_to}" if verdict.kept_up_to else "no head is kept outside"
    ending = "The ledger is not as it was written." if told else "The ledger is whole."
    return "\n".join([*told, f"{ending} {verdict.up_to} lines{erased_too}; {kept}."])


async def _wanted(private: PrivateAccess, staff_email: str, enquiry: str) -> str | None:
    async def find(rx: Rx) -> str | None:
        if enquiry:
            return await room_by_code(rx, enquiry) or enquiry
        row = await rx.one(_BY_EMAIL, email=staff_email.strip().lower())
        return str(row[0]) if row is not None else None

    return await private.read(find)

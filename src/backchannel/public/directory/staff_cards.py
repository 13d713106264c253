"""Whom customers meet, and the routing facts that come with them. Filled from above, never read back up."""

from __future__ import annotations

import msgspec
import sqlalchemy as sa

from backchannel.kernel.proof import StaffProof
from backchannel.public.directory.tables import presence, roster, staff_card, team_presence
from backchannel.public.store import Rx, Tx
from backchannel.storage.database import prepare, prepare_write
from backchannel.storage.statements import Upsert

LEASE_MS = 90_000


class StaffCard(msgspec.Struct, frozen=True):
    """A staff member as customers are shown them."""

    id: str
    name: str
    picture: str | None = None


class RosterLine(msgspec.Struct, frozen=True):
    """What routing needs of a staff member.

    Args:
        staff_id: who.
        department_id: where they belong, or None.
        capacity: how many enquiries they own at once at most.
        takes_offers: false for the suspended and for roles that never answer customers.
    """

    staff_id: str
    department_id: str | None
    capacity: int
    takes_offers: bool


_CARD = prepare_write(Upsert(staff_card, ("id",), ("name", "picture")))
_LINE = prepare_write(Upsert(roster, ("staff_id",), ("department_id", "capacity", "takes_offers")))
_LEASE = prepare_write(Upsert(presence, ("staff_id",), ("available", "until")))
_ONLINE_UNTIL = prepare_write(
    sa.select(sa.func.coalesce(sa.func.max(presence.c.until), 0))
    .join(roster, roster.c.staff_id == presence.c.staff_id)
    .where(presence.c.available.is_(True), roster.c.takes_offers.is_(True))
)
_TEAM = prepare_write(Upsert(team_presence, ("id",), ("online_until",)))
_ONLINE = prepare_write(sa.select(team_presence.c.id).where(team_presence.c.online_until > sa.bindparam("now")))
_AVAILABLE = prepare_write(
    sa.select(presence.c.staff_id).where(presence.c.available.is_(True), presence.c.until > sa.bindparam("now"))
)
_CARDS = prepare(
    sa.select(staff_card.c.id, staff_card.c.name, staff_card.c.picture).order_by(staff_card.c.id), StaffCard
)


async def put_staff_card(tx: Tx, card: StaffCard) -> None:
    """Show customers this name and picture from now on."""
    await tx.run(_CARD, **msgspec.structs.asdict(card))


async def put_roster(tx: Tx, line: RosterLine) -> None:
    """Route by these facts from now on."""
    await tx.run(_LINE, **msgspec.structs.asdict(line))
    await _tell_team_presence(tx)


async def renew_presence(tx: Tx, proof: StaffProof, available: bool) -> None:  # noqa: FBT001 - the heartbeat's one word
    """Someone is at their desk for another 90 seconds, taking enquiries or not."""
    await tx.run(_LEASE, staff_id=proof.staff_id, available=available, until=tx.now + LEASE_MS)
    await _tell_team_presence(tx)


async def _tell_team_presence(tx: Tx) -> None:
    row = await tx.one(_ONLINE_UNTIL)
    await tx.run(_TEAM, id=1, online_until=int(row[0]) if row is not None else 0)


async def team_online(rx: Rx) -> bool:
    """Whether anybody who answers customers is there now."""
    return await rx.one(_ONLINE, now=rx.now) is not None


async def available_staff(rx: Rx) -> set[str]:
    """The ids of those who are there and take enquiries."""
    return {row[0] for row in await rx.all(_AVAILABLE, now=rx.now)}


async def staff_cards(rx: Rx) -> list[StaffCard]:
    """Everybody whom customers may meet."""
    return await rx.all(_CARDS)

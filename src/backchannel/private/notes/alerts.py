"""How each of the staff wants to hear of what comes in. Notices of private messages have no text unless they say so."""

from __future__ import annotations

from typing import Any

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import Refusal
from backchannel.kernel.proof import StaffProof
from backchannel.private.notes.tables import own_alerts
from backchannel.private.store import Rx, Tx
from backchannel.storage.database import prepare, prepare_write
from backchannel.storage.statements import Upsert

MINUTES_OF_A_DAY = 24 * 60


class Alerts(msgspec.Struct, frozen=True):
    """Somebody's choices.

    Args:
        customer_toast: customers' words are shown inside of the workspace.
        customer_popup: and outside of it, where the browser may.
        customer_sound: and heard.
        private_toast: private messages are shown inside of the workspace.
        private_popup: and outside of it.
        private_sound: and heard.
        private_text: notices of private messages say what was written.
        quiet_from: the minute of the day, by the person's own clock, from which nothing is heard or shown outside.
        quiet_to: the minute at which that ends; None, as the other, for no quiet hours.
    """

    customer_toast: bool = True
    customer_popup: bool = True
    customer_sound: bool = True
    private_toast: bool = True
    private_popup: bool = True
    private_sound: bool = True
    private_text: bool = False
    quiet_from: int | None = None
    quiet_to: int | None = None


_FIELDS = Alerts.__struct_fields__


def _chosen(*values: Any) -> Alerts:
    """Choices as they were kept; a store may keep yes and no as numbers."""
    *yes, quiet_from, quiet_to = values
    chosen: dict[str, Any] = dict(zip(_FIELDS, (*map(bool, yes), quiet_from, quiet_to), strict=True))
    return Alerts(**chosen)


_OWN = prepare(
    sa.select(*(own_alerts.c[name] for name in _FIELDS)).where(own_alerts.c.staff_id == sa.bindparam("staff_id")),
    _chosen,
)
_PUT = prepare_write(Upsert(own_alerts, ("staff_id",), _FIELDS))
_TELLS_TEXT = prepare_write(sa.select(own_alerts.c.staff_id).where(own_alerts.c.private_text.is_(True)))


async def alerts_of(rx: Rx, staff_id: str) -> Alerts:
    """What somebody has chosen, or what holds until they do."""
    return await rx.one(_OWN, staff_id=staff_id) or Alerts()


async def who_is_told_the_text(rx: Rx) -> frozenset[str]:
    """Those who want to read private messages in their notices."""
    return frozenset(row[0] for row in await rx.all(_TELLS_TEXT))


async def change_own_alerts(tx: Tx, proof: StaffProof, new: Alerts) -> None:
    """Put all of one's own choices.

    Raises:
        Refusal: `quiet_hours_malformed`.
    """
    ends = (new.quiet_from, new.quiet_to)
    whole = all(one is not None and 0 <= one < MINUTES_OF_A_DAY for one in ends) and ends[0] != ends[1]
    if ends != (None, None) and not whole:
        message = "Quiet hours have a beginning and another end."
        raise Refusal("quiet_hours_malformed", 422, message, "Choose both, or none.")
    await tx.run(_PUT, staff_id=proof.staff_id, **msgspec.structs.asdict(new))

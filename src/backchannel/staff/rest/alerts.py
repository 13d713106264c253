"""How I want to hear of what comes in."""

from __future__ import annotations

import msgspec
from litestar import get, put
from litestar.di import NamedDependency
from litestar.params import JSONBody

from backchannel.private.notes.alerts import Alerts, alerts_of, change_own_alerts
from backchannel.private.team.admission import may
from backchannel.private.team.me import Me
from backchannel.staff.parts import Parts
from backchannel.staff.wire.alerts import AlertChoices


@get("/api/me/alerts")
async def my_alerts(me: NamedDependency[Me], parts: NamedDependency[Parts]) -> AlertChoices:
    """How I want to hear of what comes in."""
    return _view(await parts.private.read(lambda rx: alerts_of(rx, me.staff_id)))


@put("/api/me/alerts")
async def change_my_alerts(
    data: JSONBody[AlertChoices], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> AlertChoices:
    """Put all of my choices."""
    proof, new = may(me, "change_own_alerts"), Alerts(**msgspec.structs.asdict(data))
    await parts.private.write(lambda tx: change_own_alerts(tx, proof, new))
    return data


def _view(found: Alerts) -> AlertChoices:
    return AlertChoices(**msgspec.structs.asdict(found))


HANDLERS = (my_alerts, change_my_alerts)

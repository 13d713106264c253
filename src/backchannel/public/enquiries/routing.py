"""Who is offered a new enquiry, and for how long. Runs right after the customer's own act, as another principal."""

from __future__ import annotations

import sqlalchemy as sa

from backchannel.public.directory.tables import tag, tag_target
from backchannel.public.enquiries import room_log, timers
from backchannel.public.enquiries.channels import CHANNELS
from backchannel.public.enquiries.facts import existing_room
from backchannel.public.enquiries.tables import enquiry_department, enquiry_target
from backchannel.public.store import Tx
from backchannel.storage.database import prepare_write
from backchannel.storage.statements import Upsert

_TARGETS = prepare_write(
    sa.select(tag_target.c.kind, tag_target.c.target_id)
    .where(tag_target.c.tag_id == sa.bindparam("tag_id"))
    .order_by(tag_target.c.kind, tag_target.c.target_id)
)
_WAIT = prepare_write(sa.select(tag.c.wait_s).where(tag.c.id == sa.bindparam("tag_id")))
_TARGET = prepare_write(Upsert(enquiry_target, ("room", "kind", "target_id"), ()))
_DEPARTMENT = prepare_write(Upsert(enquiry_department, ("room", "department_id"), ()))


async def route(tx: Tx, room: str) -> None:
    """Offer an open enquiry to its tag's destination, or to everybody, and let the wait begin."""
    facts = await existing_room(tx, room)
    if facts.status != "open":
        return
    for kind, target_id in await tx.all(_TARGETS, tag_id=facts.tag_id) or [("everybody", "")]:
        await tx.run(_TARGET, room=room, kind=kind, target_id=target_id)
        if kind == "department":
            await tx.run(_DEPARTMENT, room=room, department_id=target_id)
    wait_s = CHANNELS[facts.channel].wait_s
    chosen = await tx.one(_WAIT, tag_id=facts.tag_id)
    if wait_s is not None:
        wait_s = int(chosen[0]) if chosen is not None else wait_s
        await timers.start(tx, timers.MISSED, room, tx.now + wait_s * 1000)
    await room_log.announce_change(tx, room)

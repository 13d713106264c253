"""How an enquiry begins: a customer writes, or another channel brings a customer's words."""

from __future__ import annotations

from typing import Any

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import Refusal, not_found
from backchannel.kernel.ids import enquiry_code
from backchannel.kernel.text import checked_key, clean_body, clean_line
from backchannel.public.directory.tables import tag
from backchannel.public.enquiries import room_log, timers
from backchannel.public.enquiries.channels import CHANNELS
from backchannel.public.enquiries.facts import existing_room
from backchannel.public.enquiries.tables import enquiry
from backchannel.public.messages.send import NewMessage, send_as_customer
from backchannel.public.store import Tx
from backchannel.storage.database import prepare_write


class NewEnquiry(msgspec.Struct, frozen=True):
    """What a customer asks first.

    Args:
        key: 32 hexadecimal characters; the same key starts the same enquiry.
        channel: how it comes in.
        text: the first message.
        tag_id: the tag they chose, or None for channels without a directory.
        files: ids of uploaded files.
        page: the address of the page they were on.
        subject: what an e-mail or call is about.
        follows: the closed enquiry that this one goes on from.
    """

    key: str
    channel: str
    text: str
    tag_id: str | None = None
    files: tuple[str, ...] = ()
    page: str | None = None
    subject: str | None = None
    follows: str | None = None


_BY_KEY = prepare_write(
    sa.select(enquiry.c.id).where(
        enquiry.c.customer_id == sa.bindparam("customer_id"), enquiry.c.start_key == sa.bindparam("key")
    )
)
_TAG = prepare_write(sa.select(tag.c.id).where(tag.c.id == sa.bindparam("tag_id"), tag.c.archived_at.is_(None)))
_INSERT = prepare_write(sa.insert(enquiry))


async def start_enquiry(tx: Tx, customer_id: str, new: NewEnquiry) -> str:
    """Open an enquiry with its first message and have it routed to its tag's destination; answers its id.

    Raises:
        Refusal: `tag_unknown`, `channel_unknown`, `not_found` for another's enquiry to follow, `enquiry_not_closed`
            for one that still goes on, and those of `send_as_customer`.
    """
    known = await tx.one(_BY_KEY, customer_id=customer_id, key=checked_key(new.key))
    room = str(known[0]) if known is not None else await _open(tx, customer_id, new)
    first = NewMessage(room, new.key, new.text, new.files)
    await send_as_customer(tx, customer_id, first)
    return room


async def _open(tx: Tx, customer_id: str, new: NewEnquiry) -> str:
    clean_body(new.text, may_be_empty=bool(new.files))
    if new.tag_id is not None and await tx.one(_TAG, tag_id=new.tag_id) is None:
        raise Refusal("tag_unknown", 422, "This choice is no longer offered.", "Choose again from the list.")
    if new.channel not in CHANNELS:
        raise Refusal("channel_unknown", 422, "Enquiries do not come in this way.")
    if new.follows is not None:
        await _must_be_own_and_over(tx, customer_id, new.follows)
    room = tx.new_id()
    await tx.run(_INSERT, **_row(tx, room, customer_id, new))
    await timers.start(tx, timers.ROUTE, room, tx.now)
    await room_log.append(tx, room, "started", await room_log.customer_actor(tx, customer_id))
    return room


async def _must_be_own_and_over(tx: Tx, customer_id: str, room: str) -> None:
    earlier = await existing_room(tx, room)
    if earlier.customer_id != customer_id:
        raise not_found()
    if earlier.status != "closed":
        raise Refusal("enquiry_not_closed", 409, "That conversation is still going on.", "Write in it, please.")


def _row(tx: Tx, room: str, customer_id: str, new: NewEnquiry) -> dict[str, Any]:
    empty: dict[str, Any] = {column.name: None for column in enquiry.columns}
    return empty | {
        "id": room,
        "code": enquiry_code(tx.random(4)),
        "customer_id": customer_id,
        "channel": new.channel,
        "tag_id": new.tag_id,
        "status": "open",
        "page": clean_line(new.page[:500], 500) if new.page else None,
        "subject": clean_line(new.subject[:200]) if new.subject else None,
        "follows": new.follows,
        "start_key": new.key,
        "created_at": tx.now,
        "head": 0,
    }

"""Customers as they gave themselves: no more is kept here than they said."""

from __future__ import annotations

import re

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import Refusal
from backchannel.kernel.text import clean_line
from backchannel.public.customers.tables import channel_address, customer
from backchannel.public.enquiries.room_log import announce_change
from backchannel.public.enquiries.tables import enquiry
from backchannel.public.store import Rx, Tx
from backchannel.storage.database import prepare, prepare_write

_ADDRESS = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


class Contact(msgspec.Struct, frozen=True):
    """A customer; `created_at` in UTC milliseconds."""

    id: str
    name: str | None
    email: str | None
    phone: str | None
    created_at: int


class EarlierEnquiry(msgspec.Struct, frozen=True):
    """Another enquiry of the same customer. Times are UTC milliseconds."""

    id: str
    code: str
    status: str
    created_at: int
    last_text: str | None
    last_by: str | None
    last_at: int | None
    last_state: str | None


_BY_ID = prepare(
    sa.select(customer.c.id, customer.c.name, customer.c.email, customer.c.phone, customer.c.created_at).where(
        customer.c.id == sa.bindparam("customer_id")
    ),
    Contact,
)
_INSERT = prepare_write(sa.insert(customer))
_TELL = prepare_write(
    sa.update(customer)
    .where(customer.c.id == sa.bindparam("customer_id"))
    .values(
        name=sa.func.coalesce(sa.bindparam("new_name"), customer.c.name),
        email=sa.func.coalesce(sa.bindparam("new_email"), customer.c.email),
        phone=sa.func.coalesce(sa.bindparam("new_phone"), customer.c.phone),
    )
)
_AT = prepare_write(
    sa.select(channel_address.c.customer_id).where(
        channel_address.c.token_id == sa.bindparam("token_id"), channel_address.c.address == sa.bindparam("address")
    )
)
_KNOWN_TO = prepare_write(
    sa.select(channel_address.c.address)
    .where(
        channel_address.c.token_id == sa.bindparam("token_id"),
        channel_address.c.customer_id == sa.bindparam("customer_id"),
    )
    .limit(1)
)
_KNOWN_AT = prepare_write(sa.insert(channel_address))
_GOING_ON = prepare_write(
    sa.select(enquiry.c.id).where(enquiry.c.customer_id == sa.bindparam("customer_id"), enquiry.c.status != "closed")
)
_EARLIER = prepare(
    sa.select(
        enquiry.c.id,
        enquiry.c.code,
        enquiry.c.status,
        enquiry.c.created_at,
        enquiry.c.last_text,
        enquiry.c.last_by,
        enquiry.c.last_at,
        enquiry.c.last_state,
    )
    .where(enquiry.c.customer_id == sa.bindparam("customer_id"))
    .order_by(enquiry.c.created_at.desc(), enquiry.c.id.desc())
    .limit(sa.bindparam("limit")),
    EarlierEnquiry,
)


async def new_customer(tx: Tx) -> str:
    """A person of whom nothing is known yet; answers their id."""
    customer_id = tx.new_id()
    await tx.run(_INSERT, id=customer_id, name=None, email=None, phone=None, created_at=tx.now)
    return customer_id


async def introduce(
    tx: Tx, customer_id: str, name: str | None = None, email: str | None = None, phone: str | None = None
) -> None:
    """Keep what a customer says of themselves; what they leave out stays as it was. Rooms that go on are told.

    Raises:
        Refusal: `email_malformed`, `text_too_long`.
    """
    address = clean_line(email or "")
    if address and not _ADDRESS.fullmatch(address):
        raise Refusal("email_malformed", 422, "This does not look like an e-mail address.", "Check it, please.")
    await tx.run(
        _TELL,
        customer_id=customer_id,
        new_name=clean_line(name or "", 80) or None,
        new_email=address or None,
        new_phone=clean_line(phone or "", 40) or None,
    )
    for row in await tx.all(_GOING_ON, customer_id=customer_id):
        await announce_change(tx, row[0])


async def customer_at(tx: Tx, token_id: str, address: str) -> str:
    """The customer whom a channel's system knows by `address`, somebody new the first time; answers their id.

    Args:
        tx: the act's transaction.
        token_id: the system that knows them; what others call by the same address is somebody else.
        address: an e-mail address, a number, or whatever names a person there.
    """
    row = await tx.one(_AT, token_id=token_id, address=address)
    if row is not None:
        return str(row[0])
    customer_id = await new_customer(tx)
    await tx.run(_KNOWN_AT, token_id=token_id, address=address, customer_id=customer_id)
    return customer_id


async def knows(rx: Rx, token_id: str, customer_id: str) -> bool:
    """Whether a channel's system has brought this customer."""
    return await rx.one(_KNOWN_TO, token_id=token_id, customer_id=customer_id) is not None


async def contact(rx: Rx, customer_id: str) -> Contact | None:
    """What a customer gave of themselves."""
    return await rx.one(_BY_ID, customer_id=customer_id)


async def earlier_enquiries(rx: Rx, customer_id: str, limit: int = 20) -> list[EarlierEnquiry]:
    """A customer's enquiries, newest first."""
    return await rx.all(_EARLIER, customer_id=customer_id, limit=limit)

"""Enquiries that other systems bring in: a mail bridge, a call centre, another messenger. They speak for a customer."""

from __future__ import annotations

import msgspec

from backchannel.kernel.errors import Refusal, not_found
from backchannel.kernel.text import clean_line
from backchannel.public.customers.channel_tokens import ChannelToken
from backchannel.public.customers.contacts import customer_at, introduce, knows
from backchannel.public.enquiries.facts import existing_room
from backchannel.public.enquiries.lifecycle import close_as_customer
from backchannel.public.enquiries.start import NewEnquiry, start_enquiry
from backchannel.public.messages.send import NewMessage, Sent, send_as_customer
from backchannel.public.store import Rx, Tx


class Caller(msgspec.Struct, frozen=True):
    """A customer as another system knows them.

    Args:
        address: what names them there, up to 200 characters; the same address is the same customer.
        name: what they are called, when it is known.
        email: their address, when it is known.
        phone: their number, when it is known.
    """

    address: str
    name: str | None = None
    email: str | None = None
    phone: str | None = None


async def bring_enquiry(tx: Tx, system: ChannelToken, caller: Caller, new: NewEnquiry) -> str:
    """Open an enquiry for a customer of another system; its channel is the one of the token. Answers its id.

    Raises:
        Refusal: `address_empty`, and those of `introduce` and `start_enquiry`.
    """
    if not (address := clean_line(caller.address)):
        raise Refusal("address_empty", 422, "Nobody can be known without an address.", "Name the sender.")
    customer_id = await customer_at(tx, system.id, address)
    await introduce(tx, customer_id, caller.name, caller.email, caller.phone)
    return await start_enquiry(tx, customer_id, msgspec.structs.replace(new, channel=system.channel))


async def reply_through_channel(tx: Tx, system: ChannelToken, new: NewMessage) -> Sent:
    """A customer goes on in an enquiry that the same system has brought.

    Raises:
        Refusal: those of `send_as_customer`; `not_found` for an enquiry that another system brought.
    """
    return await send_as_customer(tx, await brought_for(tx, system, new.room), new)


async def close_through_channel(tx: Tx, system: ChannelToken, room: str) -> None:
    """A customer has ended the conversation there: they have hung up, or said good-bye.

    Raises:
        Refusal: `not_found` for an enquiry that another system brought.
    """
    await close_as_customer(tx, await brought_for(tx, system, room), room)


async def brought_for(rx: Rx, system: ChannelToken, room: str) -> str:
    """The customer for whom a system has brought an enquiry.

    Raises:
        Refusal: `not_found`, for another system's enquiry as for one that never was.
    """
    facts = await existing_room(rx, room)
    if facts.channel != system.channel or not await knows(rx, system.id, facts.customer_id):
        raise not_found()
    return facts.customer_id

"""From public records to what other systems are given, field by field."""

from __future__ import annotations

from typing import Any

from backchannel.kernel.clock import moment, moment_or_none
from backchannel.outbound import wire
from backchannel.public.customers.channel_tokens import ChannelToken
from backchannel.public.enquiries.views import OwnEnquiry
from backchannel.public.entries import CHANGES, RoomEntry
from backchannel.public.messages.send import Sent


def channel(token: ChannelToken) -> wire.ChannelView:
    """Which system a token is for."""
    return wire.ChannelView(token.name, _as(token.channel))


def enquiry(own: OwnEnquiry) -> wire.BroughtEnquiryView:
    """An enquiry that was brought in."""
    return wire.BroughtEnquiryView(
        id=own.id,
        code=own.code,
        channel=own.channel,
        status=_as(own.status),
        created_at=moment(own.created_at),
        closed_at=moment_or_none(own.closed_at),
        head=own.head,
    )


def sent(message: Sent) -> wire.BroughtSent:
    """A message has its place."""
    return wire.BroughtSent(message.id, message.seq, moment(message.at), message.key)


def entry(record: RoomEntry) -> wire.BroughtEntry:
    """An entry of the log; a key is given back to the side that made it alone."""
    return wire.BroughtEntry(
        seq=record.seq,
        at=moment(record.at),
        event=_as(record.kind),
        by=_as(record.actor.kind),
        name=record.actor.name,
        text=record.text,
        files=[wire.BroughtFile(one.id, one.name, one.size, one.media_type) for one in record.files],
        key=record.key if record.actor.kind == "customer" else None,
        of=record.number if record.kind in CHANGES else None,
        state=_as(record.state),
        quotes=record.quote.seq if record.quote is not None else None,
    )


def _as(word: str) -> Any:
    """A stored word where the wire names the few words there are; the store writes no others."""
    return word

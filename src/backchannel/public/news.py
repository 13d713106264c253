"""What processes of this universe tell each other beside bells: ids, times, and who is writing. Never a text."""

from __future__ import annotations

import msgspec

from backchannel.public.customers.sessions import SessionEnded
from backchannel.public.enquiries.members import OfferChanged
from backchannel.public.enquiries.timers import TimerStarted
from backchannel.public.entries import Actor, RoomChanged
from backchannel.public.messages.held import HeldChanged


class Typed(msgspec.Struct, frozen=True):
    """Somebody is writing in a room, at a door of another process; the name is the one that a customer is shown."""

    room: str
    who: Actor


def without_text(event: object) -> object:
    """An event as other processes are told of it: what is said stays in the store, where they read it."""
    if isinstance(event, HeldChanged):
        return msgspec.structs.replace(event, message=msgspec.structs.replace(event.message, text="", files=()))
    return event


NEWS = (HeldChanged, OfferChanged, RoomChanged, SessionEnded, TimerStarted, Typed)
"""All of it; an event that is not listed here stays in the process that committed it."""

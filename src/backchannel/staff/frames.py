"""Frames of the staff door's socket, made from what was committed. Public and private ones have separate makers."""

from __future__ import annotations

from typing import Any

import msgspec

from backchannel.kernel.clock import moment
from backchannel.kernel.errors import Refusal
from backchannel.private.messages.events import PrivateEntry
from backchannel.private.messages.send import PrivateSent
from backchannel.public.entries import RoomEntry
from backchannel.public.messages.held import Held, Undone
from backchannel.public.messages.send import Sent
from backchannel.staff import views
from backchannel.staff.wire import frames as wire
from backchannel.staff.wire import held as held_wire

OWN, OTHERS = "own", "others"
_JSON = msgspec.json.Encoder()


def encoded(frame: wire.ToStaff) -> bytes:
    """A frame as it goes out."""
    return _JSON.encode(frame)


def entry_frame(entry: RoomEntry, view: str) -> bytes:
    """The frame of a public entry, for the one who wrote it or for the others."""
    reader = (entry.actor.id or "") if view == OWN else ""
    return encoded(wire.EntryCame(entry.room, views.public_entry(entry, reader)))


def private_entry_frame(entry: PrivateEntry, view: str) -> bytes:
    """The frame of a private entry, for the one who wrote it or for the others."""
    reader = entry.author.id if view == OWN else ""
    return encoded(wire.PrivateEntryCame(entry.room, views.private_entry(entry, reader)))


def sent_frame(room: str, sent: Sent | Held | Undone) -> bytes:
    """The receipt of public speech; it names who reads it, and says whether it is held or was taken back."""
    if isinstance(sent, Held):
        at, left_ms = moment(sent.at), sent.release_at - sent.at
        return encoded(held_wire.MessageHeld(room, "customer", sent.key, sent.id, at, moment(sent.release_at), left_ms))
    if isinstance(sent, Undone):
        return encoded(held_wire.MessageUndone(room, "customer", sent.key, sent.id))
    return encoded(wire.MessageSent(room, "customer", sent.key, sent.id, sent.seq, moment(sent.at)))


def private_sent_frame(room: str, sent: PrivateSent) -> bytes:
    """The receipt of a private message; it names who reads it."""
    at = moment(sent.at)
    return encoded(wire.PrivateMessageSent(room, "staff", sent.key, sent.id, sent.seq, sent.after, at))


def refused_frame(about: str, room: str | None, key: str | None, refusal: Refusal) -> bytes:
    """Why a frame was refused."""
    return encoded(wire.Refused(about, room, key, views.error_body(refusal)))


class _Named(msgspec.Struct):
    """What can be said of a frame that is not of its shape."""

    type: Any = None
    room: Any = None
    key: Any = None


def named(frame: bytes) -> tuple[str, str | None, str | None]:
    """What a frame that is not of its shape says of itself: type, room and key, for the answer to name them."""
    try:
        found = msgspec.json.decode(frame, type=_Named)
    except msgspec.MsgspecError:
        return "unknown", None, None
    said = [one if isinstance(one, str) and len(one) <= 64 else None for one in (found.type, found.room, found.key)]
    return said[0] or "unknown", said[1], said[2]

"""One entry of a room's log, as acts emit it and readers get it."""

from __future__ import annotations

import msgspec


class Actor(msgspec.Struct, frozen=True):
    """Who did something in a room.

    Args:
        kind: ``customer``, ``staff`` or ``desk`` (the product itself).
        id: the customer's or staff member's id; None for the desk.
        name: the name that a customer is shown.
        picture: the picture's id, or None.
    """

    kind: str
    id: str | None
    name: str = ""
    picture: str | None = None


class FileFacts(msgspec.Struct, frozen=True):
    """What is known of a kept file; `width` and `height` in pixels for pictures that have a preview."""

    id: str
    name: str
    size: int
    media_type: str
    width: int | None
    height: int | None


class RoomEntry(msgspec.Struct, frozen=True):
    """An entry of the gapless log of one room.

    Args:
        room: the enquiry's id.
        seq: place in the log, from 1.
        kind: started, message, picked_up, joined, left, taken_over, transferred, missed, closed, seen or rated.
        at: UTC milliseconds.
        actor: who did it.
        message_id: of a message, else None.
        text: of a message, else empty.
        key: of a message, the sender's key, else None.
        files: what a message carries.
        number: the place that `seen` has read to, or the score of `rated`.
    """

    room: str
    seq: int
    kind: str
    at: int
    actor: Actor
    message_id: str | None = None
    text: str = ""
    key: str | None = None
    files: tuple[FileFacts, ...] = ()
    number: int | None = None


class RoomChanged(msgspec.Struct, frozen=True):
    """Emitted when facts of a room changed that are no event of its log, such as who is offered it."""

    room: str

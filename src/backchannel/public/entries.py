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


CHANGES = frozenset(("edited", "recalled"))
"""Kinds of entries that say how something said before reads from now on."""


class Quoted(msgspec.Struct, frozen=True):
    """What a message answers, as it reads now.

    Args:
        seq: the quoted message's place in the same log.
        by: whose it is: ``customer`` or ``staff``.
        name: its author's name.
        text: its first words; empty once it has been recalled.
        recalled: whether it has been.
    """

    seq: int
    by: str
    name: str
    text: str
    recalled: bool


class RoomEntry(msgspec.Struct, frozen=True):
    """An entry of the gapless log of one room.

    Args:
        room: the enquiry's id.
        seq: place in the log, from 1.
        kind: started, message, picked_up, joined, left, taken_over, transferred, missed, closed, seen, rated,
            edited or recalled.
        at: UTC milliseconds.
        actor: who did it.
        message_id: of a message, else None.
        text: of a message, or of the one that was edited, as it reads now; else empty.
        key: of a message or a change, the sender's key, else None.
        files: what a message carries.
        number: the place that `seen` has read to, that `edited` or `recalled` is about, or the score of `rated`.
        quote: what a message answers, or None.
        state: of a message: ``said``, ``edited`` or ``recalled``.
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
    quote: Quoted | None = None
    state: str = "said"


def rewrites(entry: RoomEntry) -> bool:
    """Whether an entry makes an earlier one read otherwise, so that nobody may be given that one as it was."""
    return entry.kind in CHANGES


class RoomChanged(msgspec.Struct, frozen=True):
    """Emitted when facts of a room changed that are no event of its log, such as who is offered it."""

    room: str

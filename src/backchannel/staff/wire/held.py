"""What is held: public speech that its sender can still take back, and the rules by which it is."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from backchannel.staff.wire.body import Body
from backchannel.staff.wire.speech import ActorView, FileView

Seconds = Annotated[int, msgspec.Meta(ge=0, le=10, description="Seconds, 0 for not at all")]


class HeldView(Body, frozen=True):
    """A message that the customer has not: members of the room see it, marked.

    `left_ms` is how long it was held still when this was written. `returned`: it could not go out, and waits for its
    sender to take it back. `key` is the sender's when the reader sent it, else null.
    """

    id: str
    room: str
    actor: ActorView
    text: str
    files: list[FileView]
    at: datetime
    release_at: datetime
    left_ms: int
    state: Literal["held", "returned"]
    key: str | None


class HeldReceipt(Body, frozen=True, tag_field="state", tag="held"):
    """It is on disk and held: the customer reads it at `release_at`, unless it is undone before."""

    audience: Literal["customer"]
    id: str
    at: datetime
    release_at: datetime
    key: str


class UndoneReceipt(Body, frozen=True, tag_field="state", tag="undone"):
    """This message was taken back before the customer had it; it never goes out."""

    audience: Literal["customer"]
    id: str
    key: str


class TakenBack(Body, frozen=True):
    """A message that was taken back, with what it said; the text is empty when it was taken back before."""

    id: str
    key: str
    text: str
    files: list[FileView]


class HoldBody(Body, frozen=True):
    """For how long messages to customers are held."""

    seconds: Seconds


class HoldView(Body, frozen=True):
    """The desk's rule and my own; the longer one is in force."""

    desk_s: int
    own_s: int
    in_force_s: int


class MessageHeld(Body, frozen=True, tag_field="type", tag="message_held"):
    """It is on disk and held: the customer reads it in `left_ms` milliseconds, unless it is undone before."""

    room: str
    audience: Literal["customer"]
    key: str
    id: str
    at: datetime
    release_at: datetime
    left_ms: int


class MessageUndone(Body, frozen=True, tag_field="type", tag="message_undone"):
    """A message of this key was taken back; it never goes out."""

    room: str
    audience: Literal["customer"]
    key: str
    id: str


class HeldCame(Body, frozen=True, tag_field="type", tag="held"):
    """A message is held in a room of the reader, or could not go out."""

    room: str
    held: HeldView


class HeldOver(Body, frozen=True, tag_field="type", tag="held_over"):
    """A message is held no more: the customer has it, or its sender took it back."""

    room: str
    id: str
    key: str | None
    how: Literal["released", "undone"]


TYPES = (HeldView, HeldReceipt, UndoneReceipt, TakenBack, HoldBody, HoldView)

"""The frames of the customers' socket: what a customer's browser sends, and what comes back."""

from __future__ import annotations

from datetime import datetime

from backchannel.customer.wire.bodies import Body, Entry, ErrorBody, FaceView, Files, Id, Key, Place, Text


class Watch(Body, frozen=True, tag_field="type", tag="watch"):
    """Send me this room's entries after a place, and whatever comes."""

    room: Id
    after: Place = 0


class Unwatch(Body, frozen=True, tag_field="type", tag="unwatch"):
    """No more of this room."""

    room: Id


class Send(Body, frozen=True, tag_field="type", tag="send"):
    """Say something in a room; answered by `Sent` or `Refused` with the same key."""

    room: Id
    key: Key
    text: Text
    files: Files = ()


class Typing(Body, frozen=True, tag_field="type", tag="typing"):
    """I am writing; holds for six seconds."""

    room: Id


class Seen(Body, frozen=True, tag_field="type", tag="seen"):
    """Like `SeenBody`, for a room."""

    room: Id
    up_to: Place


FromCustomer = Watch | Unwatch | Send | Typing | Seen


class Ready(Body, frozen=True, tag_field="type", tag="ready"):
    """The socket is admitted."""


class EntryCame(Body, frozen=True, tag_field="type", tag="entry"):
    """The next entry of a watched room; places come without a gap, and none twice."""

    room: str
    entry: Entry


class CaughtUp(Body, frozen=True, tag_field="type", tag="caught_up"):
    """Everything up to `head` has been sent; what follows is live."""

    room: str
    head: int


class Sent(Body, frozen=True, tag_field="type", tag="sent"):
    """A message is on disk and has its place."""

    room: str
    key: str
    id: str
    seq: int
    at: datetime


class Refused(Body, frozen=True, tag_field="type", tag="refused"):
    """A frame was refused; `about` is its type, `key` that of a message."""

    about: str
    room: str | None
    key: str | None
    error: ErrorBody


class TypingCame(Body, frozen=True, tag_field="type", tag="typing"):
    """Somebody of the team writes; holds for six seconds or until their next entry."""

    room: str
    who: FaceView


ToCustomer = Ready | EntryCame | CaughtUp | Sent | Refused | TypingCame

"""What is said in a room: entries, messages and drafts. Public and private share no type but the timeline's union."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from backchannel.staff.wire.body import Body, Files, Id, Key, Place, StaffFace, Text
from backchannel.staff.wire.coaching import PrivateEventEntry, SuggestionView
from backchannel.staff.wire.mentions import MentionIds, MentionView

EventKind = Literal[
    "started", "picked_up", "joined", "left", "taken_over", "transferred", "missed", "closed", "seen", "rated"
]


class FileView(Body, frozen=True):
    """A kept file: size in bytes; width and height in pixels when there is a preview."""

    id: str
    name: str
    size: int
    media_type: str
    width: int | None
    height: int | None


class ActorView(Body, frozen=True):
    """Who did something in the public log."""

    kind: Literal["customer", "staff", "desk"]
    id: str | None
    name: str
    picture: str | None


MessageState = Literal["said", "edited", "recalled"]


class MessageEntry(Body, frozen=True, tag_field="kind", tag="message"):
    """Public speech: the customer reads it. `key` is the sender's when the reader sent it, else null.

    `quotes` is the place in this log of the message that it answers. A recalled message has neither text nor files.
    """

    seq: int
    at: datetime
    actor: ActorView
    id: str
    text: str
    files: list[FileView]
    key: str | None
    quotes: int | None
    state: MessageState


class EventEntry(Body, frozen=True, tag_field="kind", tag="event"):
    """A public event: `number` is the place read to of ``seen``, the score of ``rated``."""

    seq: int
    at: datetime
    actor: ActorView
    event: EventKind
    number: int | None


class ChangeEntry(Body, frozen=True, tag_field="kind", tag="change"):
    """The public message at place `of` reads otherwise: it was edited and says `text` now, or was recalled."""

    seq: int
    at: datetime
    actor: ActorView
    of: int
    state: Literal["edited", "recalled"]
    text: str


class PrivateMessageEntry(Body, frozen=True, tag_field="kind", tag="private_message"):
    """A private message: staff alone read it. `after` is the public place it stands behind.

    `standing` says in what part its author wrote it, `suggestion` is the reply that it proposes, if it does. It may
    answer a public message, at place `quotes_message` of the public log, or a private one, at place `quotes_private` of
    this one. A recalled one has neither text nor files.
    """

    private_seq: int
    after: int
    at: datetime
    author: StaffFace
    role_name: str
    standing: Literal["owner", "member", "monitor", "assistant"]
    id: str
    text: str
    files: list[FileView]
    mentions: list[MentionView]
    key: str | None
    suggestion: SuggestionView | None
    quotes_message: int | None
    quotes_private: int | None
    state: MessageState


class PrivateChangeEntry(Body, frozen=True, tag_field="kind", tag="private_change"):
    """The private message at place `of` reads otherwise: it was edited and says `text` now, or was recalled."""

    private_seq: int
    after: int
    at: datetime
    author: StaffFace
    of: int
    state: Literal["edited", "recalled"]
    text: str


PublicEntry = MessageEntry | EventEntry | ChangeEntry
PrivateLogEntry = PrivateMessageEntry | PrivateEventEntry | PrivateChangeEntry
TimelineEntry = MessageEntry | EventEntry | ChangeEntry | PrivateMessageEntry | PrivateEventEntry | PrivateChangeEntry


class TimelinePage(Body, frozen=True):
    """A stretch of a room's timeline, oldest first, in the order of (public place), then (`after`, private place).

    To read further back, ask again with `public_before` and `private_before`; both are null at the beginning.
    """

    entries: list[TimelineEntry]
    head: int
    private_head: int
    public_before: int | None
    private_before: int | None


class SeenBody(Body, frozen=True):
    """The room is open in focus, and everything up to this place has been on screen."""

    up_to: Place


class MessageBody(Body, frozen=True):
    """Speak to the customer. `audience` is what the composer showed; any other word is refused.

    `quotes` is the id of the public message that it answers.
    """

    audience: Literal["customer"]
    key: Key
    text: Text
    files: Files = ()
    quotes: Id | None = None


class MessageReceipt(Body, frozen=True, tag_field="state", tag="sent"):
    """It is on disk, and the customer reads it."""

    audience: Literal["customer"]
    id: str
    seq: int
    at: datetime
    key: str


class PrivateMessageBody(Body, frozen=True):
    """Speak to staff alone. `audience` is what the composer showed; any other word is refused.

    It may answer one message of the room: `quotes_message` is the id of a public, `quotes_private` of a private one.
    """

    audience: Literal["staff"]
    key: Key
    text: Text
    files: Files = ()
    mentions: MentionIds = ()
    quotes_message: Id | None = None
    quotes_private: Id | None = None


class PrivateMessageReceipt(Body, frozen=True):
    """It is on disk, and only staff read it."""

    audience: Literal["staff"]
    id: str
    private_seq: int
    after: int
    at: datetime
    key: str


DraftAudience = Literal["customer", "staff"]


class DraftBody(Body, frozen=True):
    """What I have written but not sent, for one audience."""

    audience: DraftAudience
    text: Annotated[str, msgspec.Meta(max_length=20_000)]


class DraftView(Body, frozen=True):
    """A draft of mine."""

    audience: DraftAudience
    text: str
    at: datetime


TYPES = (
    TimelinePage,
    SeenBody,
    MessageBody,
    MessageReceipt,
    PrivateMessageBody,
    PrivateMessageReceipt,
    FileView,
    DraftBody,
    DraftView,
)

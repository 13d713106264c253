"""The bodies of the customers' door, and what its frames share with them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

import msgspec

Key = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$", description="128 random bits, made once per message")]
Text = Annotated[str, msgspec.Meta(max_length=20_000, description="At most 8,000 characters after cleaning")]
Id = Annotated[str, msgspec.Meta(max_length=64)]
Line = Annotated[str, msgspec.Meta(max_length=500)]
Files = Annotated[tuple[Id, ...], msgspec.Meta(max_length=10)]
Place = Annotated[int, msgspec.Meta(ge=0, description="A place in a room's log, from 1; 0 is before the first")]
Status = Literal["open", "ongoing", "missed", "followed_up", "closed"]
EventKind = Literal[
    "started", "picked_up", "joined", "left", "taken_over", "transferred", "missed", "closed", "seen", "rated"
]


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A closed object: a field that is not listed is an error."""


class ErrorBody(Body, frozen=True):
    """Why something was refused: a stable code, what happened, what to do, and when to try again (seconds)."""

    code: str
    message: str
    hint: str = ""
    retry_after: int | None = None


class TagView(Body, frozen=True):
    """An entry of the directory that a customer chooses from."""

    id: str
    name: str
    intro: str


class DeskView(Body, frozen=True):
    """What a visitor meets before saying anything; `most_file_bytes` and `most_files` limit one message."""

    name: str
    greeting: str
    accent: str
    ask_name: bool
    ask_email: bool
    online: bool
    tags: list[TagView]
    most_file_bytes: int
    most_files: int


class SessionOpened(Body, frozen=True):
    """A browser is admitted: 32 hexadecimal characters that it keeps."""

    token: str


class MeView(Body, frozen=True):
    """What a customer has said of themselves."""

    name: str | None
    email: str | None
    phone: str | None


class Introduction(Body, frozen=True):
    """What a customer says of themselves; what is left out stays as it was."""

    name: Line | None = None
    email: Line | None = None
    phone: Line | None = None


class FaceView(Body, frozen=True):
    """A staff member as customers meet them."""

    id: str
    name: str
    picture: str | None


MessageState = Literal["said", "edited", "recalled"]


class LastLine(Body, frozen=True):
    """The last thing said in a room, shortened, as it reads now; without a text once it was recalled."""

    text: str
    by: Literal["customer", "staff"]
    at: datetime
    state: MessageState


class EnquiryView(Body, frozen=True):
    """One of the customer's enquiries; `head` is the last place in its log, `seen` the place they have read to."""

    id: str
    code: str
    channel: str
    status: Status
    tag: TagName | None
    created_at: datetime
    closed_at: datetime | None
    head: int
    seen: int
    unread: int
    last: LastLine | None
    rating: int | None
    follows: str | None
    members: list[FaceView]


class TagName(Body, frozen=True):
    """A tag that was chosen; its name stays when it has left the directory."""

    id: str
    name: str


class FileView(Body, frozen=True):
    """A kept file: size in bytes; width and height in pixels when there is a preview."""

    id: str
    name: str
    size: int
    media_type: str
    width: int | None
    height: int | None


class ActorView(Body, frozen=True):
    """Who did something: the customer, a staff member by their shown name, or the desk itself."""

    kind: Literal["customer", "staff", "desk"]
    id: str | None
    name: str
    picture: str | None


class QuoteView(Body, frozen=True):
    """What a message answers: the one at place `seq`, its author's side and name, and its first words as of now."""

    seq: int
    by: Literal["customer", "staff"]
    name: str
    text: str
    recalled: bool


class MessageEntry(Body, frozen=True, tag_field="kind", tag="message"):
    """Somebody spoke. `key` is the sender's key when the sender is the reader, else null.

    `state` says whether it still reads as it was said; a recalled message has neither text nor files.
    """

    seq: int
    at: datetime
    actor: ActorView
    id: str
    text: str
    files: list[FileView]
    key: str | None
    quote: QuoteView | None
    state: MessageState


class EventEntry(Body, frozen=True, tag_field="kind", tag="event"):
    """Something happened: `number` is the place read to of ``seen``, the score of ``rated``."""

    seq: int
    at: datetime
    actor: ActorView
    event: EventKind
    number: int | None


class ChangeEntry(Body, frozen=True, tag_field="kind", tag="change"):
    """The message at place `of` reads otherwise: it was edited and says `text` now, or was recalled."""

    seq: int
    at: datetime
    actor: ActorView
    of: int
    state: Literal["edited", "recalled"]
    text: str


Entry = MessageEntry | EventEntry | ChangeEntry


class EntriesPage(Body, frozen=True):
    """Part of a room's log, oldest first; `more` says whether there is more in the direction asked for."""

    entries: list[Entry]
    head: int
    more: bool


class NewEnquiryBody(Body, frozen=True):
    """A first message; `follows` names the closed enquiry that it goes on from."""

    key: Key
    text: Text
    channel: Literal["widget", "link"] = "widget"
    tag_id: Id | None = None
    files: Files = ()
    page: Annotated[str, msgspec.Meta(max_length=2000)] | None = None
    follows: Id | None = None


class NewMessageBody(Body, frozen=True):
    """One more message."""

    key: Key
    text: Text
    files: Files = ()


class SentView(Body, frozen=True):
    """A message is on disk and has its place."""

    id: str
    seq: int
    at: datetime
    key: str


class SeenBody(Body, frozen=True):
    """The chat is open and everything up to this place has been on screen."""

    up_to: Place


class RatingBody(Body, frozen=True):
    """How it went, 1 to 5."""

    score: Annotated[int, msgspec.Meta(ge=1, le=5)]

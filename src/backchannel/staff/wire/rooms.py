"""Bodies about enquiries and their rooms. Public speech and private messages share no type but the timeline's union."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from backchannel.staff.wire.body import Body, Files, Id, Key, Place, StaffFace, Text

Status = Literal["open", "ongoing", "missed", "followed_up", "closed"]
ChannelName = Literal["widget", "link", "email", "phone", "web_call", "api", "drill"]
Relation = Literal["owner", "member", "former", "offered", "in_reach"]
EventKind = Literal[
    "started", "picked_up", "joined", "left", "taken_over", "transferred", "missed", "closed", "seen", "rated"
]


class NamedThing(Body, frozen=True):
    """An id with the name it is shown by."""

    id: str
    name: str


class LastLine(Body, frozen=True):
    """The last thing said to or by the customer, shortened."""

    text: str
    by: Literal["customer", "staff"]
    at: datetime


class Row(Body, frozen=True):
    """An enquiry in a list. Its time, order and preview come from public facts alone; `private_messages` is a count."""

    id: str
    code: str
    channel: ChannelName
    status: Status
    tag: NamedThing | None
    customer: NamedThing
    owner: StaffFace | None
    members: list[StaffFace]
    created_at: datetime
    picked_up_at: datetime | None
    missed_at: datetime | None
    closed_at: datetime | None
    last: LastLine | None
    head: int
    private_messages: int


class MyRoom(Body, frozen=True):
    """A room that I am in, with what I have not read: customer messages and private ones, apart."""

    row: Row
    relation: Relation
    unread: int
    private_unread: int


class RowsPage(Body, frozen=True):
    """Some rows; `next` goes into ``before=`` for more, null at the end."""

    rows: list[Row]
    next: str | None


class Column(Body, frozen=True):
    """A column of the Overview: the count of all, its first rows, and where the next page begins."""

    count: int
    rows: list[Row]
    next: str | None


class Overview(Body, frozen=True):
    """The board: handling is ongoing and followed up."""

    open: Column
    handling: Column
    missed: Column
    closed: Column


class SendChannel(Body, frozen=True):
    """What the icon left of the composer offers; `reason` says why not."""

    name: Literal["chat", "private_message"]
    available: bool
    reason: str


class MemberView(Body, frozen=True):
    """A staff member in the room."""

    staff: StaffFace
    role_name: str
    owner: bool
    joined_at: datetime


class ContactView(Body, frozen=True):
    """The customer, as they gave themselves."""

    id: str
    name: str | None
    email: str | None
    phone: str | None
    since: datetime


class EarlierEnquiry(Body, frozen=True):
    """Another enquiry of the same customer."""

    id: str
    code: str
    status: Status
    created_at: datetime
    last: LastLine | None


class RoomView(Body, frozen=True):
    """A room as this reader meets it.

    `acts` names what they may do now; `private` says whether they read its private messages. Both heads and both read
    positions are apart: `head` and `seen` count the public log, `private_head` and `private_seen` the private one.
    """

    row: Row
    relation: Relation
    acts: list[str]
    send_channels: list[SendChannel]
    members: list[MemberView]
    monitors: list[StaffFace]
    offers: list[OfferView]
    contact: ContactView
    earlier: list[EarlierEnquiry]
    files: list[FileView]
    page: str | None
    subject: str | None
    first_response_at: datetime | None
    rating: int | None
    follows: str | None
    private: bool
    head: int
    seen: int
    customer_seen: int
    private_head: int
    private_seen: int


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


class MessageEntry(Body, frozen=True, tag_field="kind", tag="message"):
    """Public speech: the customer reads it. `key` is the sender's when the reader sent it, else null."""

    seq: int
    at: datetime
    actor: ActorView
    id: str
    text: str
    files: list[FileView]
    key: str | None


class EventEntry(Body, frozen=True, tag_field="kind", tag="event"):
    """A public event: `number` is the place read to of ``seen``, the score of ``rated``."""

    seq: int
    at: datetime
    actor: ActorView
    event: EventKind
    number: int | None


class PrivateMessageEntry(Body, frozen=True, tag_field="kind", tag="private_message"):
    """A private message: staff alone read it. `after` is the public place it stands behind.

    `standing` says in what part its author wrote it.
    """

    private_seq: int
    after: int
    at: datetime
    author: StaffFace
    role_name: str
    standing: Literal["owner", "member", "monitor"]
    id: str
    text: str
    files: list[FileView]
    key: str | None


PublicEntry = MessageEntry | EventEntry
TimelineEntry = MessageEntry | EventEntry | PrivateMessageEntry


class TimelinePage(Body, frozen=True):
    """A stretch of a room's timeline, oldest first, in the order of (public place), then (`after`, private place).

    To read further back, ask again with `public_before` and `private_before`; both are null at the beginning.
    """

    entries: list[TimelineEntry]
    head: int
    private_head: int
    public_before: int | None
    private_before: int | None


class OfferView(Body, frozen=True):
    """A colleague is asked into a room."""

    id: str
    room: str
    code: str
    customer_name: str
    to: StaffFace
    sender: StaffFace
    created_at: datetime
    expires_at: datetime


class Colleague(Body, frozen=True):
    """Whom an act is about."""

    staff_id: Id


class SeenBody(Body, frozen=True):
    """The room is open in focus, and everything up to this place has been on screen."""

    up_to: Place


class MessageBody(Body, frozen=True):
    """Speak to the customer. `audience` is what the composer showed; any other word is refused."""

    audience: Literal["customer"]
    key: Key
    text: Text
    files: Files = ()


class MessageReceipt(Body, frozen=True):
    """It is on disk, and the customer reads it."""

    audience: Literal["customer"]
    id: str
    seq: int
    at: datetime
    key: str


class PrivateMessageBody(Body, frozen=True):
    """Speak to staff alone. `audience` is what the composer showed; any other word is refused."""

    audience: Literal["staff"]
    key: Key
    text: Text
    files: Files = ()


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
    MyRoom,
    RowsPage,
    Overview,
    RoomView,
    TimelinePage,
    OfferView,
    Colleague,
    SeenBody,
    MessageBody,
    MessageReceipt,
    PrivateMessageBody,
    PrivateMessageReceipt,
    FileView,
    DraftBody,
    DraftView,
)

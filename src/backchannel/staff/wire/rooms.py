"""Bodies about enquiries and their rooms: rows, columns, members and offers."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from backchannel.staff.wire.body import Body, Id, StaffFace
from backchannel.staff.wire.coaching import FlagView
from backchannel.staff.wire.held import HeldView
from backchannel.staff.wire.speech import FileView, MessageState

Status = Literal["open", "ongoing", "missed", "followed_up", "closed"]
ChannelName = Literal["widget", "link", "email", "phone", "web_call", "api", "drill"]
Relation = Literal["owner", "member", "former", "offered", "in_reach"]


class NamedThing(Body, frozen=True):
    """An id with the name it is shown by."""

    id: str
    name: str


class LastLine(Body, frozen=True):
    """The last thing said to or by the customer, shortened, as it reads now; without a text once it was recalled."""

    text: str
    by: Literal["customer", "staff"]
    at: datetime
    state: MessageState


class Row(Body, frozen=True):
    """An enquiry in a list. Its time, order and preview come from public facts alone; `private_messages` is a count.

    `flag` is a call for help that stands in it, which comes first where flags do.
    """

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
    flag: FlagView | None


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


class PrivateReaderView(Body, frozen=True):
    """A colleague, and the place that they have read the private log to."""

    staff: StaffFace
    up_to: int


class RoomView(Body, frozen=True):
    """A room as this reader meets it.

    `acts` names what they may do now; `private` says whether they read its private messages. Both heads and both read
    positions are apart: `head` and `seen` count the public log, `private_head` and `private_seen` the private one.
    `held` is what the customer has not yet; members alone have it.
    `private_readers` are those who have read something of the private log, for those who may read it too.
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
    held: list[HeldView]
    private_readers: list[PrivateReaderView]


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


TYPES = (MyRoom, RowsPage, Overview, RoomView, OfferView, Colleague)

"""Frames of the staff door's socket. A frame for the customer and a frame for staff never share a type."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from backchannel.staff.wire.body import Body, ErrorBody, Files, Id, Key, Place, StaffFace, Text
from backchannel.staff.wire.held import HeldCame, HeldOver, MessageHeld, MessageUndone
from backchannel.staff.wire.mentions import MentionIds
from backchannel.staff.wire.rooms import OfferView, Relation, Row
from backchannel.staff.wire.speech import ActorView, PrivateLogEntry, PublicEntry


class Watch(Body, frozen=True, tag_field="type", tag="watch"):
    """Send me this room from both places on, and whatever comes. Who is no member watches as a monitor."""

    room: Id
    after: Place = 0
    private_after: Place = 0


class Unwatch(Body, frozen=True, tag_field="type", tag="unwatch"):
    """No more of this room."""

    room: Id


class WatchDesk(Body, frozen=True, tag_field="type", tag="watch_desk"):
    """Send me rows that change: of my rooms and my queue, and with `overview` of all within my reach."""

    overview: bool = False


class SendMessage(Body, frozen=True, tag_field="type", tag="send_message"):
    """Speak to the customer; answered by `MessageSent`, `MessageHeld`, `MessageUndone` or `Refused` with its key."""

    room: Id
    audience: Literal["customer"]
    key: Key
    text: Text
    files: Files = ()
    quotes: Id | None = None


class SendPrivateMessage(Body, frozen=True, tag_field="type", tag="send_private_message"):
    """Speak to staff alone; answered by `PrivateMessageSent` or `Refused` with the same key."""

    room: Id
    audience: Literal["staff"]
    key: Key
    text: Text
    files: Files = ()
    mentions: MentionIds = ()
    quotes_message: Id | None = None
    quotes_private: Id | None = None


class Typing(Body, frozen=True, tag_field="type", tag="typing"):
    """I am writing to the customer, who is told; holds for six seconds."""

    room: Id


class PrivateTyping(Body, frozen=True, tag_field="type", tag="private_typing"):
    """I am writing privately; holds for six seconds."""

    room: Id


class Seen(Body, frozen=True, tag_field="type", tag="seen"):
    """The room is open in focus: public entries up to a place are seen. Only members say so."""

    room: Id
    up_to: Place


class PrivateSeen(Body, frozen=True, tag_field="type", tag="private_seen"):
    """Private entries up to a place are read."""

    room: Id
    up_to: Place


FromStaff = Watch | Unwatch | WatchDesk | SendMessage | SendPrivateMessage | Typing | PrivateTyping | Seen | PrivateSeen


class Ready(Body, frozen=True, tag_field="type", tag="ready"):
    """The socket is admitted."""


class EntryCame(Body, frozen=True, tag_field="type", tag="entry"):
    """The next public entry of a watched room."""

    room: str
    entry: PublicEntry


class PrivateEntryCame(Body, frozen=True, tag_field="type", tag="private_entry"):
    """The next private entry of a watched room."""

    room: str
    entry: PrivateLogEntry


class CaughtUp(Body, frozen=True, tag_field="type", tag="caught_up"):
    """Everything up to both places has been sent; what follows is live."""

    room: str
    head: int
    private_head: int


class MessageSent(Body, frozen=True, tag_field="type", tag="message_sent"):
    """It is on disk, and the customer reads it."""

    room: str
    audience: Literal["customer"]
    key: str
    id: str
    seq: int
    at: datetime


class PrivateMessageSent(Body, frozen=True, tag_field="type", tag="private_message_sent"):
    """It is on disk, and only staff read it."""

    room: str
    audience: Literal["staff"]
    key: str
    id: str
    private_seq: int
    after: int
    at: datetime


class Refused(Body, frozen=True, tag_field="type", tag="refused"):
    """A frame was refused; `about` is its type, `key` that of a message."""

    about: str
    room: str | None
    key: str | None
    error: ErrorBody


class TypingCame(Body, frozen=True, tag_field="type", tag="typing"):
    """The customer or a colleague writes publicly; holds for six seconds or until their next entry."""

    room: str
    who: ActorView


class PrivateTypingCame(Body, frozen=True, tag_field="type", tag="private_typing"):
    """A colleague writes privately."""

    room: str
    who: StaffFace


class PrivateSeenCame(Body, frozen=True, tag_field="type", tag="private_seen"):
    """A colleague has read the private log of a watched room up to a place."""

    room: str
    who: StaffFace
    up_to: int


class RowChanged(Body, frozen=True, tag_field="type", tag="row"):
    """A row of the desk changed; `relation` is how the reader stands to it now."""

    row: Row
    relation: Relation
    unread: int
    private_unread: int


class RowGone(Body, frozen=True, tag_field="type", tag="row_gone"):
    """A row is no longer the reader's to see."""

    room: str


class MonitorsChanged(Body, frozen=True, tag_field="type", tag="monitors"):
    """Who watches a room without being in it; the customer is never told."""

    room: str
    monitors: list[StaffFace]


class RoomChanged(Body, frozen=True, tag_field="type", tag="room_changed"):
    """What a watched room lets its reader do has changed: fetch its view again."""

    room: str


class OfferCame(Body, frozen=True, tag_field="type", tag="offer"):
    """The reader is asked into a room."""

    offer: OfferView


class OfferOver(Body, frozen=True, tag_field="type", tag="offer_over"):
    """An offer of or to the reader was answered or has lapsed."""

    id: str
    room: str
    to: StaffFace
    answer: Literal["accepted", "declined", "lapsed"]


class PrivateNotice(Body, frozen=True, tag_field="type", tag="private_notice"):
    """A private message arrived in a room that is not in view, or names the reader.

    It carries no text, but the beginning of it for a reader who has asked for it.
    """

    room: str
    code: str
    customer_name: str
    sender: StaffFace
    mentioned: bool
    text: str | None = None


class CustomerNotice(Body, frozen=True, tag_field="type", tag="customer_notice"):
    """A customer wrote in a room of the reader that is not in view; a preview of public text."""

    room: str
    code: str
    customer_name: str
    text: str


class FlagNotice(Body, frozen=True, tag_field="type", tag="flag_notice"):
    """A colleague asks for help since `at`, in a room that is not in view; it carries no text.

    `escalated` when nobody answered in time: then it goes to everybody who may answer. Whose reach does not cover the
    room learn who asks, and not where.
    """

    room: str | None
    code: str | None
    customer_name: str | None
    by: StaffFace
    at: datetime
    escalated: bool


class MeChanged(Body, frozen=True, tag_field="type", tag="me_changed"):
    """The reader's role, department or name changed: fetch ``/api/session`` again."""


ToStaff = (
    Ready
    | EntryCame
    | PrivateEntryCame
    | CaughtUp
    | MessageSent
    | MessageHeld
    | MessageUndone
    | HeldCame
    | HeldOver
    | PrivateMessageSent
    | Refused
    | TypingCame
    | PrivateTypingCame
    | PrivateSeenCame
    | RowChanged
    | RowGone
    | MonitorsChanged
    | RoomChanged
    | OfferCame
    | OfferOver
    | PrivateNotice
    | CustomerNotice
    | FlagNotice
    | MeChanged
)

TYPES = (FromStaff, ToStaff)

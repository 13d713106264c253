"""What goes over the wire between the desk and systems that bring enquiries in, field by field.

Routes, all on the customers' listener; the channel's token goes in ``Authorization: Bearer bc_…``:

========================================== ======================= ================================================
GET    /api/channel                        –                       `ChannelView`: which channel this token is for
POST   /api/channel/enquiries              `BroughtEnquiry`        `BroughtEnquiryView` (201; same key, same enquiry)
GET    /api/channel/enquiries/{id}         –                       `BroughtEnquiryView`
GET    /api/channel/enquiries/{id}/entries ?after=, limit=         `BroughtEntries`, oldest first
POST   /api/channel/enquiries/{id}/messages `BroughtMessage`       `BroughtSent` (201; same key, same message)
POST   /api/channel/enquiries/{id}/close   –                       `BroughtEnquiryView`: they have said good-bye
========================================== ======================= ================================================

A system sees the enquiries that it has brought, as their customers may see them, and no others.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

import msgspec

Key = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$", description="128 random bits, made once per message")]
Text = Annotated[str, msgspec.Meta(max_length=20_000, description="At most 8,000 characters after cleaning")]
Line = Annotated[str, msgspec.Meta(max_length=500)]
Place = Annotated[int, msgspec.Meta(ge=0, description="A place in a room's log, from 1; 0 is before the first")]


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A closed object: a field that is not listed is an error."""


class ChannelView(Body, frozen=True):
    """Which system a token is for, and how its enquiries come in."""

    name: str
    channel: Literal["email", "phone", "api"]


class Sender(Body, frozen=True):
    """A customer as the other system knows them.

    `address` names them there: an e-mail address, a number, a handle. The same address is the same customer.
    """

    address: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    name: Line | None = None
    email: Line | None = None
    phone: Line | None = None


class BroughtEnquiry(Body, frozen=True):
    """An enquiry from elsewhere: a mail with its subject, a call with its note or transcript, a message."""

    key: Key
    sender: Sender
    text: Text
    subject: Line | None = None
    tag_id: Annotated[str, msgspec.Meta(max_length=64)] | None = None


class BroughtMessage(Body, frozen=True):
    """What the customer said next."""

    key: Key
    text: Text


class BroughtSent(Body, frozen=True):
    """A message is on disk and has its place."""

    id: str
    seq: int
    at: datetime
    key: str


class BroughtEnquiryView(Body, frozen=True):
    """An enquiry that this system has brought; `head` is the last place in its log."""

    id: str
    code: str
    channel: str
    status: Literal["open", "ongoing", "missed", "followed_up", "closed"]
    created_at: datetime
    closed_at: datetime | None
    head: int


class BroughtFile(Body, frozen=True):
    """A file that came with a message; its bytes stay at the desk."""

    id: str
    name: str
    size: int
    media_type: str


class BroughtEntry(Body, frozen=True):
    """An entry of the enquiry's log: somebody spoke (``message``), or something happened.

    `by` says on whose side; `name` is the shown name of whoever did it. `key` is the one this system gave. After
    ``edited`` the message at place `of` says `text`, after ``recalled`` it says nothing; `state` is how a message
    reads now, and `quotes` the place of the one that it answers.
    """

    seq: int
    at: datetime
    event: Literal[
        "message",
        "started",
        "picked_up",
        "joined",
        "left",
        "taken_over",
        "transferred",
        "missed",
        "closed",
        "seen",
        "rated",
        "edited",
        "recalled",
    ]
    by: Literal["customer", "staff", "desk"]
    name: str
    text: str
    files: list[BroughtFile]
    key: str | None
    of: int | None
    state: Literal["said", "edited", "recalled"]
    quotes: int | None


class BroughtEntries(Body, frozen=True):
    """Entries after a place; ask again after the last one's `seq` when there is `more`, or later."""

    entries: list[BroughtEntry]
    head: int
    more: bool


WIRE_TYPES = (
    ChannelView,
    BroughtEnquiry,
    BroughtMessage,
    BroughtSent,
    BroughtEnquiryView,
    BroughtEntries,
)
"""Everything that this part of the listener's description names."""

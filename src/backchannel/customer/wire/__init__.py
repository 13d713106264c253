"""What goes over the wire at the customers' door: every body and every frame, field by field.

Routes, all under the customers' listener; a session's token goes in ``Authorization: Bearer …`` and, for the socket,
as the sub-protocol ``token.<hex>`` beside ``backchannel.v1``:

====================================== =========================== ==========================
GET    /api/desk                       –                           `DeskView`
POST   /api/session                    –                           `SessionOpened` (201)
DELETE /api/session                    –                           204, the token admits nobody any more
GET    /api/me                         –                           `MeView`
PUT    /api/me                         `Introduction`              `MeView`
GET    /api/enquiries                  –                           list of `EnquiryView`, newest first
POST   /api/enquiries                  `NewEnquiryBody`            `EnquiryView` (201; same key, same enquiry)
GET    /api/enquiries/{id}             –                           `EnquiryView`
GET    /api/enquiries/{id}/entries     ?after= or ?before=, limit= `EntriesPage`
POST   /api/enquiries/{id}/messages    `NewMessageBody`            `SentView` (201)
POST   /api/enquiries/{id}/seen        `SeenBody`                  204
POST   /api/enquiries/{id}/close       –                           `EnquiryView`
POST   /api/enquiries/{id}/rating      `RatingBody`                204
GET    /api/enquiries/{id}/transcript  –                           the customer copy as HTML, a download
POST   /api/files                      raw bytes, ?name=           `FileView` (201)
GET    /api/files/{id}                 –                           the bytes
GET    /api/files/{id}/preview         –                           a small picture, when width and height are given
GET    /api/socket                     –                           the socket: `FromCustomer` in, `ToCustomer` out
GET    /api/openapi.json, /docs        –                           this door's description, for people and programs
====================================== =========================== ==========================

Every refusal is an `ErrorBody`. Unknown ids and those of others answer with the same bytes: 404 `not_found`.
"""

from __future__ import annotations

from backchannel.customer.wire.bodies import (
    ActorView,
    Body,
    ChangeEntry,
    DeskView,
    EnquiryView,
    EntriesPage,
    Entry,
    ErrorBody,
    EventEntry,
    EventKind,
    FaceView,
    Files,
    FileView,
    Id,
    Introduction,
    Key,
    LastLine,
    Line,
    MessageEntry,
    MeView,
    NewEnquiryBody,
    NewMessageBody,
    Place,
    QuoteView,
    RatingBody,
    SeenBody,
    SentView,
    SessionOpened,
    Status,
    TagName,
    TagView,
    Text,
)
from backchannel.customer.wire.frames import (
    CaughtUp,
    EntryCame,
    FromCustomer,
    Ready,
    Refused,
    Seen,
    Send,
    Sent,
    ToCustomer,
    Typing,
    TypingCame,
    Unwatch,
    Watch,
)

WIRE_TYPES = (
    ErrorBody,
    DeskView,
    SessionOpened,
    MeView,
    Introduction,
    EnquiryView,
    EntriesPage,
    NewEnquiryBody,
    NewMessageBody,
    SentView,
    SeenBody,
    RatingBody,
    FileView,
    FromCustomer,
    ToCustomer,
)
"""Everything that this door's description names."""

__all__ = [
    "WIRE_TYPES",
    "ActorView",
    "Body",
    "CaughtUp",
    "ChangeEntry",
    "DeskView",
    "EnquiryView",
    "EntriesPage",
    "Entry",
    "EntryCame",
    "ErrorBody",
    "EventEntry",
    "EventKind",
    "FaceView",
    "FileView",
    "Files",
    "FromCustomer",
    "Id",
    "Introduction",
    "Key",
    "LastLine",
    "Line",
    "MeView",
    "MessageEntry",
    "NewEnquiryBody",
    "NewMessageBody",
    "Place",
    "QuoteView",
    "RatingBody",
    "Ready",
    "Refused",
    "Seen",
    "SeenBody",
    "Send",
    "Sent",
    "SentView",
    "SessionOpened",
    "Status",
    "TagName",
    "TagView",
    "Text",
    "ToCustomer",
    "Typing",
    "TypingCame",
    "Unwatch",
    "Watch",
]

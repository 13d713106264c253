"""What this door describes of itself: every operation with its bodies and refusals, and the frames of its socket."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from backchannel.customer import wire
from backchannel.kernel.description import Described, Operation, Parameter, document
from backchannel.kernel.text import BODY_LIMIT

INTRO = (
    "What a customer can do: come in, ask, write, read, send files, end a chat and rate it. A session's token goes in "
    "`Authorization: Bearer …`; over the socket at `/api/socket` it is the sub-protocol `token.<hex>` beside "
    "`backchannel.v1`. Every refusal is an `ErrorBody`; an id that is unknown and one that is somebody else's answer "
    "with the same bytes. Systems that bring enquiries in use `/api/channel/…` with a channel's token."
)
SCHEME = {"type": "http", "scheme": "bearer", "description": "A customer's session, or a channel's token"}

_NOT_FOUND = (("not_found", 404),)
_SPEECH = (
    ("enquiry_closed", 409),
    ("text_empty", 422),
    ("text_too_long", 422),
    ("key_reused", 422),
    ("file_unknown", 422),
    ("too_many_files", 422),
)
_LIMIT = Parameter(
    "limit", Annotated[int, msgspec.Meta(ge=1, le=200)], "How many entries at most; 50 when nothing is said"
)

OPERATIONS = (
    Operation("GET", "/api/desk", "readDesk", "What a visitor meets first", answer=wire.DeskView, admitted=False),
    Operation("POST", "/api/session", "beginSession", "Come in", 201, answer=wire.SessionOpened, admitted=False),
    Operation("DELETE", "/api/session", "endSession", "Leave for good; the token admits nobody any more", 204),
    Operation("GET", "/api/me", "readMe", "What I have said of myself", answer=wire.MeView),
    Operation(
        "PUT",
        "/api/me",
        "introduceMe",
        "Say who I am; what is left out stays as it was",
        body=wire.Introduction,
        answer=wire.MeView,
        refusals=(("email_malformed", 422), ("text_too_long", 422)),
    ),
    Operation("GET", "/api/enquiries", "listEnquiries", "My enquiries, newest first", answer=list[wire.EnquiryView]),
    Operation(
        "POST",
        "/api/enquiries",
        "startEnquiry",
        "Ask something; the same key starts the same enquiry",
        201,
        body=wire.NewEnquiryBody,
        answer=wire.EnquiryView,
        refusals=(*_NOT_FOUND, *_SPEECH, ("tag_unknown", 422)),
    ),
    Operation(
        "GET",
        "/api/enquiries/{id}",
        "readEnquiry",
        "One enquiry",
        answer=wire.EnquiryView,
        refusals=_NOT_FOUND,
    ),
    Operation(
        "GET",
        "/api/enquiries/{id}/entries",
        "readEntries",
        "A stretch of a room's log, oldest first; the newest when no place is named",
        answer=wire.EntriesPage,
        refusals=_NOT_FOUND,
        query=(
            Parameter("after", wire.Place, "Entries after this place"),
            Parameter("before", wire.Place, "The last entries before this place; not together with `after`"),
            _LIMIT,
        ),
    ),
    Operation(
        "POST",
        "/api/enquiries/{id}/messages",
        "sendMessage",
        f"Say something, at most {BODY_LIMIT:,} characters; the same key is the same message",
        201,
        body=wire.NewMessageBody,
        answer=wire.SentView,
        refusals=(*_NOT_FOUND, *_SPEECH),
    ),
    Operation(
        "POST",
        "/api/enquiries/{id}/seen",
        "markSeen",
        "The chat is open, and everything up to a place was on screen",
        204,
        body=wire.SeenBody,
        refusals=_NOT_FOUND,
    ),
    Operation(
        "POST",
        "/api/enquiries/{id}/close",
        "closeEnquiry",
        "End the chat; ending it twice is ending it once",
        answer=wire.EnquiryView,
        refusals=_NOT_FOUND,
    ),
    Operation(
        "POST",
        "/api/enquiries/{id}/rating",
        "rateEnquiry",
        "Say how it went",
        204,
        body=wire.RatingBody,
        refusals=(*_NOT_FOUND, ("enquiry_not_closed", 409)),
    ),
    Operation(
        "GET",
        "/api/enquiries/{id}/transcript",
        "readTranscript",
        "The conversation as a page to keep",
        answer=str,
        media="text/html",
        refusals=_NOT_FOUND,
    ),
    Operation(
        "POST",
        "/api/files",
        "uploadFile",
        "Hand a file over; a message may carry it afterwards",
        201,
        body=bytes,
        answer=wire.FileView,
        query=(Parameter("name", wire.Line, "The file's name", required=True),),
        refusals=(("file_too_large", 413), ("file_empty", 422), ("file_type_refused", 415)),
    ),
    Operation(
        "GET",
        "/api/files/{id}",
        "readFile",
        "A file's bytes",
        answer=bytes,
        media="application/octet-stream",
        refusals=_NOT_FOUND,
    ),
    Operation(
        "GET",
        "/api/files/{id}/preview",
        "readPreview",
        "A small picture of a file",
        answer=bytes,
        media="image/webp",
        refusals=_NOT_FOUND,
    ),
    Operation(
        "GET",
        "/api/openapi.json",
        "readDescription",
        "This description",
        answer=dict[str, Any],
        admitted=False,
    ),
)
"""Every operation of the customers' own part of this door."""


def description(version: str, beside: tuple[Operation, ...] = (), also: tuple[Any, ...] = ()) -> dict[str, Any]:
    """This door's OpenAPI document.

    Args:
        version: the product's.
        beside: operations of other parts of this listener.
        also: further structs that they name.
    """
    return document(
        Described(
            title="Backchannel: the customers' door",
            intro=INTRO,
            version=version,
            operations=(*OPERATIONS, *beside),
            error=wire.ErrorBody,
            scheme=SCHEME,
            received=wire.FromCustomer,
            sent=wire.ToCustomer,
            also=(*wire.WIRE_TYPES, *also),
        )
    )

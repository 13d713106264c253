"""What this part of the customers' listener describes of itself."""

from __future__ import annotations

from typing import Annotated

import msgspec

from backchannel.kernel.description import Operation, Parameter
from backchannel.outbound import wire

_NOT_FOUND = (("not_found", 404),)
_SPEECH = (("text_empty", 422), ("text_too_long", 422), ("key_reused", 422), ("enquiry_closed", 409))
_LIMIT = Annotated[int, msgspec.Meta(ge=1, le=200)]

CHANNEL_OPERATIONS = (
    Operation("GET", "/api/channel", "readChannel", "Which system this token is for", answer=wire.ChannelView),
    Operation(
        "POST",
        "/api/channel/enquiries",
        "bringEnquiry",
        "Bring an enquiry in; the same key brings the same enquiry",
        201,
        body=wire.BroughtEnquiry,
        answer=wire.BroughtEnquiryView,
        refusals=(*_SPEECH, ("address_empty", 422), ("email_malformed", 422), ("tag_unknown", 422)),
    ),
    Operation(
        "GET",
        "/api/channel/enquiries/{id}",
        "readBroughtEnquiry",
        "An enquiry that this system has brought",
        answer=wire.BroughtEnquiryView,
        refusals=_NOT_FOUND,
    ),
    Operation(
        "GET",
        "/api/channel/enquiries/{id}/entries",
        "readBroughtEntries",
        "What was said and happened after a place: poll it for the team's answers",
        answer=wire.BroughtEntries,
        refusals=_NOT_FOUND,
        query=(
            Parameter("after", wire.Place, "Entries after this place; from the beginning when nothing is said"),
            Parameter("limit", _LIMIT, "How many at most; 50 when nothing is said"),
        ),
    ),
    Operation(
        "POST",
        "/api/channel/enquiries/{id}/messages",
        "bringMessage",
        "What the customer said next; the same key is the same message",
        201,
        body=wire.BroughtMessage,
        answer=wire.BroughtSent,
        refusals=(*_NOT_FOUND, *_SPEECH),
    ),
    Operation(
        "POST",
        "/api/channel/enquiries/{id}/close",
        "closeBroughtEnquiry",
        "The customer has said good-bye or hung up",
        answer=wire.BroughtEnquiryView,
        refusals=_NOT_FOUND,
    ),
)
"""Every operation of the channels' part of this door."""

"""Bodies of coaching: replies that are suggested, and what happens among staff in a room beside speech."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from backchannel.staff.wire.body import Body, Files, Key, Line, Place, StaffFace, Text
from backchannel.staff.wire.mentions import MentionIds

SuggestionState = Literal["open", "used", "changed", "dismissed"]
PrivateEventKind = Literal[
    "suggestion_used",
    "suggestion_changed",
    "suggestion_dismissed",
    "flag_raised",
    "flag_answered",
    "flag_lowered",
    "flag_escalated",
]
Proposed = Annotated[str, msgspec.Meta(min_length=1, max_length=20_000)]


class SuggestionView(Body, frozen=True):
    """A reply that a private message proposes, and what came of it.

    `state` is open, used as it was, changed (used with changes) or dismissed; `by` and `at` say who decided and when,
    `sent` what the customer was sent of it, `reason` why it was dismissed.
    """

    text: str
    state: SuggestionState
    by: StaffFace | None
    at: datetime | None
    sent: str | None
    reason: str


class PrivateEventEntry(Body, frozen=True, tag_field="kind", tag="private_event"):
    """Something that staff did in a room beside speech; the customer is never told.

    `about` is the place in the private log of what it concerns, `whom` the colleague whom it concerns, `suggestion` the
    one that it is about, as it stands now.
    """

    private_seq: int
    after: int
    at: datetime
    actor: StaffFace
    event: PrivateEventKind
    about: int | None
    whom: StaffFace | None
    text: str
    suggestion: SuggestionView | None


class SuggestionBody(Body, frozen=True):
    """Propose a reply to the owner. `audience` is what the composer showed: staff read it, the customer does not.

    `text` goes with it and may be empty; `reply` is what the owner might say.
    """

    audience: Literal["staff"]
    key: Key
    reply: Proposed
    text: Text = ""
    files: Files = ()
    mentions: MentionIds = ()


class UsedBody(Body, frozen=True):
    """A suggestion's words were said to the customer, by my message at this place of the public log."""

    seq: Place


class DismissBody(Body, frozen=True):
    """A suggestion will not be used; why, if there is something to say."""

    reason: Line = ""


class FlagBody(Body, frozen=True):
    """Ask for help in a room; what about, if there is something to say."""

    text: Line = ""


class FlagView(Body, frozen=True):
    """Somebody asks for help since `at`; `escalated` when nobody answered in time."""

    by: StaffFace
    at: datetime
    escalated: bool


class SuggestionLine(Body, frozen=True):
    """How many suggestions somebody made, or was made in enquiries of theirs, and what came of them."""

    staff: StaffFace
    made: int
    used: int
    changed: int
    dismissed: int
    left_open: int


class SuggestionReport(Body, frozen=True):
    """The suggestions of a period, counted by who proposed them and by who owned the enquiry; most made first."""

    authors: list[SuggestionLine]
    owners: list[SuggestionLine]


TYPES = (
    SuggestionReport,
    FlagBody,
    FlagView,
    SuggestionBody,
    UsedBody,
    DismissBody,
    SuggestionView,
    PrivateEventEntry,
)

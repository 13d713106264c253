"""What is known of coaching, as acts emit it and readers get it."""

from __future__ import annotations

import msgspec

OUTCOMES = frozenset(("suggestion_used", "suggestion_changed", "suggestion_dismissed"))
"""What can come of a suggestion, as the private log of its room tells it."""


class Person(msgspec.Struct, frozen=True):
    """A colleague under the name and picture that they have now."""

    id: str
    name: str
    picture: str | None


class Suggestion(msgspec.Struct, frozen=True):
    """A reply that a private message proposes, and what came of it.

    Args:
        text: the proposed words.
        state: open, used (as it was), changed (used with changes) or dismissed.
        by: who decided, None while it is open.
        at: when, in UTC milliseconds.
        sent: what the customer was sent of it, None unless it was used.
        reason: why it was dismissed, where somebody said so.
    """

    text: str
    state: str = "open"
    by: Person | None = None
    at: int | None = None
    sent: str | None = None
    reason: str = ""


class Flag(msgspec.Struct, frozen=True):
    """A call for help that nobody has answered yet.

    Args:
        room: the enquiry's id.
        raised_by: the staff id of who asks.
        raised_at: since when, in UTC milliseconds.
        seq: the place in the private log at which it was raised.
        escalated_at: when it was passed on to more people, or None.
    """

    room: str
    raised_by: str
    raised_at: int
    seq: int
    escalated_at: int | None

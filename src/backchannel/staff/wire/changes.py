"""Edit and recall: two of each, for two kinds of messages; and what a message said before, for the audit."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from backchannel.staff.wire.body import Body, Key, Text

Reached = Literal["not_delivered", "delivered", "seen"]
WordingEvent = Literal["said", "edited", "recalled"]


class EditBody(Body, frozen=True):
    """Let a message to the customer read otherwise. `audience` is what was shown; any other word is refused."""

    audience: Literal["customer"]
    key: Key
    text: Text


class RecallBody(Body, frozen=True):
    """Take a message to the customer back."""

    audience: Literal["customer"]
    key: Key


class ChangeReceipt(Body, frozen=True):
    """It is on disk: the customer reads it so from now on. `change` is its place in the public log.

    `reached` says how far the message had come before: not handed to any browser or system of the customer's, handed
    out, or seen by them.
    """

    audience: Literal["customer"]
    id: str
    seq: int
    change: int
    at: datetime
    key: str
    reached: Reached


class PrivateEditBody(Body, frozen=True):
    """Let a private message read otherwise. `audience` is what was shown; any other word is refused."""

    audience: Literal["staff"]
    key: Key
    text: Text


class PrivateRecallBody(Body, frozen=True):
    """Take a private message back."""

    audience: Literal["staff"]
    key: Key


class PrivateChangeReceipt(Body, frozen=True):
    """It is on disk: staff read it so from now on. `change` is its place in the private log."""

    audience: Literal["staff"]
    id: str
    private_seq: int
    change: int
    after: int
    at: datetime
    key: str


class Wording(Body, frozen=True):
    """How a message read from a moment on: said, edited, or recalled, when nothing of it was left.

    `files` are the names of what it carried. `reached`, of changes to public messages, says how far the wording before
    had come.
    """

    event: WordingEvent
    at: datetime
    text: str
    files: list[str]
    reached: Reached | None


TYPES = (EditBody, RecallBody, ChangeReceipt, PrivateEditBody, PrivateRecallBody, PrivateChangeReceipt, Wording)

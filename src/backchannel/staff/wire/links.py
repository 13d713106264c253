"""Where a link to one message leads. A link to a public and to a private message are two things."""

from __future__ import annotations

from backchannel.staff.wire.body import Body


class MessagePlace(Body, frozen=True):
    """Where a public message stands in its room's log."""

    seq: int


class PrivateMessagePlace(Body, frozen=True):
    """Where a private message stands: its place in the private log, behind the public place `after`."""

    private_seq: int
    after: int


TYPES = (MessagePlace, PrivateMessagePlace)

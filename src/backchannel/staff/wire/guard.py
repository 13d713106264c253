"""Bodies about the audience guard: what it counts, and the desk's own words. It never sees a message."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from backchannel.staff.wire.body import Body, Line

Kind = Literal["guard_private", "guard_kept", "guard_sent", "undone", "turned_private", "recalled"]


class SlipBody(Body, frozen=True):
    """A text nearly went to the wrong side, or did. Only its kind is told, never the text."""

    kind: Kind


class GuardWords(Body, frozen=True):
    """Words and addresses that the desk keeps to itself; the workspace looks for them before a message goes."""

    words: Annotated[list[Line], msgspec.Meta(max_length=1000)]


TYPES = (SlipBody, GuardWords)

"""Canned responses as they are listed, and as they are written."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from backchannel.staff.wire.body import Body, Id, Line, Text
from backchannel.staff.wire.rooms import NamedThing

Scope = Literal["desk", "department", "own"]
CannedAudience = Annotated[
    Literal["anybody", "staff"], msgspec.Meta(description="`staff`: it may be put into private messages alone")
]


class CannedBody(Body, frozen=True):
    """What a canned response shall be; `department_id` goes with the scope ``department`` alone.

    `text` may ask for ``{{customer}}``, ``{{agent}}`` and ``{{code}}``; it is filled in where it is written.
    """

    scope: Scope
    department_id: Id | None
    title: Line
    shortcut: Line
    text: Text
    audience: CannedAudience


class CannedView(Body, frozen=True):
    """A canned response: `usable` by the reader in their rooms, `changeable` by them."""

    id: str
    scope: Scope
    department: NamedThing | None
    title: str
    shortcut: str
    text: str
    audience: CannedAudience
    usable: bool
    changeable: bool


TYPES = (CannedBody, CannedView)

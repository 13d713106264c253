"""Mentions: who is named in a private message, who could be, and where the reader has been named."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from backchannel.staff.wire.body import Body, Id, StaffFace

MentionIds = Annotated[
    tuple[Id, ...], msgspec.Meta(max_length=200, description="Colleagues and departments that the text names")
]


class MentionView(Body, frozen=True):
    """Somebody who is named in a private message; `name` is as it was written."""

    kind: Literal["staff", "department"]
    id: str
    name: str


class Mentionable(Body, frozen=True):
    """A colleague or department that a private message in a room could name.

    `about` is a colleague's department and role; `readers` of its `people` may read the room's private messages, and
    only they would be told. `asked` says that a colleague has been asked into the room and has not answered yet.
    """

    kind: Literal["staff", "department"]
    id: str
    name: str
    picture: str | None
    about: str
    people: int
    readers: int
    asked: bool


class MyMention(Body, frozen=True):
    """Where I was named in a private message: it carries no text. `private_seq` is the message's place."""

    room: str
    code: str
    customer_name: str
    private_seq: int
    at: datetime
    author: StaffFace
    seen: bool


class MentionsPage(Body, frozen=True):
    """Some mentions of me, newest first; `next` goes into ``before=`` for more, null at the end."""

    mentions: list[MyMention]
    next: str | None


TYPES = (Mentionable, MentionsPage)

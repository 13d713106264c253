"""One entry of a room's private log, as acts emit it and readers get it, and who has read how far."""

from __future__ import annotations

import msgspec

from backchannel.private.coaching.facts import Person, Suggestion


class Author(msgspec.Struct, frozen=True):
    """Who wrote a private message: their name and picture as they are now, their role as it was then.

    `standing` says in what part they wrote: owner, member, monitor or assistant.
    """

    id: str
    name: str
    picture: str | None
    role_name: str
    standing: str


class PrivateFile(msgspec.Struct, frozen=True):
    """What is known of a file kept for staff; `width` and `height` in pixels for pictures that have a preview."""

    id: str
    name: str
    size: int
    media_type: str
    width: int | None
    height: int | None


class Mention(msgspec.Struct, frozen=True):
    """Who is named in a private message: `kind` is staff or department, `name` as it was then."""

    kind: str
    id: str
    name: str


class PrivateEntry(msgspec.Struct, frozen=True):
    """An entry of the gapless private log of one room.

    Args:
        room: the enquiry's id.
        seq: place in this log, from 1.
        after: the place in the public log that it stands behind; never falls within a room.
        kind: message, edited, recalled, or what else happened.
        at: UTC milliseconds.
        author: who wrote or did it.
        message_id: the message's id; of a change, that of the message which changed; empty for what happened.
        text: what they wrote, as it reads now.
        key: the sender's key; empty for what happened.
        files: what it carries.
        mentions: whom it names.
        about: the place in this log of what it concerns, or None.
        whom: the colleague whom it concerns, or None.
        suggestion: the reply that it proposes, or that it is about, as it stands now; or None.
        state: how the message reads now: said, edited or recalled.
        quotes_message: the place in the public log of the message that it answers, or None.
        quotes_private: the place in this log of the one that it answers, or None.
    """

    room: str
    seq: int
    after: int
    kind: str
    at: int
    author: Author
    message_id: str = ""
    text: str = ""
    key: str = ""
    files: tuple[PrivateFile, ...] = ()
    mentions: tuple[Mention, ...] = ()
    about: int | None = None
    whom: Person | None = None
    suggestion: Suggestion | None = None
    state: str = "said"
    quotes_message: int | None = None
    quotes_private: int | None = None

    @property
    def spoken(self) -> bool:
        """Whether it is a message."""
        return self.kind == "message"


CHANGES = frozenset(("edited", "recalled"))
"""Kinds of entries that say how a private message reads from now on."""


def rewrites(entry: PrivateEntry) -> bool:
    """Whether an entry makes an earlier one read otherwise."""
    return entry.kind in CHANGES


class PrivateSeen(msgspec.Struct, frozen=True):
    """Emitted when somebody has read a room's private log further, up to place `up_to`."""

    room: str
    staff_id: str
    up_to: int

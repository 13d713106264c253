"""Assistants: their accounts, and what they ask and are answered. No body of theirs speaks to a customer."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from backchannel.staff.wire.body import Body, Id, Key, Line, Text
from backchannel.staff.wire.coaching import Proposed
from backchannel.staff.wire.rooms import ChannelName
from backchannel.staff.wire.speech import PrivateLogEntry, PublicEntry

Reach = Literal["all", "rooms"]
Codes = Annotated[tuple[Line, ...], msgspec.Meta(max_length=200)]


class AssistantBody(Body, frozen=True):
    """An assistant: `codes` name the enquiries that it reaches when its reach is ``rooms``."""

    name: Line
    reach: Reach
    codes: Codes = ()


class DeskAssistant(Body, frozen=True):
    """Whether the assistant that comes with the desk whispers canned responses that fit what a customer asks."""

    on: bool


class AssistantView(Body, frozen=True):
    """An assistant, as settings show it. `used_at` is when its token was last used, or null."""

    id: str
    name: str
    reach: Reach
    codes: list[str]
    created_at: datetime
    used_at: datetime | None


class AssistantMade(Body, frozen=True):
    """Its token, shown once."""

    id: str
    secret: str


class AssistantSelf(Body, frozen=True):
    """Who an assistant is, and what it reaches."""

    id: str
    name: str
    reach: Reach


class AssistantRoom(Body, frozen=True):
    """A handled room within an assistant's reach, with the last places of both of its logs."""

    id: Id
    code: str
    channel: ChannelName
    customer_name: str
    owner_id: str | None
    created_at: datetime
    head: int
    private_head: int


class AssistantRooms(Body, frozen=True):
    """The rooms, and a stamp of where they are; asking with it waits until something is new."""

    stamp: str
    rooms: list[AssistantRoom]


class AssistantEntries(Body, frozen=True):
    """What is new in a room: each log for itself, oldest first, and the places to go on from."""

    public: list[PublicEntry]
    private: list[PrivateLogEntry]
    public_after: int
    private_after: int


class AssistantMessageBody(Body, frozen=True):
    """Speak to the staff of a room. `audience` can be no other: an assistant never speaks to a customer."""

    audience: Literal["staff"]
    key: Key
    text: Text


class AssistantSuggestionBody(Body, frozen=True):
    """Propose a reply to the owner, with a word to go with it; it goes out only if the owner sends it."""

    audience: Literal["staff"]
    key: Key
    reply: Proposed
    text: Text = ""


TYPES = (
    AssistantBody,
    AssistantView,
    DeskAssistant,
    AssistantMade,
    AssistantSelf,
    AssistantRooms,
    AssistantEntries,
    AssistantMessageBody,
    AssistantSuggestionBody,
)

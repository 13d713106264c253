"""Bodies about what customers meet: the desk's settings, tags and channels."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from backchannel.staff.wire.body import Body, Ids, Line


class SettingsBody(Body, frozen=True):
    """The desk's name, greeting and looks, and what its form asks."""

    desk_name: Line
    greeting: Line
    accent: Line
    ask_name: bool
    ask_email: bool
    time_zone: Line


class Settings(Body, frozen=True):
    """The settings in force. `snippet` is the line for the web site, `link` the hosted page."""

    desk_name: str
    greeting: str
    accent: str
    ask_name: bool
    ask_email: bool
    time_zone: str
    snippet: str
    link: str


class TagBody(Body, frozen=True):
    """A tag: who is offered its enquiries (nobody named: everybody) and how many seconds until one is missed."""

    name: Line
    intro: Line = ""
    wait_s: Annotated[int, msgspec.Meta(ge=5, le=604_800)] = 60
    departments: Ids = ()
    staff: Ids = ()


class TagView(Body, frozen=True):
    """A tag of the directory with its destination."""

    id: str
    name: str
    intro: str
    wait_s: int
    departments: list[str]
    staff: list[str]


class ChannelTokenView(Body, frozen=True):
    """A system that brings enquiries in."""

    id: str
    name: str
    channel: Literal["email", "phone", "api"]
    created_at: datetime


class NewChannelToken(Body, frozen=True):
    """Let a system bring enquiries in by a channel."""

    name: Line
    channel: Literal["email", "phone", "api"]


class ChannelTokenMade(Body, frozen=True):
    """Its secret, shown once."""

    secret: str


TYPES = (SettingsBody, Settings, TagBody, TagView, ChannelTokenView, NewChannelToken, ChannelTokenMade)

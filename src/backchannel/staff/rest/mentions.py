"""Who can be named in a private message, and where I was named."""

from __future__ import annotations

from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from backchannel.private.team.admission import may
from backchannel.private.team.me import Me
from backchannel.staff.looking import look_into_side
from backchannel.staff.naming import mentionable_in, my_mentions
from backchannel.staff.parts import Parts
from backchannel.staff.wire.mentions import Mentionable, MentionsPage


@get("/api/rooms/{room:str}/mentionable")
async def list_mentionable(
    room: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> list[Mentionable]:
    """Colleagues and departments that a private message here could name, and who of them could read it."""
    return await mentionable_in(parts, me, await look_into_side(parts.public, me, room))


@get("/api/mentions")
async def list_my_mentions(
    me: NamedDependency[Me], parts: NamedDependency[Parts], before: FromQuery[str | None] = None
) -> MentionsPage:
    """Where I was named in private messages that I may read, newest first; without their text."""
    may(me, "look_at_mentions")
    return await my_mentions(parts, me, before)


HANDLERS = (list_mentionable, list_my_mentions)

"""Where a link to one message leads. Who may not read it gets the answer of a message that never was."""

from __future__ import annotations

from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath

from backchannel.kernel.errors import not_found
from backchannel.private.messages.queries import private_message_place
from backchannel.private.team.me import Me
from backchannel.public.messages.queries import message_place
from backchannel.staff.looking import look_to_read
from backchannel.staff.parts import Parts
from backchannel.staff.wire.links import MessagePlace, PrivateMessagePlace


@get("/api/rooms/{room:str}/messages/{message:str}/place")
async def find_message(
    room: FromPath[str], message: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> MessagePlace:
    """Where a public message stands in a room that I may read."""
    seen = await look_to_read(parts.public, me, room)
    seq = await parts.public.read(lambda rx: message_place(rx, room, message))
    if seen.until is not None and seq > seen.until:
        raise not_found()
    return MessagePlace(seq)


@get("/api/rooms/{room:str}/private-messages/{message:str}/place")
async def find_private_message(
    room: FromPath[str], message: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> PrivateMessagePlace:
    """Where a private message stands in a room whose private messages I may read."""
    seen = await look_to_read(parts.public, me, room)
    if not seen.reads_side(me):
        raise not_found()
    place = await parts.private.read(lambda rx: private_message_place(rx, room, message))
    if seen.until is not None and place.after >= seen.until:
        raise not_found()
    return PrivateMessagePlace(place.seq, place.after)


HANDLERS = (find_message, find_private_message)

"""Finding messages of one room by their words."""

from __future__ import annotations

from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from backchannel.private.team.me import Me
from backchannel.staff.finding import MOST_LOOKED_THROUGH, found_in, words_of
from backchannel.staff.looking import look_to_read
from backchannel.staff.parts import Parts
from backchannel.staff.rest.rooms import Before, read_stretch
from backchannel.staff.timeline import NEWEST
from backchannel.staff.wire.speech import TimelinePage


@get("/api/rooms/{room:str}/found")
async def find_in_room(
    room: FromPath[str],
    words: FromQuery[str],
    me: NamedDependency[Me],
    parts: NamedDependency[Parts],
    public_before: FromQuery[Before] = NEWEST,
    private_before: FromQuery[Before] = NEWEST,
) -> TimelinePage:
    """The messages with these words among the 50 newest entries, or the 50 before two places.

    A page may hold none and still say where to look further. Private messages come for those who may read them, and as
    they stand now: what was changed is found by its new words, what was recalled by none.
    """
    seen, sought = await look_to_read(parts.public, me, room), words_of(words)
    before = public_before, private_before
    page = await read_stretch(parts, me, seen, before, MOST_LOOKED_THROUGH, opening=False)
    return found_in(page, sought)


HANDLERS = (find_in_room,)

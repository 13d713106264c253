"""Who is told that a colleague asks for help: those who may answer, and what they may know of the room."""

from __future__ import annotations

from backchannel.kernel.clock import moment
from backchannel.live.tasks import Tasks
from backchannel.private.messages.events import PrivateEntry
from backchannel.private.team.admission import reach_covers
from backchannel.private.team.me import Me
from backchannel.public.enquiries.desk_facts import DeskFacts, facts_for_projection
from backchannel.public.enquiries.facts import Standing
from backchannel.public.store import PublicAccess
from backchannel.staff import views
from backchannel.staff.crowd import Crowd
from backchannel.staff.frames import encoded
from backchannel.staff.watching import Reader, Watch
from backchannel.staff.wire import frames as wire
from backchannel.staff.wire.body import StaffFace

CALLS = frozenset(("flag_raised", "flag_escalated"))
"""What is told of a flag; that it was answered or lowered is seen where it stood."""

NO_MESSAGES = 1 << 62


class Calling:
    """Tells of calls for help.

    Args:
        public: the way into the public store.
        crowd: who is connected.
        tasks: runs what takes a while.
    """

    def __init__(self, public: PublicAccess, crowd: Crowd[Reader, Watch], tasks: Tasks) -> None:
        self._public, self._crowd, self._tasks = public, crowd, tasks

    def called(self, entry: PrivateEntry) -> None:
        """Somebody asks for help, or nobody has answered: tell those who may, unless they have the room in view."""
        self._tasks.run(self._tell(entry, self._crowd.viewers(entry.room)))

    async def _tell(self, entry: PrivateEntry, viewers: frozenset[str]) -> None:
        found = await self._public.read(lambda rx: facts_for_projection(rx, {entry.room: NO_MESSAGES}))
        for room in found:
            escalated = entry.kind == "flag_escalated"
            known, unknown = _notices(entry, room, escalated=escalated)
            for socket in self._crowd.everybody():
                me = socket.me
                if socket.held or not me.has("flag.lower") or me.staff_id in (entry.author.id, *viewers):
                    continue
                if _reaches(me, room):
                    socket.send(known)
                elif escalated:
                    socket.send(unknown)


def _reaches(me: Me, room: DeskFacts) -> bool:
    inside = me.staff_id in (*room.members, room.state.owner_id)
    return reach_covers(me.rights, me.department_id, Standing("member" if inside else "none", room.departments))


def _notices(entry: PrivateEntry, room: DeskFacts, *, escalated: bool) -> tuple[bytes, bytes]:
    """The notice for those whose reach covers the room, and the one for those whose does not."""
    by, at = StaffFace(entry.author.id, entry.author.name, entry.author.picture), moment(entry.at)
    customer = room.state.customer_name or views.NAMELESS
    known = wire.FlagNotice(entry.room, room.state.code, customer, by, at, escalated)
    return encoded(known), encoded(wire.FlagNotice(None, None, None, by, at, escalated))

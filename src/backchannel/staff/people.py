"""The names behind staff ids: a small memory of the team, read again when somebody changes."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from backchannel.private.assistants.accounts import assistant_names
from backchannel.private.assistants.events import AssistantChanged
from backchannel.private.store import PrivateAccess
from backchannel.private.team.events import RoleChanged, StaffChanged
from backchannel.private.team.staff import Colleague, team
from backchannel.staff.wire.body import StaffFace

_CHANGES = (StaffChanged, RoleChanged, AssistantChanged)


class People:
    """Everybody on the team, by id.

    Args:
        private: the store that knows them.
    """

    def __init__(self, private: PrivateAccess) -> None:
        self._private = private
        self._known: dict[str, Colleague] = {}
        self._assistants: dict[str, str] = {}
        self._stale = True
        self._reading = asyncio.Lock()

    async def refresh(self) -> None:
        """Read the team when it has changed since it was last read."""
        async with self._reading:
            if self._stale:
                self._stale = False
                self._known = {one.id: one for one in await self._private.read(team)}
                self._assistants = await self._private.read(assistant_names)

    def committed(self, events: Iterable[object]) -> bool:
        """Whether a commit of the private store makes what is known stale."""
        self._stale = self._stale or any(isinstance(event, _CHANGES) for event in events)
        return self._stale

    def face(self, staff_id: str) -> StaffFace:
        """A colleague or an assistant, shortly; of somebody unknown the id alone."""
        if (one := self._known.get(staff_id)) is not None:
            return StaffFace(staff_id, one.name, one.picture)
        return StaffFace(staff_id, self._assistants.get(staff_id, ""), None)

    def face_or_none(self, staff_id: str | None) -> StaffFace | None:
        """Like `face`, for an enquiry that may have no owner."""
        return None if staff_id is None else self.face(staff_id)

    def role_name(self, staff_id: str) -> str:
        """What a colleague's role is called now."""
        one = self._known.get(staff_id)
        return one.role_name if one is not None else ""

    def all(self) -> list[Colleague]:
        """Everybody, by name."""
        return list(self._known.values())

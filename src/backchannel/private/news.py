"""What processes of the staff's side tell each other beside bells: whose rights changed, who reads, who is writing."""

from __future__ import annotations

import msgspec

from backchannel.private.assistants.events import AssistantChanged
from backchannel.private.desk.events import DeskChanged, DeskSpoken
from backchannel.private.messages.events import PrivateSeen
from backchannel.private.team.events import RoleChanged, SessionEnded, StaffChanged


class TypedPrivately(msgspec.Struct, frozen=True):
    """Somebody is writing privately in a room, at a door of another process."""

    room: str
    staff_id: str
    name: str
    picture: str | None


class Looking(msgspec.Struct, frozen=True):
    """Who has a room open at another process, and who of them watches it from outside; told again while it is so.

    Args:
        process: a name of that process.
        room: the enquiry's id.
        viewers: ids of staff who have it open.
        monitors: ids of those among them who are in it by reach alone, in the order they came.
    """

    process: str
    room: str
    viewers: tuple[str, ...]
    monitors: tuple[str, ...]


NEWS = (
    AssistantChanged,
    DeskChanged,
    DeskSpoken,
    Looking,
    PrivateSeen,
    RoleChanged,
    SessionEnded,
    StaffChanged,
    TypedPrivately,
)
"""All of it; an event that is not listed here stays in the process that committed it."""

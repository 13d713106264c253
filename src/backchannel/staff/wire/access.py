"""Bodies about who may read a room."""

from __future__ import annotations

from datetime import datetime

from backchannel.staff.wire.body import Body, StaffFace


class Withdrawn(Body, frozen=True):
    """When a room was withdrawn from somebody, and by whom."""

    at: datetime
    by: StaffFace


class RoomReader(Body, frozen=True):
    """Somebody who is or was in a room.

    `left_at` is null for who is in it, or was at its close; `withdrawn` for who may still read it. `by_role` says that
    their role reaches the room anyway.
    """

    staff: StaffFace
    role_name: str
    owner: bool
    joined_at: datetime
    left_at: datetime | None
    withdrawn: Withdrawn | None
    by_role: bool


TYPES = (RoomReader,)

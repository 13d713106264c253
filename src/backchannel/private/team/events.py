"""What acts on the team tell the rest of the desk; live connections look at their rights again when one comes."""

from __future__ import annotations

import msgspec


class SessionEnded(msgspec.Struct, frozen=True):
    """A session admits nobody any more; `session` is the hash of its token."""

    session: str


class StaffChanged(msgspec.Struct, frozen=True):
    """A staff member's name, picture, role, department or standing changed."""

    staff_id: str


class RoleChanged(msgspec.Struct, frozen=True):
    """A role's rights changed or it is gone."""

    role_id: str


class FactsWait(msgspec.Struct, frozen=True):
    """Facts about a staff member wait to be passed down to the other universe."""

    staff_id: str

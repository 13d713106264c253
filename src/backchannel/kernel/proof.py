"""Proof that a permission was checked. Only the team's admission makes one; acts demand one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StaffProof:
    """A staff member may perform one act, in one room or on the desk as a whole.

    Args:
        staff_id: who acts.
        act: the act's name in the act table.
        room: the enquiry it is for, or None for an act that concerns no enquiry.
        by_reach: true when the right comes from the role's reach alone, so that it
            does not depend on being owner or member; false when the act must check
            the relation again in its own transaction.
    """

    staff_id: str
    act: str
    room: str | None
    by_reach: bool

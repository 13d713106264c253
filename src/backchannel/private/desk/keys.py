"""The names of lists. An enquiry is on one list for everybody's eyes and on one per department, person and choice.

Each list lies on disk in its own order, so that a page of any of them is one stretch of an index; each has counters.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from backchannel.private.team.me import Me
from backchannel.public.enquiries.desk_facts import DeskFacts, EnquiryState

ALL = "all"
BOARDS = ("open", "handling", "missed", "closed")
"""The Overview's columns."""

BEFORE_ALL = 10**14
"""Milliseconds: what is set off by so much stands before everything that is not."""

_BOARD_OF = {
    "open": "open",
    "missed": "missed",
    "ongoing": "handling",
    "followed_up": "handling",
    "closed": "closed",
}


def department_key(department_id: str) -> str:
    """The enquiries that carry a department."""
    return f"department:{department_id}"


def ever_key(staff_id: str) -> str:
    """The enquiries that somebody is or was in."""
    return f"ever:{staff_id}"


def member_key(staff_id: str) -> str:
    """The enquiries that somebody is in now."""
    return f"member:{staff_id}"


def owner_key(staff_id: str) -> str:
    """The enquiries that somebody owns."""
    return f"owner:{staff_id}"


def tag_key(tag_id: str) -> str:
    """The enquiries of a tag."""
    return f"tag:{tag_id}"


def queue_keys(staff_id: str, department_id: str | None) -> tuple[str, ...]:
    """The open queue's lists that concern somebody: everybody's, their department's and their own."""
    own = ("queue:everybody:", f"queue:staff:{staff_id}")
    return own if department_id is None else (*own, f"queue:department:{department_id}")


def reach_key(me: Me) -> str:
    """The list of enquiries that a role reaches: all, those of the own department, or those one is or was in."""
    if me.rights.reach == "all":
        return ALL
    if me.rights.reach == "department" and me.department_id is not None:
        return department_key(me.department_id)
    return ever_key(me.staff_id)


def is_reach(key: str) -> bool:
    """Whether a list can be what a role reaches; these never lose an enquiry."""
    return key == ALL or key.startswith(("department:", "ever:"))


def board_of(status: str) -> str:
    """The Overview's column for a status."""
    return _BOARD_OF[status]


class Ranked(msgspec.Struct, frozen=True):
    """What an enquiry's place in its column goes by. Times are UTC milliseconds."""

    status: str
    created_at: int
    picked_up_at: int | None
    closed_at: int | None


def rank_of(state: EnquiryState | Ranked, flagged_at: int | None = None) -> int:
    """Where a row stands in its column: flags first, then longest waiting; of the closed, the last closed first.

    Args:
        state: the enquiry.
        flagged_at: since when somebody asks for help there, or None.
    """
    if state.status == "closed":
        return -(state.closed_at or state.created_at)
    if state.status in ("open", "missed"):
        return state.created_at
    if flagged_at is not None:
        return flagged_at - BEFORE_ALL
    return state.picked_up_at or state.created_at


def keys_of(facts: DeskFacts) -> frozenset[str]:
    """Every list that an enquiry is on."""
    state = facts.state
    chosen: Iterable[str | None] = (
        ALL,
        owner_key(state.owner_id) if state.owner_id else None,
        tag_key(state.tag_id) if state.tag_id else None,
        *map(department_key, facts.departments),
        *map(member_key, facts.members),
        *map(ever_key, (*facts.members, *facts.former)),
        *(_waiting(facts) if state.status in ("open", "missed") else ()),
    )
    return frozenset(key for key in chosen if key is not None)


def _waiting(facts: DeskFacts) -> Iterable[str]:
    return (f"queue:{kind}:{target_id}" for kind, target_id in facts.targets)

"""Who is told of a private message."""

from __future__ import annotations

from collections.abc import Iterable


def told_of_private_message(
    author_id: str, owner_id: str | None, members: Iterable[str], monitors: Iterable[str]
) -> tuple[str, ...]:
    """The owner, the members and those who watch the room, each once and never the author.

    Args:
        author_id: who wrote it.
        owner_id: who handles or handled the enquiry, or None.
        members: the staff in the room, the owner among them or not.
        monitors: the staff who watch it.
    """
    everybody = dict.fromkeys((*((owner_id,) if owner_id is not None else ()), *members, *monitors))
    return tuple(staff_id for staff_id in everybody if staff_id != author_id)

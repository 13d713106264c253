"""Who is told of a private message."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from backchannel.private.messages.events import Mention


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


def people_named(author_id: str, mentions: Iterable[Mention], departments: Mapping[str, str | None]) -> tuple[str, ...]:
    """Those whom a message names, by themselves or by their department, each once and never the author.

    Whether they have reach, and so learn of it at all, is looked at when they are told.

    Args:
        author_id: who wrote it.
        mentions: whom it names.
        departments: everybody on the team, with the department that each belongs to.
    """
    targets = {one.id for one in mentions}
    return tuple(
        staff_id
        for staff_id, department_id in departments.items()
        if staff_id != author_id and (staff_id in targets or department_id in targets)
    )

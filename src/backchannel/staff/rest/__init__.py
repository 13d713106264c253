"""Every route of the staff door, a thin file per subject: admit, read, ask whether they may, act, show."""

from backchannel.staff.rest import (
    access,
    acts,
    alerts,
    assistants,
    assisting,
    audit,
    canned,
    changes,
    coaching,
    entrance,
    files,
    guard,
    held,
    history,
    links,
    mentions,
    messages,
    report,
    rooms,
    setting,
    setup,
    team,
)

HANDLERS = (
    *setup.HANDLERS,
    *entrance.HANDLERS,
    *team.HANDLERS,
    *alerts.HANDLERS,
    *setting.HANDLERS,
    *assistants.HANDLERS,
    *rooms.HANDLERS,
    *acts.HANDLERS,
    *messages.HANDLERS,
    *links.HANDLERS,
    *held.HANDLERS,
    *mentions.HANDLERS,
    *coaching.HANDLERS,
    *canned.HANDLERS,
    *changes.HANDLERS,
    *files.HANDLERS,
    *guard.HANDLERS,
    *report.HANDLERS,
    *history.HANDLERS,
    *access.HANDLERS,
    *assisting.HANDLERS,
    *audit.HANDLERS,
)
"""All of them, in the order of the description."""

__all__ = ["HANDLERS"]

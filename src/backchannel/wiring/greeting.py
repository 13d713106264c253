"""What the terminal says once doors are open."""

from __future__ import annotations

from dataclasses import replace

from backchannel.settings import Settings

LAST_LINE = "Ctrl+C closes it."


def served(settings: Settings, customers: int | None = None, staff: int | None = None) -> Settings:
    """The settings with the ports that the system chose where it was asked to choose."""
    port = settings.port if customers is None else customers
    return replace(settings, port=port, staff_port=settings.staff_port if staff is None else staff)


def greeting(settings: Settings, *, customers: int | None = None, staff: int | None = None, more: str = "") -> str:
    """Where to go.

    Args:
        settings: the settings in force.
        customers: the port of the customers' door, None when it is not open here.
        staff: the port of the staff door, likewise.
        more: lines to say besides.
    """
    now = served(settings, customers, staff)
    lines = [f"Backchannel is open. Data: {now.data.resolve()}"]
    if customers is not None:
        lines.append(f"  customers  {now.public_customer_url}")
    if staff is not None:
        lines.append(f"  staff      {now.public_staff_url}")
    return "\n".join([*lines, *([more] if more else []), "", LAST_LINE])


def setup_lines(settings: Settings, staff: int, link: str | None) -> str:
    """What to do with an empty desk.

    Args:
        settings: the settings in force.
        staff: the port of the staff door.
        link: the secret of the one-time link, None when the desk has been set up.
    """
    if link is None:
        return ""
    at = served(settings, staff=staff).public_staff_url
    return f"\nThis desk is empty. Set it up with this link; it works once:\n  {at}/setup#{link}"

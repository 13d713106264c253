"""What the terminal says once a desk is served."""

from __future__ import annotations

from dataclasses import replace

from backchannel.settings import Settings


def served(settings: Settings, ports: tuple[int, int]) -> Settings:
    """The settings with the ports that the system chose where it was asked to choose."""
    return replace(settings, port=ports[0], staff_port=ports[1])


def greeting(settings: Settings, ports: tuple[int, int], setup_link: str | None) -> str:
    """Where to go.

    Args:
        settings: the settings in force.
        ports: of the customers' and the staff door.
        setup_link: the secret of the one-time link on an empty desk, else None.
    """
    now = served(settings, ports)
    lines = [
        f"Backchannel is open. Data: {now.data.resolve()}",
        f"  customers  {now.public_customer_url}",
        f"  staff      {now.public_staff_url}",
    ]
    if setup_link is not None:
        lines += [
            "",
            "This desk is empty. Set it up with this link; it works once:",
            f"  {now.public_staff_url}/setup#{setup_link}",
        ]
    return "\n".join([*lines, "", "Ctrl+C closes it."])

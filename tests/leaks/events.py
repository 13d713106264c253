"""The register of events: what people do in the twins' worlds, on which plane, and which acts that plays.

Every file `*_events.py` of this folder is found by itself; an event enters by its decorator.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from importlib import import_module
from pathlib import Path

from leaks.trace import Step
from leaks.world import World

Event = Callable[[World, Step, list[str]], Awaitable[None]]

PUBLIC_EVENTS: dict[str, Event] = {}
"""Every event of the customer plane by its name: it happens in both worlds, and what comes back must be the same."""

STAFF_EVENTS: dict[str, Event] = {}
"""Every event of the staff plane by its name: it happens in one world only, and the customers' side must not stir."""

COVERED: dict[str, list[str]] = {}
"""Each act of the act table that is played, with the events that play it."""


def public_event(*acts: str) -> Callable[[Event], Event]:
    """Enter an event that happens in both worlds.

    Args:
        acts: the acts of the act table that it plays; none for what is no act, such as a lost connection.
    """
    return _entered(PUBLIC_EVENTS, acts)


def staff_event(*acts: str) -> Callable[[Event], Event]:
    """Enter an event that happens in one world only.

    Args:
        acts: the acts of the act table that it plays.
    """
    return _entered(STAFF_EVENTS, acts)


def _entered(events: dict[str, Event], acts: tuple[str, ...]) -> Callable[[Event], Event]:
    def enter(event: Event) -> Event:
        name = event.__name__
        assert name not in PUBLIC_EVENTS.keys() | STAFF_EVENTS.keys(), f"two events are called {name}"
        events[name] = event
        for act in acts:
            COVERED.setdefault(act, []).append(name)
        return event

    return enter


def find_events() -> dict[str, Event]:
    """Every event there is, by its name."""
    for path in sorted(Path(__file__).parent.glob("*_events.py")):
        import_module(f"leaks.{path.stem}")
    return PUBLIC_EVENTS | STAFF_EVENTS

"""Who is writing right now: kept nowhere, told to whoever watches."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

W = TypeVar("W")

Told = Callable[[str, W], None]
"""Gets a room and who writes in it."""


class TypingLine(Generic[W]):
    """Carries one universe's word of who writes from the door where it is seen to all doors that show it."""

    def __init__(self) -> None:
        self._listeners: list[Told[W]] = []
        self._carriers: list[Told[W]] = []

    def listen(self, told: Told[W]) -> None:
        """Call `told` each time somebody writes."""
        self._listeners.append(told)

    def carry(self, told: Told[W]) -> None:
        """Call `told` each time somebody writes at a door of this process, so that the other processes hear of it."""
        self._carriers.append(told)

    def writes(self, room: str, who: W) -> None:
        """Somebody writes in a room, at a door of this process."""
        self.heard(room, who)
        for told in self._carriers:
            told(room, who)

    def heard(self, room: str, who: W) -> None:
        """Somebody writes in a room, wherever that was seen."""
        for told in self._listeners:
            told(room, who)

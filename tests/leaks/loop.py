"""An event loop for worlds that play inline: it asks the system for news only when it has nothing else to do."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")
MOST_TURNS_UNASKED = 50


class Unhurried(selectors.DefaultSelector):  # type: ignore[misc, valid-type]
    """A selector that lets a busy loop turn some times without a call of the system; an idle one always asks."""

    _turns = 0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """See `selectors.BaseSelector.select`."""
        self._turns += 1
        if timeout is not None and timeout <= 0 and self._turns < MOST_TURNS_UNASKED:
            return []
        self._turns = 0
        found: list[tuple[selectors.SelectorKey, int]] = super().select(timeout)
        return found


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run a world to its end."""
    with asyncio.Runner(loop_factory=lambda: asyncio.SelectorEventLoop(Unhurried())) as runner:
        return runner.run(work)

"""What became of acts, told to whoever waits for it and to whoever listens to a store."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from backchannel.storage.database import Listener
from backchannel.storage.writer import Outcome


def deliver(outcomes: list[Outcome], listeners: list[Listener]) -> None:
    """Tell each act's sender its result, then the listeners what the commit emitted, in order."""
    emitted: list[object] = []
    for outcome in outcomes:
        _call(outcome.job.done, outcome.result)
        emitted += outcome.events
    if emitted:
        for listener in listeners:
            _call(listener, emitted)


def _call(listener: Callable[[Any], None], news: Any) -> None:
    """One listener that fails must not cost the others their news."""
    try:
        listener(news)
    except Exception as error:  # noqa: BLE001
        context = {"message": "a listener of the store failed", "exception": error}
        asyncio.get_running_loop().call_exception_handler(context)

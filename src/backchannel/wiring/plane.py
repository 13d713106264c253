"""A plane as the desk serves it: a web application, a door for sockets, and what runs beside them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any

from backchannel.live.connection import SocketDoor

Asgi = Callable[
    [MutableMapping[str, Any], Callable[[], Awaitable[Any]], Callable[[Any], Awaitable[None]]], Awaitable[None]
]


async def nothing() -> None:
    """For planes with nothing to start or stop."""


async def nothing_due() -> int:
    """For planes where nothing becomes due."""
    return 0


@dataclass(frozen=True, slots=True)
class Plane:
    """One door, ready to be served.

    Args:
        name: ``customer`` or ``staff``.
        app: answers HTTP.
        sockets: decides about each socket.
        start: begins what runs beside the door, before the listener opens.
        stop: ends it, after the listener has closed and before the stores close.
        run_due: runs what is due now and answers how much that was, where work waits to be asked.
    """

    name: str
    app: Asgi
    sockets: SocketDoor
    start: Callable[[], Awaitable[None]] = nothing
    stop: Callable[[], Awaitable[None]] = nothing
    run_due: Callable[[], Awaitable[int]] = nothing_due

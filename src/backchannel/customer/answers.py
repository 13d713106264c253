"""What every answer of this door carries, and what none may: no cookie, nothing kept in caches, no guessed types."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
App = Callable[[Any, Any, Any], Awaitable[None]]

_UNLESS_SAID = {
    b"cache-control": b"no-store",
    b"content-security-policy": b"default-src 'none'; frame-ancestors 'none'",
    b"cross-origin-resource-policy": b"same-origin",
    b"referrer-policy": b"no-referrer",
    b"x-content-type-options": b"nosniff",
}
_FORBIDDEN = frozenset((b"set-cookie", b"server", b"date"))


class Careful:
    """An application with this door's headers on all that leaves it, errors of any origin included.

    Args:
        within: the application.
    """

    def __init__(self, within: App) -> None:
        self.within = within

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def send_carefully(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = _headers(list(message.get("headers", ())))
            await send(message)

        await self.within(scope, receive, send_carefully)


def _headers(given: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    kept = [(name.lower(), value) for name, value in given if name.lower() not in _FORBIDDEN]
    said = {name for name, _ in kept}
    return [*kept, *((name, value) for name, value in _UNLESS_SAID.items() if name not in said)]

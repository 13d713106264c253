"""What every answer of this door carries: kept in no cache unless it says so, strict rules, no guessed types."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_UNLESS_SAID = {
    b"cache-control": b"no-store",
    b"content-security-policy": b"default-src 'none'; frame-ancestors 'none'",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"referrer-policy": b"no-referrer",
    b"x-content-type-options": b"nosniff",
}
_NEVER = frozenset((b"server", b"date"))


def strict(app: App) -> App:
    """The same application, with this door's headers on all that leaves it, errors of any origin included."""

    async def strict_app(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_strictly(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = _headers(list(message.get("headers", ())))
            await send(message)

        await app(scope, receive, send_strictly)

    return strict_app


def _headers(given: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    kept = [(name.lower(), value) for name, value in given if name.lower() not in _NEVER]
    said = {name for name, _ in kept}
    return [*kept, *((name, value) for name, value in _UNLESS_SAID.items() if name not in said)]

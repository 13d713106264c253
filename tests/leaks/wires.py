"""Below the doors: what a client sends and what comes back, as bytes. Nothing here parses what it records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from backchannel.live.connection import Accepted, SocketDoor, SocketListener, Upgrade

PEER = "203.0.113.7"


@dataclass(frozen=True)
class Answer:
    """An HTTP answer, byte for byte."""

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes

    def record(self) -> bytes:
        """All of it, as one string of bytes."""
        lines = [b"%d" % self.status, *(name + b": " + value for name, value in self.headers)]
        return b"\n".join([*lines, b"", self.body])


async def ask(app: Any, method: str, address: str, headers: Mapping[str, str], body: bytes = b"") -> Answer:
    """One HTTP request, handed to a door's application.

    Args:
        app: the ASGI application.
        method: GET, POST, PUT or DELETE.
        address: path and query.
        headers: by name.
        body: the request's bytes.
    """
    path, _, query = address.partition("?")
    sent: list[dict[str, Any]] = []
    waiting = [{"type": "http.request", "body": body, "more_body": False}]
    listed = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    if body:
        listed.append((b"content-length", b"%d" % len(body)))
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": listed,
        "client": (PEER, 40_000),
        "server": ("127.0.0.1", 8080),
        "state": {},
    }

    async def receive() -> dict[str, Any]:
        return waiting.pop() if waiting else {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    await app(scope, receive, send)
    start = sent[0]
    return Answer(start["status"], tuple(start["headers"]), b"".join(part.get("body", b"") for part in sent[1:]))


@dataclass
class Wire:
    """A `Connection` that keeps each frame and the close code; `refused` counts the frames that said no."""

    peer: str = PEER
    frames: list[bytes] = field(default_factory=list)
    over: bool = False
    refused: int = 0

    def send(self, frame: bytes) -> bool:
        """See `Connection.send`."""
        if not self.over:
            self.frames.append(b"> " + bytes(frame))
            self.refused += frame.startswith(b'{"type":"refused"')
        return not self.over

    def close(self, code: int, reason: str = "") -> None:
        """See `Connection.close`."""
        if not self.over:
            self.frames.append(f"closed {code} {reason}".encode())
        self.over = True


@dataclass
class Socket:
    """An open socket: the door's listener and what it was sent."""

    wire: Wire
    listener: SocketListener

    def say(self, frame: bytes) -> None:
        """Let the client send a text frame."""
        if not self.wire.over:
            self.listener.received(frame)

    def drop(self) -> None:
        """The connection is lost."""
        self.wire.over = True
        self.listener.closed()


def dial(door: SocketDoor, headers: Mapping[str, str], wire: Wire) -> Socket | None:
    """Ask a door for a socket; None when it declines, which is recorded."""
    lower = {name.lower(): value for name, value in headers.items()}
    verdict = door(Upgrade("/api/socket", lower, wire.peer))
    if not isinstance(verdict, Accepted):
        wire.frames.append(f"declined {verdict.status}".encode())
        return None
    wire.frames.append(f"accepted {verdict.subprotocol}".encode())
    socket = Socket(wire, verdict.listener)
    verdict.listener.opened(wire)
    return socket

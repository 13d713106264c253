"""A client's socket, as light as can be: what is measured is the server."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from picows import WSFrame, WSListener, WSMsgType, WSTransport, ws_connect

Heard = Callable[[bytes], None]


def _not_listening(_frame: bytes) -> None:
    """Nobody asks for frames yet."""


class Line(WSListener):  # type: ignore[misc]
    """One open socket; `heard` gets every text frame once it is set."""

    def __init__(self) -> None:
        self.transport: WSTransport | None = None
        self.heard: Heard = _not_listening
        self.lost: str | None = None

    def on_ws_connected(self, transport: WSTransport) -> None:
        """The handshake is done."""
        self.transport = transport

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        """A frame has arrived."""
        if frame.msg_type == WSMsgType.TEXT:
            self.heard(frame.get_payload_as_bytes())
        elif frame.msg_type == WSMsgType.CLOSE:
            self.lost = f"closed by the server with {frame.get_close_code()} {frame.get_close_message() or ''}"
            transport.disconnect()

    def say(self, frame: bytes) -> None:
        """Send one text frame."""
        if self.transport is None:
            raise RuntimeError("the socket is not open")
        self.transport.send(WSMsgType.TEXT, frame)

    def hang_up(self) -> None:
        """Close the socket."""
        if self.transport is not None:
            self.transport.disconnect()


async def dial(address: str, headers: dict[str, str]) -> Line:
    """Open a socket.

    Args:
        address: ``ws://…``.
        headers: what the server admits by.
    """
    extra: dict[str, Any] = {"extra_headers": headers} if headers else {}
    _transport, line = await ws_connect(Line, address, **extra)
    return line  # type: ignore[no-any-return]

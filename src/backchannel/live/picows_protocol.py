"""picows as uvicorn's WebSocket protocol class: sockets and HTTP on one port, behind `Connection`."""

from __future__ import annotations

import asyncio
import logging
import struct
from http import HTTPStatus
from typing import Any

from picows import (
    WSAutoPingStrategy,
    WSCloseCode,
    WSFrame,
    WSListener,
    WSMsgType,
    WSTransport,
    WSUpgradeRequest,
    WSUpgradeResponse,
    WSUpgradeResponseWithListener,
)
from picows.picows import WSProtocol  # type: ignore[attr-defined]

from backchannel.live.connection import (
    BAD_TEXT,
    GOING_AWAY,
    MOST_FRAME_BYTES,
    MOST_QUEUED_BYTES,
    TOO_BIG,
    TOO_SLOW,
    Declined,
    SocketDoor,
    SocketListener,
    Upgrade,
)

_LOG = logging.getLogger("backchannel.sockets")
_LOG.setLevel(logging.WARNING)
_PING_IDLE_S, _PONG_WITHIN_S, _HANDSHAKE_S, _READ_BUFFER = 30, 20, 10, 2048
_UNSUPPORTED_DATA = 1003
_PATIENCE_S, _SHORT_PATIENCE_S = 5, 1
_SPEECH = (WSMsgType.TEXT, WSMsgType.CONTINUATION)
_REFUSED_HEADERS = {"Content-Type": "application/json", "Cache-Control": "no-store"}


class PicowsConnection(WSListener):
    """One socket: gathers fragments, checks their text, and cuts off a reader that falls behind."""

    def __init__(self, listener: SocketListener, peer: str) -> None:
        self.peer = peer
        self._listener = listener
        self._transport: WSTransport | None = None
        self._parts: list[bytes] | None = None
        self._gathered = 0
        self._over = False

    def on_ws_connected(self, transport: WSTransport) -> None:
        """The handshake is done."""
        self._transport = transport
        self._listener.opened(self)

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        """A frame has arrived (RFC 6455 §5); control frames may come between fragments."""
        kind = frame.msg_type
        if self._over:
            if kind == WSMsgType.CLOSE:
                transport.disconnect()
        elif kind in _SPEECH:
            self._text(frame, first=kind == WSMsgType.TEXT)
        elif kind == WSMsgType.CLOSE:
            self._over = True
            transport.send_close(frame.get_close_code())
            transport.disconnect()
        elif kind == WSMsgType.BINARY:
            self.close(_UNSUPPORTED_DATA, "text only")

    def _text(self, frame: WSFrame, *, first: bool) -> None:
        if first != (self._parts is None):
            self.close(WSCloseCode.PROTOCOL_ERROR.value, "fragments out of order")
            return
        part = frame.get_payload_as_bytes()
        self._gathered += len(part)
        if self._gathered > MOST_FRAME_BYTES:
            self.close(TOO_BIG, "at most 64 KiB")
            return
        parts = [part] if self._parts is None else [*self._parts, part]
        if not frame.fin:
            self._parts = parts
            return
        self._parts, self._gathered = None, 0
        self._whole(part if len(parts) == 1 else b"".join(parts))

    def _whole(self, message: bytes) -> None:
        if not message.isascii():
            try:
                message.decode()
            except UnicodeDecodeError:
                self.close(BAD_TEXT, "not UTF-8")
                return
        self._listener.received(message)

    def on_ws_disconnected(self, _transport: WSTransport) -> None:
        """The socket is gone."""
        self._over, self._transport = True, None
        self._listener.closed()

    def pause_writing(self) -> None:
        """Writing goes on into the bounded queue; `send` looks at its size."""

    def resume_writing(self) -> None:
        """The reader has caught up."""

    def send(self, frame: bytes) -> bool:
        """See `Connection.send`."""
        transport = self._transport
        if self._over or transport is None:
            return False
        transport.send(WSMsgType.TEXT, frame)
        if transport.underlying_transport.get_write_buffer_size() > MOST_QUEUED_BYTES:
            self.close(TOO_SLOW, "reading too slowly")
            return False
        return True

    def close(self, code: int, reason: str = "") -> None:
        """See `Connection.close`."""
        transport, already = self._transport, self._over
        self._over = True
        if already or transport is None:
            return
        transport.send(WSMsgType.CLOSE, struct.pack("!H", code) + reason.encode()[:120])
        patience_s = _SHORT_PATIENCE_S if code == GOING_AWAY else _PATIENCE_S
        asyncio.get_running_loop().call_later(patience_s, self._break_off)

    def _break_off(self) -> None:
        """The other end has neither read what was left for it nor said goodbye in time."""
        if self._transport is not None:
            self._transport.underlying_transport.abort()


class _Upgraded(WSProtocol):  # type: ignore[misc]
    """One connection that uvicorn has found to be a socket's; `door` is set by `socket_protocol`."""

    door: SocketDoor

    def __init__(self, config: Any, server_state: Any, app_state: Any) -> None:
        self._connections: set[Any] = server_state.connections
        self._peer = ""
        super().__init__(
            None,
            None,
            False,
            self._answer,
            _LOG,
            True,
            _HANDSHAKE_S,
            True,
            _PING_IDLE_S,
            _PONG_WITHIN_S,
            WSAutoPingStrategy.PING_WHEN_IDLE,
            True,
            MOST_FRAME_BYTES,
            None,
            _READ_BUFFER,
        )

    def _answer(self, request: WSUpgradeRequest) -> Any:
        try:
            verdict = self.door(_upgrade(request, self._peer))
        except Exception:  # noqa: BLE001 - its text must not become the answer
            _LOG.exception("the door failed")
            verdict = Declined(500)
        if isinstance(verdict, Declined):
            refused = WSUpgradeResponse.create_error_response(
                HTTPStatus(verdict.status), verdict.body, _REFUSED_HEADERS
            )
            return WSUpgradeResponseWithListener(refused, None)
        extra = {"Sec-WebSocket-Protocol": verdict.subprotocol} if verdict.subprotocol else {}
        accepted = WSUpgradeResponse.create_101_response(extra)
        return WSUpgradeResponseWithListener(accepted, PicowsConnection(verdict.listener, self._peer))

    def connection_made(self, transport: Any) -> None:
        """The connection is handed over."""
        self._peer = (transport.get_extra_info("peername") or ("",))[0]
        self._connections.add(self)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        """The connection is gone."""
        self._connections.discard(self)
        super().connection_lost(error)

    def data_received(self, data: bytes) -> None:
        """Uvicorn replays the upgrade request once; afterwards the transport fills our buffer itself."""
        rest = memoryview(data)
        while rest:
            room = self.get_buffer(len(rest))
            count = min(len(room), len(rest))
            room[:count] = rest[:count]
            self.buffer_updated(count)
            rest = rest[count:]

    def shutdown(self) -> None:
        """The server is going away."""
        if isinstance(self.listener, PicowsConnection):
            self.listener.close(GOING_AWAY, "going away")


def _upgrade(request: WSUpgradeRequest, peer: str) -> Upgrade:
    headers = {name.lower(): value for name, value in request.headers.items()}
    return Upgrade(request.path.decode("latin-1"), headers, peer)


def socket_protocol(door: SocketDoor) -> type:
    """The class that uvicorn takes as its ``ws`` setting.

    Args:
        door: decides about each upgrade.
    """
    return type("SocketProtocol", (_Upgraded,), {"door": staticmethod(door)})

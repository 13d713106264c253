"""Sockets as raw bytes, for tests that must see each frame, and servers on ports of their own."""

from __future__ import annotations

import asyncio
import base64
import os
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from backchannel.live.connection import SocketDoor
from backchannel.wiring.listener import Listener, bound
from backchannel.wiring.plane import Asgi, Plane

CONTINUE, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame as it came (RFC 6455 §5.2)."""

    kind: int
    payload: bytes

    @property
    def code(self) -> int:
        return int(struct.unpack("!H", self.payload[:2])[0])


class RawSocket:
    """A client that says exactly what a test wants said."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    async def say(self, kind: int, payload: bytes, *, last: bool = True) -> None:
        self.writer.write(_frame(kind, payload, last=last))
        await self.writer.drain()

    async def say_together(self, texts: list[bytes]) -> None:
        """Several text frames in one segment."""
        self.writer.write(b"".join(_frame(TEXT, text, last=True) for text in texts))
        await self.writer.drain()

    async def hear(self) -> Frame:
        first, second = await self._exactly(2)
        size = second & 0x7F
        if size == 126:
            size = struct.unpack("!H", await self._exactly(2))[0]
        elif size == 127:
            size = struct.unpack("!Q", await self._exactly(8))[0]
        return Frame(first & 0x0F, await self._exactly(size))

    async def hear_close(self) -> int:
        while (frame := await self.hear()).kind != CLOSE:
            pass
        await self.say(CLOSE, frame.payload[:2])
        return frame.code

    async def _exactly(self, count: int) -> bytes:
        return await asyncio.wait_for(self.reader.readexactly(count), 10)

    def close(self) -> None:
        self.writer.close()


def _frame(kind: int, payload: bytes, *, last: bool) -> bytes:
    """A masked frame, as clients must send it."""
    mask, size = os.urandom(4), len(payload)
    if size < 126:
        length = bytes((0x80 | size,))
    elif size < 65_536:
        length = bytes((0x80 | 126,)) + struct.pack("!H", size)
    else:
        length = bytes((0x80 | 127,)) + struct.pack("!Q", size)
    masked = bytes(byte ^ mask[at % 4] for at, byte in enumerate(payload))
    return bytes(((0x80 if last else 0) | kind,)) + length + mask + masked


async def raw_socket(port: int, path: str = "/", protocols: str = "") -> RawSocket:
    """Open a socket and read the answer to its upgrade."""
    socket, answer = await ask_for_socket(port, path, protocols)
    assert answer.startswith(b"HTTP/1.1 101"), answer
    return socket


async def ask_for_socket(port: int, path: str = "/", protocols: str = "") -> tuple[RawSocket, bytes]:
    """Ask for a socket; answers the head of whatever the server says."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    key = base64.b64encode(os.urandom(16)).decode()
    lines = [f"GET {path} HTTP/1.1", "Host: desk", "Upgrade: websocket", "Connection: Upgrade"]
    lines += [f"Sec-WebSocket-Key: {key}", "Sec-WebSocket-Version: 13"]
    lines += [f"Sec-WebSocket-Protocol: {protocols}"] if protocols else []
    writer.write("\r\n".join([*lines, "", ""]).encode())
    return RawSocket(reader, writer), await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 10)


async def no_pages(_scope: object, _receive: object, send: object) -> None:
    """An application that answers nothing but 404."""
    await send({"type": "http.response.start", "status": 404, "headers": []})  # type: ignore[operator]
    await send({"type": "http.response.body", "body": b""})  # type: ignore[operator]


@asynccontextmanager
async def listening(door: SocketDoor, app: Asgi = no_pages) -> AsyncIterator[Listener]:
    """A real listener on a port that the system chose."""
    listener = Listener(Plane("test", app, door), bound("127.0.0.1", 0))
    await listener.open()
    try:
        yield listener
    finally:
        await listener.close()

"""A client that keeps every byte: HTTP requests on connections of their own, and a socket read frame by frame."""

from __future__ import annotations

import asyncio
import base64
import os
import struct
from collections.abc import Mapping

from leaks.wires import Answer, Wire

TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
ALWAYS_THE_SAME_KEY = base64.b64encode(bytes(16)).decode()
PATIENCE_S = 30


async def ask(port: int, method: str, address: str, headers: Mapping[str, str], body: bytes) -> tuple[bytes, Answer]:
    """One HTTP request on a connection of its own.

    Returns:
        All that came back, and the same understood.
    """
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    given = {**headers, "connection": "close", "content-length": str(len(body))}
    head = "".join(f"{name}: {value}\r\n" for name, value in given.items())
    writer.write(f"{method} {address} HTTP/1.1\r\n{head}\r\n".encode() + body)
    raw = await asyncio.wait_for(reader.read(), PATIENCE_S)
    writer.close()
    return raw, understood(raw)


def understood(raw: bytes) -> Answer:
    """The status, headers and body of an answer as it came."""
    head, _, rest = raw.partition(b"\r\n\r\n")
    first, *lines = head.split(b"\r\n")
    headers = tuple((name, value) for name, _, value in (line.partition(b": ") for line in lines))
    chunked = (b"transfer-encoding", b"chunked") in [(name.lower(), value) for name, value in headers]
    return Answer(int(first.split()[1]), headers, _joined(rest) if chunked else rest)


def _joined(chunks: bytes) -> bytes:
    found = b""
    while chunks:
        size, _, chunks = chunks.partition(b"\r\n")
        found += chunks[: int(size, 16)]
        chunks = chunks[int(size, 16) + 2 :]
    return found


class RemoteSocket:
    """A WebSocket of which every frame is kept, but for the answers to our own pings.

    Args:
        wire: keeps the frames.
    """

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        self._pongs = asyncio.Event()
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None
        self._task: asyncio.Task[None] | None = None

    async def open(self, port: int, headers: Mapping[str, str]) -> None:
        """Ask for the socket; the answer is kept as it came."""
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", port)
        given = {
            **headers,
            "upgrade": "websocket",
            "connection": "Upgrade",
            "sec-websocket-key": ALWAYS_THE_SAME_KEY,
            "sec-websocket-version": "13",
            "sec-websocket-extensions": "permessage-deflate; client_max_window_bits",
        }
        head = "".join(f"{name}: {value}\r\n" for name, value in given.items())
        self._writer.write(f"GET /api/socket HTTP/1.1\r\n{head}\r\n".encode())
        answer = await asyncio.wait_for(self._reader.readuntil(b"\r\n\r\n"), PATIENCE_S)
        self.wire.frames.append(answer)
        if answer.startswith(b"HTTP/1.1 101"):
            self._task = asyncio.create_task(self._listen())
        else:
            self.wire.over = True

    def say(self, frame: bytes) -> None:
        """Send a text frame."""
        self._send(TEXT, frame)

    def drop(self) -> None:
        """The connection is lost."""
        self.wire.over = True
        if self._task is not None:
            self._task.cancel()
        if self._writer is not None:
            self._writer.close()

    async def heard_all(self) -> None:
        """Wait until everything that was sent before now has come: the answer to a ping comes behind it."""
        if self.wire.over:
            return
        self._pongs.clear()
        self._send(PING, b"all?")
        await asyncio.wait_for(self._pongs.wait(), PATIENCE_S)

    def _send(self, kind: int, payload: bytes) -> None:
        if self._writer is None or self.wire.over:
            return
        mask, size = os.urandom(4), len(payload)
        length = bytes((0x80 | size,)) if size < 126 else bytes((0x80 | 126,)) + struct.pack("!H", size)
        masked = bytes(byte ^ mask[at % 4] for at, byte in enumerate(payload))
        self._writer.write(bytes((0x80 | kind,)) + length + mask + masked)

    async def _listen(self) -> None:
        try:
            while not self.wire.over:
                self._heard(*await self._frame())
        except (asyncio.IncompleteReadError, ConnectionError):
            self.wire.over = True
        finally:
            self._pongs.set()

    async def _frame(self) -> tuple[int, bytes]:
        assert self._reader is not None
        first, second = await self._reader.readexactly(2)
        size = second & 0x7F
        if size == 126:
            size = struct.unpack("!H", await self._reader.readexactly(2))[0]
        elif size == 127:
            size = struct.unpack("!Q", await self._reader.readexactly(8))[0]
        return first, await self._reader.readexactly(size)

    def _heard(self, first: int, payload: bytes) -> None:
        kind = first & 0x0F
        if kind == PONG:
            self._pongs.set()
            return
        self.wire.frames.append((b"> " if first == 0x80 | TEXT else b"frame %d: " % first) + payload)
        self.wire.refused += payload.startswith(b'{"type":"refused"')
        if kind == CLOSE:
            self._send(CLOSE, payload[:2])
            self.wire.over = True

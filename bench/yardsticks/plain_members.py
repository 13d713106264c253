"""The yardstick *plain ASGI* under measurement."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import msgspec

from bench.lines import Line, dial
from bench.server import Server, free_port, python, start


class PlainMember:
    """A member of a room of the yardstick."""

    def __init__(self, line: Line) -> None:
        self.line = line

    def post(self, text: str) -> None:
        """Send a text to the room."""
        self.line.say(msgspec.json.encode({"key": os.urandom(16).hex(), "text": text}))

    def is_receipt(self, frame: bytes) -> bool:
        """Whether a frame acknowledges a post of this member's."""
        return frame.startswith(b'{"type":"sent"')

    def is_delivery(self, frame: bytes) -> bool:
        """Whether a frame brings another member's text."""
        return frame.startswith(b'{"type":"entry"')


def start_plain(folder: Path) -> tuple[Server, int]:
    """Start the yardstick on an empty folder; answers its port too."""
    port = free_port()
    server = start(python("-m", "bench.yardsticks.plain_asgi", str(folder), str(port)))
    server.wait_for(r"(ready)")
    return server, port


async def fill_plain(port: int, rooms: int) -> list[list[Any]]:
    """Open rooms with three members each."""
    return [
        [PlainMember(await dial(f"ws://127.0.0.1:{port}/room/{number}", {})) for _ in range(3)]
        for number in range(rooms)
    ]

"""A staff member's open socket, as tests hear it."""

from __future__ import annotations

import asyncio
import json
import os
from typing import Any

from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed


def new_key() -> str:
    return os.urandom(16).hex()


class Wire:
    """A staff member's open socket, with every frame that came in order."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self.raw: list[bytes] = []
        self.frames: list[dict[str, Any]] = []
        self._left: list[dict[str, Any]] = []

    async def say(self, **frame: Any) -> None:
        await self._socket.send(json.dumps(frame))

    async def hear(self, kind: str, **values: Any) -> dict[str, Any]:
        """A frame of a kind with these values at its top or in its entry, row, offer or error; each is heard once."""
        while (found := next((one for one in self._left if one["type"] == kind and _has(one, values)), None)) is None:
            self._keep(await asyncio.wait_for(self._socket.recv(), 10))
        self._left.remove(found)
        return found

    def _keep(self, said: str | bytes) -> None:
        raw = said.encode() if isinstance(said, str) else said
        self.raw.append(raw)
        self.frames.append(json.loads(raw))
        self._left.append(self.frames[-1])

    async def watch(self, room: str, after: int = 0, private_after: int = 0) -> dict[str, Any]:
        await self.say(type="watch", room=room, after=after, private_after=private_after)
        return await self.hear("caught_up", room=room)

    async def speak(self, room: str, text: str, key: str | None = None, **more: Any) -> str:
        said = key or new_key()
        await self.say(type="send_message", room=room, audience="customer", key=said, text=text, **more)
        return said

    async def whisper(self, room: str, text: str, key: str | None = None, **more: Any) -> str:
        said = key or new_key()
        await self.say(type="send_private_message", room=room, audience="staff", key=said, text=text, **more)
        return said

    async def closed_with(self) -> int:
        try:
            while True:
                self._keep(await asyncio.wait_for(self._socket.recv(), 10))
        except ConnectionClosed:
            return int(self._socket.close_code or 0)

    def heard(self, text: str) -> bool:
        """Whether a text is anywhere in what came."""
        return any(text.encode() in raw for raw in self.raw)

    def kinds(self) -> list[str]:
        return [frame["type"] for frame in self.frames]


def _has(frame: dict[str, Any], values: dict[str, Any]) -> bool:
    seen = dict(frame)
    for part in ("entry", "row", "offer", "error"):
        seen |= frame.get(part) or {}
    return all(seen.get(name) == value for name, value in values.items())

"""The bus of nodes that share a universe's database: bells and news go through it, in packets that it takes."""

from __future__ import annotations

import asyncio
import base64
import os
from contextlib import suppress
from pathlib import Path

import msgspec

from backchannel.bus.base import Bell, Listener, News, NewsListener
from backchannel.bus.ears import Ears, Turn
from backchannel.storage.database import MOST_SENT, Channel

BELLS_AT_ONCE = 80
"""So many are far below what a database takes at once: 36 letters of a room, its place, and a third more for base64."""


class _Letter(msgspec.Struct, frozen=True, array_like=True):
    """What goes through the database at once; a long one in several parts."""

    sender: str
    news: list[News]
    bells: list[Bell]


_packed, _unpacked = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(_Letter)


class DatabaseBus:
    """Bells and news between the nodes of one universe.

    Args:
        channel: what the universe's database passes on; the other universe's has no way into it.
    """

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._ears, self._turn = Ears(), Turn()
        self._sending: asyncio.Handle | None = None
        self._name = os.urandom(8).hex()

    async def open(self) -> None:
        """Hear the others."""
        self._loop = asyncio.get_running_loop()
        await self._channel.open(self._receive)

    def listen(self, listener: Listener) -> None:
        """See `Bus.listen`."""
        self._ears.listen(listener)

    def hear(self, listener: NewsListener) -> None:
        """See `Bus.hear`."""
        self._ears.hear(listener)

    def ring(self, bell: Bell) -> None:
        """See `Bus.ring`. Bells of one turn of the loop leave together, for each room the last place alone."""
        self._turn.ring(bell)
        self._send_soon()

    def tell(self, news: News) -> None:
        """See `Bus.tell`. News too long for the database is left out: whoever misses it looks for itself in time."""
        self._turn.tell(news)
        self._send_soon()

    def listens_in(self, folder: Path) -> bool:
        """See `Bus.listens_in`: at nobody's folder."""
        return False

    async def close(self) -> None:
        """See `Bus.close`."""
        self._ears.close()
        if self._sending is not None:
            self._sending.cancel()
            self._send()
        await self._channel.close()

    def _send_soon(self) -> None:
        if self._sending is None:
            self._sending = self._loop.call_soon(self._send)

    def _send(self) -> None:
        self._sending = None
        news, bells = self._turn.over()
        self._ears.sound(bells)
        for one in news:
            self._post(_Letter(self._name, [one], []))
        for first in range(0, len(bells), BELLS_AT_ONCE):
            self._post(_Letter(self._name, [], bells[first : first + BELLS_AT_ONCE]))

    def _post(self, letter: _Letter) -> None:
        text = base64.b85encode(_packed.encode(letter)).decode()
        if len(text) <= MOST_SENT:
            self._channel.send(text)

    def _receive(self, text: str) -> None:
        with suppress(msgspec.MsgspecError, ValueError):
            letter = _unpacked.decode(base64.b85decode(text))
            if letter.sender != self._name:
                self._ears.take(letter.news, letter.bells)

"""The bus of processes on one host that share a universe's store: a Unix socket for each, in that universe's folder.

Nobody is in the middle: bells and news go to every socket in the folder; any process may come first, come late or die.
"""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import msgspec

from backchannel.bus.base import Bell, Listener, News, NewsListener
from backchannel.bus.ears import Ears, Turn
from backchannel.bus.outbox import Outbox, Packet
from backchannel.kernel.owner import leave_to_owner_of

FOLDER = "bells"
MOST_BYTES = 65_536
TRY_AGAIN_S = 0.01
_unpacked = msgspec.msgpack.Decoder(Packet)


class LocalBus:
    """Bells and news between the processes of one host.

    Args:
        folder: the universe's own folder; the sockets lie in a folder of theirs inside, for their owner alone, under
            names that nobody guesses who cannot list them.
    """

    def __init__(self, folder: Path) -> None:
        self._place = folder / FOLDER
        self._ears, self._turn = Ears(), Turn()
        self._outboxes: dict[str, Outbox] = {}
        self._sending: asyncio.Handle | None = None
        self._name = f"{os.getpid()}-{os.urandom(16).hex()}"
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK)

    async def open(self) -> None:
        """Be reachable for the others."""
        self._place.mkdir(mode=0o700, exist_ok=True)
        self._door = os.open(self._place, os.O_RDONLY | os.O_DIRECTORY)
        self._socket.bind(self._address(self._name))
        (self._place / self._name).chmod(0o600)
        leave_to_owner_of(self._place.parent, self._place, self._place / self._name)
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(self._socket.fileno(), self._receive)

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
        """See `Bus.tell`."""
        self._turn.tell(news)
        self._send_soon()

    def listens_in(self, folder: Path) -> bool:
        """See `Bus.listens_in`."""
        return (folder / FOLDER / self._name).exists()

    async def close(self) -> None:
        """See `Bus.close`."""
        self._ears.close()
        self._send()
        if self._sending is not None:
            self._sending.cancel()
        self._loop.remove_reader(self._socket.fileno())
        self._socket.close()
        (self._place / self._name).unlink(missing_ok=True)
        os.close(self._door)

    def _send_soon(self) -> None:
        if self._sending is None:
            self._sending = self._loop.call_soon(self._send)

    def _send(self) -> None:
        self._sending = None
        news, bells = self._turn.over()
        self._ears.sound(bells)
        if bells or news:
            for name in self._others():
                self._outboxes.setdefault(name, Outbox()).add(news, bells)
        for name, outbox in tuple(self._outboxes.items()):
            if outbox.empty(partial(self._send_to, name)) or outbox.hopeless:
                del self._outboxes[name]
        if self._outboxes and self._sending is None:
            self._sending = self._loop.call_later(TRY_AGAIN_S, self._send)

    def _send_to(self, name: str, packet: bytes) -> bool:
        """Send to one socket; false when it takes no more now."""
        try:
            self._socket.sendto(packet, self._address(name))
        except BlockingIOError:  # it reads slowly: what waits for it waits
            return False
        except ConnectionRefusedError:  # its process has died without saying goodbye
            (self._place / name).unlink(missing_ok=True)
        except OSError:  # it has just left
            return True
        return True

    def _others(self) -> Iterator[str]:
        return (name for name in os.listdir(self._door) if name != self._name)  # noqa: PTH208 - no path may be too long

    def _receive(self) -> None:
        with suppress(BlockingIOError):
            while True:
                packet = self._socket.recv(MOST_BYTES)
                with suppress(msgspec.MsgspecError):
                    heard = _unpacked.decode(packet)
                    self._ears.take(heard.news, heard.bells)

    def _address(self, name: str) -> str:
        """A socket's address by way of the open folder, for the path itself may be longer than an address can be."""
        return f"/proc/self/fd/{self._door}/{name}"

"""The bus of processes on one host that share a universe's store: a Unix socket for each, in that universe's folder.

Nobody is in the middle: a bell goes to every socket in the folder, so any process may come first, come late or die.
"""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from backchannel.bus.base import Bell, Listener

FOLDER = "bells"
BELLS_AT_ONCE = 400
MOST_BYTES = 65_536
_packed = msgspec.msgpack.Encoder()
_unpacked = msgspec.msgpack.Decoder(list[Bell])


class LocalBus:
    """Bells between the processes of one host.

    Args:
        folder: the universe's own folder; the sockets lie in a folder of theirs inside, for their owner alone.
    """

    def __init__(self, folder: Path) -> None:
        self._place = folder / FOLDER
        self._listeners: list[Listener] = []
        self._waiting: dict[str, int] = {}
        self._name = f"{os.getpid()}-{os.urandom(4).hex()}"
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK)

    async def open(self) -> None:
        """Be reachable for the others."""
        self._place.mkdir(mode=0o700, exist_ok=True)
        self._door = os.open(self._place, os.O_RDONLY | os.O_DIRECTORY)
        self._socket.bind(self._address(self._name))
        (self._place / self._name).chmod(0o600)
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(self._socket.fileno(), self._receive)

    def listen(self, listener: Listener) -> None:
        """See `Bus.listen`."""
        self._listeners.append(listener)

    def ring(self, bell: Bell) -> None:
        """See `Bus.ring`. Bells of one turn of the loop leave together, for each room the last place alone."""
        if not self._waiting:
            self._loop.call_soon(self._send)
        self._waiting[bell.room] = max(bell.seq, self._waiting.get(bell.room, 0))

    async def close(self) -> None:
        """See `Bus.close`."""
        self._listeners.clear()
        self._loop.remove_reader(self._socket.fileno())
        self._socket.close()
        (self._place / self._name).unlink(missing_ok=True)
        os.close(self._door)

    def _send(self) -> None:
        bells = [Bell(room, seq) for room, seq in self._waiting.items()]
        self._waiting.clear()
        if self._socket.fileno() < 0:
            return
        self._hear(bells)
        for first in range(0, len(bells), BELLS_AT_ONCE):
            packet = _packed.encode(bells[first : first + BELLS_AT_ONCE])
            for name in self._others():
                self._send_to(name, packet)

    def _send_to(self, name: str, packet: bytes) -> None:
        try:
            self._socket.sendto(packet, self._address(name))
        except ConnectionRefusedError:  # its process has died without saying goodbye
            (self._place / name).unlink(missing_ok=True)
        except OSError:  # it is slow, or has just left: a lost bell costs nothing but a look at the store later
            return

    def _others(self) -> Iterator[str]:
        return (name for name in os.listdir(self._door) if name != self._name)  # noqa: PTH208 - no path may be too long

    def _receive(self) -> None:
        with suppress(BlockingIOError):
            while True:
                packet = self._socket.recv(MOST_BYTES)
                with suppress(msgspec.MsgspecError):
                    self._hear(_unpacked.decode(packet))

    def _hear(self, bells: list[Bell]) -> None:
        for bell in bells:
            for listener in tuple(self._listeners):
                listener(bell)

    def _address(self, name: str) -> str:
        """A socket's address by way of the open folder, for the path itself may be longer than an address can be."""
        return f"/proc/self/fd/{self._door}/{name}"

"""The one place that chooses a bus."""

from __future__ import annotations

import os
import socket
from pathlib import Path

from backchannel.bus.base import Bus
from backchannel.bus.database import DatabaseBus
from backchannel.bus.local import FOLDER, LocalBus
from backchannel.bus.memory import MemoryBus
from backchannel.storage.database import Channel

BELLS = FOLDER
"""The folder, in a universe's own, where the bells of processes on one host lie."""


def try_to_listen(folder: Path) -> None:
    """Take a place at the bells of a universe's folder, and give it up at once.

    Raises:
        OSError: this process cannot.
    """
    place = folder / FOLDER
    door = os.open(place, os.O_RDONLY | os.O_DIRECTORY)
    name = f"/proc/self/fd/{door}/trial-{os.urandom(8).hex()}"
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as tried:
            tried.bind(name)
            Path(name).unlink()
    finally:
        os.close(door)


async def open_bus(kind: str, folder: Path, channel: Channel | None = None) -> Bus:
    """Open a universe's bus.

    Args:
        kind: ``memory`` for one process, ``local`` for several on one host that share a store, ``database`` for nodes
            that share one.
        folder: the universe's own folder; only its processes can reach a ``local`` bus.
        channel: what the universe's database passes on, for a ``database`` bus.

    Raises:
        ValueError: there is no such kind.
    """
    if kind == "memory":
        return MemoryBus()
    if kind == "local":
        bus = LocalBus(folder)
        await bus.open()
        return bus
    if kind == "database" and channel is not None:
        shared = DatabaseBus(channel)
        await shared.open()
        return shared
    raise ValueError(f"no bus of kind {kind!r}")

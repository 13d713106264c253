"""The one place that chooses a bus."""

from __future__ import annotations

from pathlib import Path

from backchannel.bus.base import Bus
from backchannel.bus.local import LocalBus
from backchannel.bus.memory import MemoryBus


async def open_bus(kind: str, folder: Path) -> Bus:
    """Open a universe's bus.

    Args:
        kind: ``memory`` for one process, ``local`` for several on one host that share a store.
        folder: the universe's own folder; only its processes can reach a ``local`` bus.

    Raises:
        ValueError: there is no such kind.
    """
    if kind == "memory":
        return MemoryBus()
    if kind == "local":
        bus = LocalBus(folder)
        await bus.open()
        return bus
    raise ValueError(f"no bus of kind {kind!r}")

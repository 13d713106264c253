"""One universe, opened: its folder, its store, its files, and its own clock and randomness."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from backchannel.files import Files, open_files
from backchannel.kernel.clock import Clock, system_clock
from backchannel.kernel.ids import IdSource, Randomness
from backchannel.storage.migrate import create_or_upgrade, head, version
from backchannel.storage.opened import Store, open_store

UNIVERSES = ("public", "private")


def is_up_to_date(data: Path, name: str) -> bool:
    """Whether a universe's store is there, in the shape that this version knows."""
    return version(data / name) == head(name)


def universe_folder(data: Path, name: str) -> Path:
    """A universe's folder, made for its owner alone when it is missing."""
    folder = data / name
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def foreign_to(name: str) -> str:
    """The name of the other universe."""
    return next(other for other in UNIVERSES if other != name)


@dataclass(frozen=True, slots=True)
class Holding:
    """How a desk's time, chance and order are held.

    Args:
        clock: the time to go by.
        randomness: a source of random bytes for a universe's name; each universe has one of its own.
        inline: acts and reads run at once on the caller's thread, so that one order is the only order.
    """

    clock: Clock = system_clock
    randomness: Mapping[str, Randomness] | None = None
    inline: bool = False

    def source(self, universe: str) -> Randomness:
        """The random bytes of one universe."""
        return self.randomness[universe] if self.randomness is not None else os.urandom


@dataclass(frozen=True, slots=True)
class Universe:
    """An open universe.

    Args:
        name: ``public``, or the name of the other one.
        folder: where its store and files lie; nobody else's are in it.
        store: its store.
        clock: its clock.
        files: its files.
        bus: the kind of its bells, ``memory`` or ``local``.
    """

    name: str
    folder: Path
    store: Store[Any]
    clock: Clock
    files: Files
    bus: str = "memory"

    def close(self) -> None:
        """Commit what has queued and let go of the store."""
        self.store.close()


def bring_up_to_date(data: Path, name: str) -> bool:
    """Bring a universe's store into being or up to date; answers whether anything had to be done.

    Raises:
        StoreTooNewError: a later version of the product has written the store.
    """
    return create_or_upgrade(data / name, name)


def open_universe(data: Path, name: str, holding: Holding, only: frozenset[str] | None = None) -> Universe:
    """Open the universe `name` under the folder `data`, bringing its store into being or up to date.

    Args:
        data: the desk's folder.
        name: the universe; also the name of its folder and of its list of principals.
        holding: how time, chance and order are held.
        only: the principals that this process may be, else all; the others get no connection.

    Raises:
        StoreTooNewError: a later version of the product has written the store.
    """
    bring_up_to_date(data, name)
    folder = data / name
    store_ids, file_ids = (IdSource(holding.clock, holding.source(name)) for _ in range(2))
    store = open_store(folder, name, store_ids, inline=holding.inline, only=only)
    bus = "memory" if holding.inline else "local"
    return Universe(name, folder, store, holding.clock, open_files(folder / "files", file_ids), bus)

"""One universe, opened: its folder, its store, its files, and its own clock and randomness."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from backchannel.files import Files, open_files
from backchannel.kernel.clock import Clock, system_clock
from backchannel.kernel.ids import IdSource, Randomness
from backchannel.settings import Settings
from backchannel.storage.database import Channel
from backchannel.storage.migrate import create_or_upgrade, head, version
from backchannel.storage.opened import Store, make_databases, open_database, open_store, upgrade_database

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
        databases: the addresses of the universes that lie in databases and not in files, by name.
    """

    clock: Clock = system_clock
    randomness: Mapping[str, Randomness] | None = None
    inline: bool = False
    databases: Mapping[str, str] = field(default_factory=dict)

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
        bus: the kind of its bells, ``memory``, ``local`` or ``database``.
        channel: what its nodes tell each other by, when they share a database.
        database: that database's address, or empty.
        sealed: whether its texts and files are sealed at rest.
    """

    name: str
    folder: Path
    store: Store[Any]
    clock: Clock
    files: Files
    bus: str = "memory"
    channel: Channel | None = None
    database: str = ""
    sealed: bool = False

    async def stop(self) -> None:
        """Commit what has queued and let go of the store."""
        await self.store.stop()


def as_set(settings: Settings) -> Holding:
    """How the settings say that a desk is held."""
    return Holding(databases=settings.databases)


def create_databases(admin: str, passwords: Path | None) -> dict[str, str]:
    """Make both universes' databases and login roles; answers each universe's database by name.

    Args:
        admin: the address of a database of the server, with an account that may create databases and roles.
        passwords: a file that new roles' passwords are added to; None makes roles without passwords.
    """
    names = {name: f"backchannel_{name}" for name in UNIVERSES}
    asyncio.run(make_databases(admin, names, passwords))
    return names


def bring_up_to_date(settings: Settings, name: str) -> bool:
    """Bring a universe's store into being or up to date; answers whether anything had to be done.

    Raises:
        StoreTooNewError: a later version of the product has written the store.
    """
    if place := settings.databases.get(name):
        return asyncio.run(upgrade_database(place, name))
    return create_or_upgrade(settings.data / name, name)


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
    store_ids, file_ids = (IdSource(holding.clock, holding.source(name)) for _ in range(2))
    if place := holding.databases.get(name):
        shared, folder = open_database(place, name, store_ids, only), universe_folder(data, name)
        files = open_files(folder / "files", file_ids)
        return Universe(name, folder, shared, holding.clock, files, "database", shared.channel(), place)
    create_or_upgrade(data / name, name)
    folder = data / name
    store = open_store(folder, name, store_ids, inline=holding.inline, only=only)
    bus = "memory" if holding.inline else "local"
    return Universe(name, folder, store, holding.clock, open_files(folder / "files", file_ids), bus)

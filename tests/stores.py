"""Both universes' stores for a test: opened from a template migrated once, with time and ids held still."""

from __future__ import annotations

import asyncio
import functools
import os
import random
import shutil
import tempfile
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from backchannel.kernel.ids import IdSource
from backchannel.storage.migrate import FILE, create_or_upgrade
from backchannel.storage.postgres.store import PostgresStore
from backchannel.storage.sqlite import SqliteStore, open_store
from postgres import emptied_database

UNIVERSES = ("public", "private")
NOON = 1_780_000_000_000


Store = SqliteStore[Any] | PostgresStore[Any]
_LOOP = asyncio.new_event_loop()


def on_postgres() -> bool:
    """Whether the acts' own tests run on the other database this time."""
    return os.environ.get("BACKCHANNEL_TEST_DATABASE") == "postgres"


def run(work: Awaitable[Any]) -> Any:
    """Run something to its end on the one event loop that a test process has for stores."""
    return _LOOP.run_until_complete(_whole(work))


async def _whole(work: Awaitable[Any]) -> Any:
    return await work


class Clock:
    """Time that moves only when a test moves it, in UTC milliseconds."""

    def __init__(self, now: int = NOON) -> None:
        self.now = now

    def __call__(self) -> int:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += int(seconds * 1000)


@dataclass(frozen=True, slots=True)
class Stores:
    """Two open stores, one clock, and a generator for each."""

    public: Any
    private: Any
    clock: Clock
    folder: Path


@functools.cache
def template(universe: str) -> Path:
    """The folder of a store that has just been migrated, made once per test process."""
    folder = Path(tempfile.mkdtemp(prefix=f"template-{universe}-")) / universe
    create_or_upgrade(folder, universe)
    return folder


def fresh(folder: Path, universe: str) -> Path:
    """A new, empty, migrated store in `folder`/`universe`; answers that folder."""
    made = folder / universe
    made.mkdir(mode=0o700, parents=True)
    shutil.copy2(template(universe) / FILE, made / FILE)
    return made


def ids(universe: str, clock: Clock, seed: int = 1) -> IdSource:
    """A generator whose every id is the same in every run."""
    return IdSource(clock, random.Random(f"{universe}-{seed}").randbytes)


def open_for_acts(folder: Path, universe: str, source: IdSource) -> Store:
    """A fresh store for tests of acts, in whichever database they run on this time."""
    if on_postgres():
        return PostgresStore(emptied_database(universe), universe, source)
    return open_store(fresh(folder, universe), universe, source, inline=True)


@contextmanager
def open_stores(folder: Path, *, inline: bool = True, clock: Clock | None = None, seed: int = 1) -> Iterator[Stores]:
    """Both stores under `folder`, fresh.

    Args:
        folder: a test's own folder.
        inline: acts run at once on the caller's thread; false starts the real writer threads.
        clock: the time to go by, else one that stands at `NOON`.
        seed: of every random byte.
    """
    time = clock or Clock()
    opened: list[Store] = []
    for universe in UNIVERSES:
        source = ids(universe, time, seed)
        acts = open_for_acts(folder, universe, source) if inline else None
        opened.append(acts or open_store(fresh(folder, universe), universe, source))
    try:
        yield Stores(opened[0], opened[1], time, folder)
    finally:
        for store in opened:
            if isinstance(store, SqliteStore):
                store.close()
            else:
                run(store.stop())

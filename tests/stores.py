"""Both universes' stores for a test: opened from a template migrated once, with time and ids held still."""

from __future__ import annotations

import functools
import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from backchannel.kernel.ids import IdSource
from backchannel.storage.migrate import FILE, create_or_upgrade
from backchannel.storage.sqlite import SqliteStore, open_store

UNIVERSES = ("public", "private")
NOON = 1_780_000_000_000


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

    public: SqliteStore[Any]
    private: SqliteStore[Any]
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
    opened = [
        open_store(fresh(folder, universe), universe, ids(universe, time, seed), inline=inline)
        for universe in UNIVERSES
    ]
    try:
        yield Stores(opened[0], opened[1], time, folder)
    finally:
        for store in opened:
            store.close()

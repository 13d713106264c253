"""Where bytes lie: put whole or not at all, read as a stream, deleted. A folder now; the calls suit an object store."""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Protocol

import obstore
from obstore.store import LocalStore

from backchannel.kernel.owner import leave_to_owner_of

CHUNK_BYTES = 262_144
_NAME = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\.webp)?")


class Shelf(Protocol):
    """A place for bytes by name."""

    async def put(self, name: str, source: Path) -> None:
        """Take the file at `source`, which is gone afterwards; what has been put outlives a power cut."""

    async def read(self, name: str) -> AsyncIterator[bytes]:
        """The bytes of one name, in parts.

        Raises:
            FileNotFoundError: there is nothing of this name.
        """

    async def delete(self, name: str) -> None:
        """Forget one name; nothing happens when there is none."""


class FolderShelf:
    """A shelf in a folder: 256 folders within, for systems that slow down on large ones.

    Args:
        folder: on the same disk as the files that are put.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder = folder
        self._store = LocalStore(folder)

    async def put(self, name: str, source: Path) -> None:
        """See `Shelf.put`."""
        await asyncio.to_thread(self._put, name, source)

    async def read(self, name: str) -> AsyncIterator[bytes]:
        """See `Shelf.read`."""
        found = await obstore.get_async(self._store, _path(name))
        return self._parts(found)

    async def delete(self, name: str) -> None:
        """See `Shelf.delete`."""
        (self._folder / _path(name)).unlink(missing_ok=True)

    async def _parts(self, found: obstore.GetResult) -> AsyncIterator[bytes]:
        async for part in found.stream(min_chunk_size=CHUNK_BYTES):
            yield bytes(part)

    def _put(self, name: str, source: Path) -> None:
        target = self._folder / _path(name)
        target.parent.mkdir(mode=0o700, exist_ok=True)
        leave_to_owner_of(self._folder, target.parent, source)
        _to_disk(source)
        source.rename(target)
        _to_disk(target.parent)


def _path(name: str) -> str:
    """Where a name lies, never outside of the folder.

    Raises:
        FileNotFoundError: nothing is ever kept under such a name.
    """
    if not _NAME.fullmatch(name):
        raise FileNotFoundError(name)
    return f"{name.partition('.')[0][-2:]}/{name}"


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""Taking a file in: streamed aside under a hard limit, recognised, pictured, and put on the shelf whole."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from backchannel.files.kinds import HEAD_BYTES, Kind, recognised
from backchannel.files.names import safe_name
from backchannel.files.previews import Previews
from backchannel.files.shelf import FolderShelf, Shelf
from backchannel.kernel.errors import Refusal, not_found
from backchannel.kernel.ids import IdSource

ABANDONED_S = 3600
MIB = 1 << 20


class Kept(msgspec.Struct, frozen=True):
    """A file that is on the shelf.

    Args:
        id: its id, of this universe's generator.
        name: a safe name.
        size: bytes.
        media_type: what it was recognised as.
        width: of a picture that has a preview, in pixels, else None.
        height: likewise.
    """

    id: str
    name: str
    size: int
    media_type: str
    width: int | None = None
    height: int | None = None


class Files:
    """One universe's files.

    Args:
        incoming: the side folder, on the shelf's disk.
        shelf: where they stay.
        ids: the universe's generator.
    """

    def __init__(self, incoming: Path, shelf: Shelf, ids: IdSource) -> None:
        self._incoming, self._shelf, self._ids = incoming, shelf, ids
        self._previews = Previews()

    async def keep(self, name: str, parts: AsyncIterator[bytes], most_bytes: int) -> Kept:
        """Take a file in. When this answers, it is on disk; when it raises, nothing is left.

        Args:
            name: as the uploader calls it.
            parts: its bytes as they arrive; not read further than `most_bytes`.
            most_bytes: the largest size that is taken.

        Raises:
            Refusal: `file_too_large` 413, `file_type_refused` 415, `file_empty` 422.
        """
        file_id, called = self._ids.new(), safe_name(name)
        with self._aside(file_id) as (arrived, preview):
            size = await _arrive(arrived, parts, most_bytes)
            kind = await asyncio.to_thread(_recognise, called, arrived)
            width, height = await self._picture(kind, file_id, arrived, preview)
            await self._shelf.put(file_id, arrived)
        return Kept(file_id, called, size, kind.media_type, width, height)

    async def read(self, file_id: str) -> AsyncIterator[bytes]:
        """The bytes of a kept file, in parts.

        Raises:
            Refusal: `not_found`.
        """
        return await self._read(file_id)

    async def read_preview(self, file_id: str) -> AsyncIterator[bytes]:
        """The bytes of the small picture of a kept file, in parts.

        Raises:
            Refusal: `not_found`, also for a file without one.
        """
        return await self._read(f"{file_id}.webp")

    async def forget(self, file_id: str) -> None:
        """Delete a file with its small picture; nothing happens when there is none."""
        await self._shelf.delete(file_id)
        await self._shelf.delete(f"{file_id}.webp")

    async def _read(self, name: str) -> AsyncIterator[bytes]:
        try:
            return await self._shelf.read(name)
        except FileNotFoundError:
            raise not_found() from None

    async def _picture(
        self, kind: Kind, file_id: str, arrived: Path, preview: Path
    ) -> tuple[int, int] | tuple[None, None]:
        if not kind.pictured or (size := await self._previews.make(arrived, preview)) is None:
            return None, None
        await self._shelf.put(f"{file_id}.webp", preview)
        return size

    @contextmanager
    def _aside(self, file_id: str) -> Iterator[tuple[Path, Path]]:
        arrived, preview = self._incoming / file_id, self._incoming / f"{file_id}.webp"
        try:
            yield arrived, preview
        finally:
            arrived.unlink(missing_ok=True)
            preview.unlink(missing_ok=True)


async def _arrive(arrived: Path, parts: AsyncIterator[bytes], most_bytes: int) -> int:
    size = 0
    handle = os.open(arrived, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as target:
        async for part in parts:
            size += len(part)
            if size > most_bytes:
                raise _too_large(most_bytes)
            target.write(part)
    if not size:
        raise Refusal("file_empty", 422, "This file is empty.", "Check it, and choose it again.")
    return size


def _too_large(most_bytes: int) -> Refusal:
    limit = f"{most_bytes // MIB} MB" if most_bytes >= MIB else f"{most_bytes} bytes"
    return Refusal("file_too_large", 413, f"A file may have at most {limit}.", "Send a smaller one, or a link to it.")


def _recognise(name: str, arrived: Path) -> Kind:
    with arrived.open("rb") as source:
        return recognised(name, source.read(HEAD_BYTES), arrived)


def open_files(
    folder: Path, ids: IdSource, dressed: Callable[[Shelf], Shelf] | None = None, aside: Path | None = None
) -> Files:
    """Open a universe's files in a folder of its own, and clear what broken uploads have left there.

    Args:
        folder: nobody else's files are in it; made with mode 0700 when it is missing.
        ids: the universe's generator.
        dressed: puts something around the shelf, such as what seals.
        aside: where uploads arrive, else in the folder.
    """
    incoming = aside or folder / "incoming"
    incoming.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    for left in incoming.iterdir():
        if time.time() - left.stat().st_mtime > ABANDONED_S:
            left.unlink(missing_ok=True)
    shelf: Shelf = FolderShelf(folder / "kept")
    return Files(incoming, dressed(shelf) if dressed is not None else shelf, ids)

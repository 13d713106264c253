"""A shelf whose files are sealed: in frames of 64 KiB, bound to the file's name and to their order, and filled up."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

from cryptography.exceptions import InvalidTag

from backchannel.files.shelf import Shelf
from backchannel.kernel.ids import Randomness
from backchannel.private.sealing.vault import COARSE, ID_BYTES, SHORTEST, OpenKey, Vault
from backchannel.private.store import PrivateAccess
from backchannel.storage.seals import SealBrokenError

MAGIC = b"BCS1"
FILES = "files"
"""The scope of the key that all files are sealed under."""
PREFIX_BYTES, FRAME_BYTES, TAG_BYTES, LENGTH_BYTES = 8, 65_536, 16, 8
HEAD_BYTES = len(MAGIC) + ID_BYTES + PREFIX_BYTES


class SealedShelf:
    """Seals what is put on another shelf, and opens what is read from it.

    Args:
        shelf: where the bytes lie.
        vault: holds the keys.
        private: the way to the keys in the store.
        beside: a folder on the shelf's disk, for what is sealed on its way there.
        randomness: makes nonces.
    """

    def __init__(
        self, shelf: Shelf, vault: Vault, private: PrivateAccess, beside: Path, randomness: Randomness = os.urandom
    ) -> None:
        self._shelf, self._vault, self._private = shelf, vault, private
        self._beside, self._randomness = beside, randomness

    async def put(self, name: str, source: Path) -> None:
        """See `Shelf.put`."""
        key = await self._private.write(lambda tx: self._vault.key_for(tx, FILES))
        beside = self._beside / f"{source.name}.sealed"
        try:
            await asyncio.to_thread(self._seal, key, name, source, beside)
            await self._shelf.put(name, beside)
        finally:
            await asyncio.to_thread(_forget, source, beside)

    async def read(self, name: str) -> AsyncIterator[bytes]:
        """See `Shelf.read`.

        Raises:
            FileNotFoundError: there is nothing of this name.
            SealBrokenError: also while the parts are read, when the file was changed.
        """
        frames = _frames(await self._shelf.read(name))
        head = await anext(frames, b"")
        if not head.startswith(MAGIC) or len(head) < HEAD_BYTES:
            raise SealBrokenError("this file was not sealed here")
        key_id = head[len(MAGIC) : len(MAGIC) + ID_BYTES]
        key = await self._private.read(lambda rx: self._vault.key_by_id(rx, key_id))
        return _opened(frames, key, name, head[-PREFIX_BYTES:])

    async def delete(self, name: str) -> None:
        """See `Shelf.delete`."""
        await self._shelf.delete(name)

    def _seal(self, key: OpenKey, name: str, source: Path, target: Path) -> None:
        prefix = self._randomness(PREFIX_BYTES)
        with target.open("wb") as out:
            out.write(MAGIC + key.id + prefix)
            blocks = list_last(_blocks(source))
            for number, (block, last) in enumerate(blocks):
                nonce = prefix + number.to_bytes(4)
                out.write(key.cipher.encrypt(nonce, block, _bound(name, number, last=last)))


def is_sealed_file(path: Path) -> bool:
    """Whether a file on disk is sealed."""
    with path.open("rb") as source:
        return source.read(len(MAGIC)) == MAGIC


def list_last(blocks: Iterator[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Each block, with whether it is the last."""
    before = next(blocks)
    for block in blocks:
        yield before, False
        before = block
    yield before, True


def _forget(*paths: Path) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def _blocks(source: Path) -> Iterator[bytes]:
    """A file led by its length and filled up, in blocks."""
    size = source.stat().st_size
    whole = size + LENGTH_BYTES
    filled = max(SHORTEST, 1 << (whole - 1).bit_length()) if whole <= COARSE else -(-whole // COARSE) * COARSE
    with source.open("rb") as file:
        block = size.to_bytes(LENGTH_BYTES) + file.read(FRAME_BYTES - LENGTH_BYTES)
        while filled > FRAME_BYTES:
            yield block.ljust(FRAME_BYTES, b"\0")
            filled -= FRAME_BYTES
            block = file.read(FRAME_BYTES)
        yield block.ljust(filled, b"\0")


async def _frames(parts: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """The head, then whole frames; the last may be shorter."""
    kept, wanted = b"", HEAD_BYTES
    async for part in parts:
        kept += part
        while len(kept) >= wanted:
            yield kept[:wanted]
            kept, wanted = kept[wanted:], FRAME_BYTES + TAG_BYTES
    if kept:
        yield kept


async def _opened(frames: AsyncIterator[bytes], key: OpenKey, name: str, prefix: bytes) -> AsyncIterator[bytes]:
    left, number, frame = -1, 0, await anext(frames, b"")
    while frame:
        following = await anext(frames, b"")
        try:
            bound = _bound(name, number, last=not following)
            block = key.cipher.decrypt(prefix + number.to_bytes(4), frame, bound)
        except InvalidTag:
            raise SealBrokenError("this file was changed since it was sealed") from None
        if number == 0:
            left, block = int.from_bytes(block[:LENGTH_BYTES]), block[LENGTH_BYTES:]
        yield block[:left]
        left, number, frame = left - min(left, len(block)), number + 1, following
    if left:
        raise SealBrokenError("this file was cut off")


def _bound(name: str, number: int, *, last: bool) -> bytes:
    return f"{name} {number} {'last' if last else 'more'}".encode()

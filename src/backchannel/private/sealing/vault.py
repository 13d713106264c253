"""Sealing and opening: AES-256-GCM (NIST SP 800-38D) under a key per room, which a master key wraps.

What is sealed says under which key, and is bound to its scope: a text that was moved into another room does not open
there. Texts are filled up before they are sealed, so that their length tells little.
"""

from __future__ import annotations

import os

import msgspec
import sqlalchemy as sa
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from backchannel.kernel.ids import Randomness
from backchannel.private.sealing.keys import KEY_BYTES, KeyFile
from backchannel.private.sealing.tables import sealed_key
from backchannel.private.store import Rx, Tx
from backchannel.storage.database import prepare, prepare_write
from backchannel.storage.seals import SealBrokenError

EDITION = b"\x01"
ID_BYTES, NONCE_BYTES = 16, 12
HEAD_BYTES = len(EDITION) + ID_BYTES + NONCE_BYTES
SHORTEST, COARSE = 64, 4096


class KeyRow(msgspec.Struct, frozen=True):
    """A room's key as it is stored: wrapped by a master key."""

    id: str
    scope: str
    master: str
    wrapped: str


_COLUMNS = (sealed_key.c.id, sealed_key.c.scope, sealed_key.c.master, sealed_key.c.wrapped)
_BY_SCOPE = prepare(sa.select(*_COLUMNS).where(sealed_key.c.scope == sa.bindparam("scope")), KeyRow)
_BY_ID = prepare(sa.select(*_COLUMNS).where(sealed_key.c.id == sa.bindparam("id")), KeyRow)
_PUT = prepare_write(sa.insert(sealed_key))


class OpenKey(msgspec.Struct, frozen=True):
    """A key that can be used: its id, whose it is, and the cipher."""

    id: bytes
    scope: str
    cipher: AESGCM


class Vault:
    """Seals and opens with the keys of one desk.

    Args:
        keys: the master keys.
        randomness: makes keys, and nonces, each used once.
    """

    def __init__(self, keys: KeyFile, randomness: Randomness = os.urandom) -> None:
        self._keys, self._randomness = keys, randomness
        self._known: dict[bytes, OpenKey] = {}

    async def close(self, tx: Tx, scope: str, text: str) -> bytes:
        """See `storage.seals.Seal.close`."""
        key, nonce = await self.key_for(tx, scope), self._randomness(NONCE_BYTES)
        return EDITION + key.id + nonce + key.cipher.encrypt(nonce, filled(text.encode()), scope.encode())

    async def open(self, rx: Rx, sealed: bytes, scope: str | None) -> str:
        """See `storage.seals.Seal.open`."""
        if len(sealed) < HEAD_BYTES or not sealed.startswith(EDITION):
            raise SealBrokenError("this was not sealed here")
        key = await self.key_by_id(rx, sealed[1 : 1 + ID_BYTES])
        if scope is not None and key.scope != scope:
            raise SealBrokenError("this was sealed for another room")
        nonce = sealed[1 + ID_BYTES : HEAD_BYTES]
        try:
            return emptied(key.cipher.decrypt(nonce, sealed[HEAD_BYTES:], key.scope.encode())).decode()
        except (InvalidTag, ValueError):
            raise SealBrokenError("this was changed since it was sealed") from None

    async def key_for(self, tx: Tx, scope: str) -> OpenKey:
        """The key of a scope, made when there is none. What a transaction made it may undo, so it is not remembered."""
        row = await tx.one(_BY_SCOPE, scope=scope)
        if row is not None:
            return self._opened(row)
        key_id, plain = self._randomness(ID_BYTES), self._randomness(KEY_BYTES)
        master, wrapped = self.wrap(key_id.hex(), scope, plain)
        await tx.run(_PUT, id=key_id.hex(), scope=scope, master=master, wrapped=wrapped, created_at=tx.now)
        return OpenKey(key_id, scope, AESGCM(plain))

    async def key_by_id(self, rx: Rx, key_id: bytes) -> OpenKey:
        """The key that something was sealed under.

        Raises:
            SealBrokenError: it is gone.
        """
        if (known := self._known.get(key_id)) is not None:
            return known
        row = await rx.one(_BY_ID, id=key_id.hex())
        if row is None:
            raise SealBrokenError("the key of this room is gone")
        return self._opened(row)

    def wrap(self, key_id: str, scope: str, plain: bytes) -> tuple[str, str]:
        """A room's key wrapped by the newest master key: that one's id, and the wrapped key in hexadecimal."""
        master, key = self._keys.newest
        nonce = self._randomness(NONCE_BYTES)
        return master, (nonce + AESGCM(key).encrypt(nonce, plain, _bound(key_id, scope))).hex()

    def unwrap(self, row: KeyRow) -> bytes:
        """A room's key.

        Raises:
            SealBrokenError: the master key is not in the file, or the row was changed.
        """
        key, wrapped = self._keys.key(row.master), bytes.fromhex(row.wrapped)
        if key is None:
            raise SealBrokenError(f"this desk is sealed with key {row.master}, which {self._keys.path} does not hold")
        try:
            return AESGCM(key).decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], _bound(row.id, row.scope))
        except InvalidTag:
            raise SealBrokenError(f"the key of {row.scope} was changed, or key {row.master} is another") from None

    def _opened(self, row: KeyRow) -> OpenKey:
        key_id = bytes.fromhex(row.id)
        if (known := self._known.get(key_id)) is None:
            known = self._known[key_id] = OpenKey(key_id, row.scope, AESGCM(self.unwrap(row)))
        return known


async def key_of(rx: Rx, scope: str) -> KeyRow | None:
    """A scope's key as it is stored."""
    return await rx.one(_BY_SCOPE, scope=scope)


def filled(text: bytes) -> bytes:
    """A text with its length before it, filled up: to a power of two up to 4 KiB, then to the next 4 KiB."""
    size = len(text) + 4
    whole = max(SHORTEST, 1 << (size - 1).bit_length()) if size <= COARSE else -(-size // COARSE) * COARSE
    return (len(text).to_bytes(4) + text).ljust(whole, b"\0")


def emptied(whole: bytes) -> bytes:
    """What was filled up."""
    return whole[4 : 4 + int.from_bytes(whole[:4])]


def _bound(key_id: str, scope: str) -> bytes:
    return f"{key_id} {scope}".encode()

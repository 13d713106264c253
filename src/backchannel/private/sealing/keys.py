"""The file of master keys: a line each, an id and 256 bits, the newest first. It lies outside of the data folder.

Older keys stay in it for as long as a room's key is wrapped by one of them, so that turning keys can break off
anywhere.
"""

from __future__ import annotations

import base64
import os
import re
import stat
from pathlib import Path

from backchannel.kernel.ids import Randomness
from backchannel.settings import SettingMalformedError

KEY_BYTES = 32
_LINE = re.compile(r"([0-9a-f]{16}) ([A-Za-z0-9+/]{43}=)")


class KeyFile:
    """The master keys of a desk.

    Args:
        path: where they lie.
        data: the data folder, which they must not lie in.

    Raises:
        SettingMalformedError: the file lies in the data folder, is missing, can be read by others, or is no such file.
    """

    def __init__(self, path: Path, data: Path) -> None:
        self.path = path.resolve()
        if self.path.is_relative_to(data.resolve()):
            raise SettingMalformedError(
                f"sealing_key lies outside of the data folder, else it is stolen with it; {self.path} does not."
            )
        self._keys = self._read()
        self._stamp = self._now()

    @classmethod
    def make(cls, path: Path, data: Path, randomness: Randomness = os.urandom) -> KeyFile:
        """The file, made with a first key when it is missing."""
        if not path.exists() and not path.resolve().is_relative_to(data.resolve()):
            _write(path.resolve(), [(randomness(8).hex(), randomness(KEY_BYTES))])
        return cls(path, data)

    @property
    def newest(self) -> tuple[str, bytes]:
        """The key that wraps new ones: its id and the key."""
        self._look_again()
        return next(iter(self._keys.items()))

    def key(self, master: str) -> bytes | None:
        """A key by its id; None when it is not there."""
        if master not in self._keys:
            self._look_again()
        return self._keys.get(master)

    def add(self, randomness: Randomness = os.urandom) -> str:
        """Put a new key before the others; answers its id."""
        master = randomness(8).hex()
        _write(self.path, [(master, randomness(KEY_BYTES)), *self._keys.items()])
        self._look_again()
        return master

    def keep_only(self, masters: set[str]) -> None:
        """Forget every key but these."""
        _write(self.path, [(master, key) for master, key in self._keys.items() if master in masters])
        self._look_again()

    def _look_again(self) -> None:
        if (stamp := self._now()) != self._stamp:
            self._keys, self._stamp = self._read(), stamp

    def _now(self) -> tuple[int, int]:
        found = self.path.stat()
        return found.st_mtime_ns, found.st_ino

    def _read(self) -> dict[str, bytes]:
        try:
            text, mode = self.path.read_text(encoding="ascii"), self.path.stat().st_mode
        except (OSError, UnicodeDecodeError) as error:
            why = (getattr(error, "strerror", None) or "it is no text").lower()
            raise SettingMalformedError(f"sealing_key: the sealing key {self.path} cannot be read ({why}).") from None
        if stat.S_IMODE(mode) & 0o077:
            raise SettingMalformedError(f"sealing_key: others can read {self.path}. Say: chmod 600 {self.path}")
        found = [_LINE.fullmatch(line) for line in text.splitlines()]
        if not found or not all(found):
            raise SettingMalformedError(f"sealing_key: {self.path} holds none. Make one: backchannel seal on.")
        return {line[1]: base64.b64decode(line[2]) for line in found if line is not None}


def _write(path: Path, keys: list[tuple[str, bytes]]) -> None:
    """Whole or not at all, and on disk when it returns."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.new")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        os.write(handle, "".join(f"{master} {base64.b64encode(key).decode()}\n" for master, key in keys).encode())
        os.fsync(handle)
    finally:
        os.close(handle)
    beside.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)

"""The newest heads of the chain, kept in a file outside of the data folder: who cuts the chain's end off is found out.

A line of the file is a place, the head there and when it was kept. Lines are only ever appended; several processes may
do so, in any order. Who can write both the data folder and this file can hide what they did: keep them apart.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import msgspec

from backchannel.kernel.clock import moment
from backchannel.settings import SettingMalformedError

_LINE = re.compile(r"([0-9]{1,18}) ([0-9a-f]{64}) (\S+)")


class KeptHead(msgspec.Struct, frozen=True):
    """A head as it was kept: its place, and when, as ISO 8601."""

    n: int
    head: str
    at: str


class Heads:
    """The file of heads.

    Args:
        path: where it lies.
        data: the data folder, which it must not lie in.

    Raises:
        SettingMalformedError: it lies in the data folder, or cannot be written.
    """

    def __init__(self, path: Path, data: Path) -> None:
        self.path = path.resolve()
        if self.path.is_relative_to(data.resolve()):
            raise SettingMalformedError(
                f"audit_heads lies outside of the data folder, so that who changes the one cannot change the other; "
                f"{self.path} does not."
            )
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            os.close(self._open())
        except OSError as error:
            why = (error.strerror or "no").lower()
            raise SettingMalformedError(
                f"audit_heads: {self.path} cannot be written ({why}). Name a file that can, outside of the data folder."
            ) from None

    def append(self, n: int, head: str, now: int) -> None:
        """Keep a head; it is on disk when this returns.

        Args:
            n: its place.
            head: the head there.
            now: UTC milliseconds.

        Raises:
            OSError: it could not be kept.
        """
        handle = self._open()
        try:
            os.write(handle, f"{n} {head} {moment(now).isoformat(timespec='seconds')}\n".encode())
            os.fsync(handle)
        finally:
            os.close(handle)

    def kept(self) -> list[KeptHead]:
        """Every head that was kept, in the order of the file; a last line that a crash cut short is left out."""
        return read_heads(self.path)

    def _open(self) -> int:
        return os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)


def read_heads(path: Path) -> list[KeptHead]:
    """The heads in a file; none when there is no file."""
    try:
        text = path.read_text(encoding="ascii", errors="replace")
    except FileNotFoundError:
        return []
    whole = text.splitlines(keepends=True)
    found = (_LINE.fullmatch(line.rstrip("\n")) for line in whole if line.endswith("\n"))
    return [KeptHead(int(one[1]), one[2], one[3]) for one in found if one is not None]

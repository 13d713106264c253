"""What each running process found when it tried its locks: left in its universe's folder for as long as it lives."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from backchannel.kernel.clock import Clock, system_clock
from backchannel.locks.trials import Findings

FOLDER = "health"
MOST_BYTES = 1 << 20


class Report(msgspec.Struct, frozen=True):
    """One process's report.

    Args:
        process: ``both``, ``customer``, ``staff`` or ``worker``.
        number: the system's number of it.
        since: when it tried its locks, UTC milliseconds.
        findings: what it found.
    """

    process: str
    number: int
    since: int
    findings: Findings


class Health:
    """A process's own report, and those of the others.

    Args:
        process: ``both``, ``customer``, ``staff`` or ``worker``.
        folder: the folder of the universe whose processes may read the report.
        others: the folders of further universes whose reports this process may read.
        clock: the time to go by.
    """

    def __init__(self, process: str, folder: Path, *others: Path, clock: Clock = system_clock) -> None:
        self._process, self._clock = process, clock
        self._place, self._folders = folder / FOLDER, (folder, *others)
        self._handle: int | None = None

    def found(self, findings: Findings) -> None:
        """Leave a report; it is believed as long as this process lives.

        Raises:
            LocksBrokenError: the findings show a lock that does not hold.
        """
        findings.must_hold()
        report = Report(self._process, os.getpid(), self._clock(), findings)
        self._place.mkdir(mode=0o700, exist_ok=True)
        self.close()
        self._handle = os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.write(self._handle, msgspec.json.encode(report))

    def close(self) -> None:
        """Take the report back."""
        if self._handle is not None:
            self._file.unlink(missing_ok=True)
            os.close(self._handle)
            self._handle = None

    def reports(self) -> list[Report]:
        """What the processes that live now found, this one's own first."""
        found = reports(*self._folders)
        return sorted(found, key=lambda one: (one.number != os.getpid(), one.process, one.number))

    @property
    def _file(self) -> Path:
        return self._place / f"{self._process}-{os.getpid()}.json"


def reports(*folders: Path) -> list[Report]:
    """The reports in the folders of some universes whose processes live."""
    return [report for folder in folders for report in _living(folder / FOLDER)]


def _living(place: Path) -> Iterator[Report]:
    for path in sorted(place.glob("*.json")) if place.is_dir() else ():
        try:
            handle = os.open(path, os.O_RDONLY)
        except FileNotFoundError:
            continue
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            yield from _read(handle)
        finally:
            os.close(handle)


def _read(handle: int) -> Iterator[Report]:
    try:
        yield msgspec.json.decode(os.read(handle, MOST_BYTES), type=Report)
    except msgspec.MsgspecError:  # it is being written, or by a process of another version
        return

"""Room on the disk: writing stops while there is still some left, the staff's side well before the customers'."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

GIB = 1 << 30
LOOK_AGAIN_S = 1.0


@dataclass(frozen=True, slots=True)
class Floor:
    """Below this much free disk nothing more is written.

    Args:
        share: of the whole disk, 0 to 1.
        most: bytes that are enough on any disk, however large.
    """

    share: float
    most: int

    def bytes_of(self, total: int) -> int:
        """What must stay free of a disk of `total` bytes."""
        return min(int(total * self.share), self.most)


LAST = Floor(0.02, 2 * GIB)
"""For what must go on longest: customers, and the administration that would make room."""

EARLY = Floor(0.10, 10 * GIB)
"""For everything else of the staff's side, so that it never takes the customers' room."""


class Space:
    """How much of a folder's disk is free, looked at no more than once a second.

    Args:
        folder: where the store lies.
        measure: answers (total, used, free) bytes of the disk that holds a path.
        ticks: seconds that only move forward.
    """

    def __init__(
        self,
        folder: Path,
        measure: Callable[[Path], tuple[int, int, int]] = shutil.disk_usage,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folder, self._measure, self._ticks = folder, measure, ticks
        self._looked = float("-inf")
        self._total = self._free = 0

    def allows(self, floor: Floor) -> bool:
        """Whether more than `floor` is free."""
        if (now := self._ticks()) - self._looked >= LOOK_AGAIN_S:
            self._total, _, self._free = self._measure(self._folder)
            self._looked = now
        return self._free > floor.bytes_of(self._total)

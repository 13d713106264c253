"""Token buckets: how much somebody may ask for, by the universe's own clock."""

from __future__ import annotations

from dataclasses import dataclass

from backchannel.kernel.clock import Clock
from backchannel.kernel.errors import Refusal

MOST_BUCKETS = 20_000


@dataclass(frozen=True, slots=True)
class Rate:
    """So many per minute, and so many at once after a rest."""

    per_minute: int
    at_once: int


class Bucket:
    """What one caller has left of a rate.

    Args:
        rate: what they may use.
        now: UTC milliseconds.
    """

    __slots__ = ("_at", "_left", "_rate")

    def __init__(self, rate: Rate, now: int) -> None:
        self._rate, self._left, self._at = rate, float(rate.at_once), now

    def take(self, now: int, count: int = 1) -> bool:
        """Use `count`; false, and nothing used, when there is not as much left."""
        rested = max(0, now - self._at)
        self._left = min(self._rate.at_once, self._left + rested * self._rate.per_minute / 60_000)
        self._at = now
        if self._left < count:
            return False
        self._left -= count
        return True

    def wait_s(self, count: int = 1) -> int:
        """Whole seconds until there will be `count` again, at least 1."""
        missing = max(0.0, count - self._left)
        return max(1, -int(-missing * 60 // self._rate.per_minute))


class Budget:
    """A bucket per caller; the one who has not called for longest is forgotten when there are too many.

    Args:
        rate: what each may use.
        clock: the universe's clock.
    """

    def __init__(self, rate: Rate, clock: Clock) -> None:
        self._rate, self._clock = rate, clock
        self._buckets: dict[str, Bucket] = {}

    def spend(self, caller: str, count: int = 1) -> None:
        """Let a caller use `count`.

        Raises:
            Refusal: `too_many` 429, with the seconds to wait.
        """
        now, bucket = self._clock(), self._buckets.pop(caller, None)
        if bucket is None:
            if len(self._buckets) >= MOST_BUCKETS:
                del self._buckets[next(iter(self._buckets))]
            bucket = Bucket(self._rate, now)
        self._buckets[caller] = bucket
        if not bucket.take(now, count):
            raise too_many(bucket.wait_s(count))


def too_many(wait_s: int) -> Refusal:
    """The answer to a flood: when to try again, in seconds."""
    return Refusal("too_many", 429, "That was a lot at once.", "Wait a moment, then try again.", wait_s)

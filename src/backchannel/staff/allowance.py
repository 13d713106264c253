"""How much one socket may ask for, in each universe apart: what staff say among themselves never costs a word aloud."""

from __future__ import annotations

from backchannel.kernel.clock import Clock
from backchannel.kernel.errors import Refusal
from backchannel.live.budget import Bucket, Rate, too_many
from backchannel.staff.wire import frames as wire

FRAMES = Rate(per_minute=3000, at_once=300)
MOST_REFUSED = 60
_ASIDE = (
    wire.Watch,
    wire.Unwatch,
    wire.WatchDesk,
    wire.SendPrivateMessage,
    wire.PrivateTyping,
    wire.PrivateSeen,
)
ASIDE = frozenset(str(kind.__struct_config__.tag) for kind in _ASIDE)
"""The types of frames that concern staff alone."""


class Allowance:
    """One socket's budgets: frames that it sends, and refusals that it is answered.

    Args:
        clock: the desk's clock.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._buckets = {aside: Bucket(FRAMES, clock()) for aside in (False, True)}
        self._refused = {False: 0, True: 0}

    def take(self, about: str) -> Refusal | None:
        """Count a frame of a type; answers why it is too much, or None."""
        bucket = self._buckets[about in ASIDE]
        return None if bucket.take(self._clock()) else too_many(bucket.wait_s())

    def accepted(self, about: str) -> None:
        """Something of this kind went through: earlier refusals are forgotten."""
        self._refused[about in ASIDE] = 0

    def answers(self, about: str) -> bool:
        """Count a refusal; false when this kind has been refused so often that no answer helps."""
        aside = about in ASIDE
        self._refused[aside] += 1
        return self._refused[aside] <= MOST_REFUSED

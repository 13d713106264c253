"""Precision, recall and false alarms of the guard's answers."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from bench.guard.situations import Situation

HARD_SHARE = 0.1
"""The part of a day's Chat messages that is easily mistaken, when false alarms are reckoned for a day's work: one in
ten, which is generous. Among those of the set that were meant to go it is four in five."""

Answer = tuple[Situation, bool]


@dataclass(frozen=True)
class Figures:
    """How the guard did on some situations.

    Args:
        slips: texts meant for colleagues.
        caught: those of them that it asked about.
        hard: texts meant to go that are easily mistaken.
        hard_alarms: those of them that it asked about.
        plain: ordinary texts meant to go.
        plain_alarms: those of them that it asked about.
    """

    slips: int
    caught: int
    hard: int
    hard_alarms: int
    plain: int
    plain_alarms: int

    @property
    def recall(self) -> float:
        """The part of the slips that it asked about."""
        return self.caught / self.slips if self.slips else math.nan

    @property
    def precision(self) -> float:
        """The part of its questions that were about slips, in this set, where three in eight are."""
        asked = self.caught + self.alarms
        return self.caught / asked if asked else math.nan

    @property
    def alarms(self) -> int:
        """Questions about texts that were meant to go."""
        return self.hard_alarms + self.plain_alarms

    @property
    def alarms_of_set(self) -> float:
        """False alarms in 1,000 texts meant to go, in this set, where four in five of those are hard."""
        meant = self.hard + self.plain
        return 1000 * self.alarms / meant if meant else math.nan

    @property
    def alarms_of_day(self) -> float:
        """False alarms in 1,000 Chat messages of which `HARD_SHARE` are hard."""
        hard = self.hard_alarms / self.hard if self.hard else 0.0
        plain = self.plain_alarms / self.plain if self.plain else 0.0
        return 1000 * (HARD_SHARE * hard + (1 - HARD_SHARE) * plain)


def figures(answers: Iterable[Answer]) -> Figures:
    """The figures of some answers: each a situation, and whether the guard asked."""
    listed = list(answers)

    def count(*, slip: bool, hard: bool | None, asked: bool | None = None) -> int:
        return sum(one.slip is slip and hard in (None, one.hard) and asked in (None, asks) for one, asks in listed)

    return Figures(
        slips=count(slip=True, hard=None),
        caught=count(slip=True, hard=None, asked=True),
        hard=count(slip=False, hard=True),
        hard_alarms=count(slip=False, hard=True, asked=True),
        plain=count(slip=False, hard=False),
        plain_alarms=count(slip=False, hard=False, asked=True),
    )

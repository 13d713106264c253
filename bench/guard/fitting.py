"""Fits the guard's weights on the situations that are not held back: logistic regression, each weight of its own sign.

The same situations give the same weights, to the last digit: no dice, a fixed number of steps, a fixed order.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

FOR_THE_CUSTOMER = frozenset(("calls_customer", "polite", "you", "introduces", "others"))
"""Features that may only lower the score; all others may only raise it, so that every reason given is one."""
EITHER = frozenset(("mentions_colleague",))
LEAST = {
    "kept_word": 8.0,
    "own_address": 4.0,
    "at_colleague": 3.0,
    "calls_colleague": 3.0,
    "repeats_whole": 2.5,
    "says_customer": 1.5,
    "ticket": 1.5,
    "third": 1.2,
    "secrecy": 1.0,
}
"""Weights that are at least this: of what the set has too few of to fit, and of what hardly ever is meant to go but
stands in the set's hard situations far more often than in a day's work. A desk's own word always asks."""
STEPS, PACE, SHRINK, MOMENTUM = 4000, 0.4, 0.004, 0.9
Row = Mapping[str, float]


@dataclass(frozen=True)
class Model:
    """Weights by feature, and what is added to their sum."""

    weights: dict[str, float]
    bias: float

    def score(self, row: Row) -> float:
        """The likelihood that a row is a slip."""
        return 1 / (1 + math.exp(-self.bias - sum(self.weights[name] * value for name, value in row.items())))


def fit(rows: Sequence[Row], slips: Sequence[bool]) -> Model:
    """Weights that tell slips from what was meant to go.

    Args:
        rows: the features of each situation, from 0 to 1.
        slips: whether each was meant for colleagues.
    """
    names = sorted(rows[0])
    weights, speed = {name: LEAST.get(name, 0.0) for name in names}, dict.fromkeys(names, 0.0)
    bias = bias_speed = 0.0
    filled = [[name for name in names if row[name]] for row in rows]
    for _ in range(STEPS):
        slope, bias_slope = {name: SHRINK * weights[name] for name in names}, 0.0
        for row, has, slip in zip(rows, filled, slips, strict=True):
            miss = (1 / (1 + math.exp(-bias - sum(weights[name] * row[name] for name in has))) - slip) / len(rows)
            bias_slope += miss
            for name in has:
                slope[name] += miss * row[name]
        bias_speed = MOMENTUM * bias_speed - PACE * bias_slope
        bias += bias_speed
        for name in names:
            speed[name] = MOMENTUM * speed[name] - PACE * slope[name]
            weights[name] = _of_its_sign(name, weights[name] + speed[name])
    return Model(weights, bias)


def threshold(scores: Sequence[float], slips: Sequence[bool], alarms_in_1000: float) -> float:
    """The lowest score to ask at so that at most so many of what was meant to go are asked about.

    Args:
        scores: of situations that the weights were not fitted on.
        slips: whether each was meant for colleagues.
        alarms_in_1000: false alarms allowed in 1,000 messages that were meant to go.
    """
    meant = sorted((score for score, slip in zip(scores, slips, strict=True) if not slip), reverse=True)
    allowed = int(len(meant) * alarms_in_1000 / 1000)
    above = [score for score, slip in zip(scores, slips, strict=True) if slip and score > meant[allowed]]
    return (meant[allowed] + min(above, default=1.0)) / 2


def _of_its_sign(name: str, weight: float) -> float:
    if name in EITHER:
        return weight
    return min(weight, 0.0) if name in FOR_THE_CUSTOMER else max(weight, LEAST.get(name, 0.0))

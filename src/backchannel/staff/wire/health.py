"""The ten locks as those who run the desk are shown them."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from backchannel.staff.wire.body import Body

LockVerdict = Literal["holds", "in_part", "not_in_force", "broken", "not_tried"]
ProcessKind = Literal["both", "customer", "staff", "worker"]


class LockTrial(Body, frozen=True):
    """One trial: by which process, what was tried and what was seen, in English as the terminal says it."""

    by: ProcessKind
    tried: str
    seen: str
    verdict: LockVerdict


class LockView(Body, frozen=True):
    """One of the ten locks, ``K1`` to ``K10``, with its trials."""

    id: str
    verdict: LockVerdict
    trials: list[LockTrial]


class ProcessView(Body, frozen=True):
    """A process that serves this desk now, and when it tried its locks."""

    kind: ProcessKind
    since: datetime


class HealthView(Body, frozen=True):
    """All ten locks, in order, and the processes whose word that is."""

    locks: list[LockView]
    processes: list[ProcessView]


TYPES = (HealthView, LockTrial, LockView, ProcessView)

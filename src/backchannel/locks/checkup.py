"""All ten locks together: what each trial said, here and in the processes that run, and the verdict for a reader."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from backchannel.locks.health import Report
from backchannel.locks.register import LOCKS, Lock
from backchannel.locks.trials import Findings, Trial, Verdict

HERE = "doctor"
"""Who tried, when it was no process that serves."""


class Attempt(msgspec.Struct, frozen=True):
    """One trial and who made it: ``doctor``, or the kind of process."""

    by: str
    tried: str
    seen: str
    verdict: Verdict


class LockState(msgspec.Struct, frozen=True):
    """One lock, how it was tried, and the verdict; `verdict` is None when nobody tried it."""

    id: str
    name: str
    sentence: str
    verdict: Verdict | None
    attempts: tuple[Attempt, ...]


class Checkup(msgspec.Struct, frozen=True):
    """The locks of a desk.

    Args:
        locks: all ten, in order.
        processes: those that serve the desk now, by kind.
    """

    locks: tuple[LockState, ...]
    processes: tuple[str, ...]

    @property
    def broken(self) -> bool:
        """Whether a lock does not hold."""
        return any(one.verdict is Verdict.BROKEN for one in self.locks)


def checkup(reports: Iterable[Report], found: Findings | None = None) -> Checkup:
    """What is known of the ten locks.

    Args:
        reports: of the processes that serve the desk now.
        found: what whoever asks found itself, if it tried.
    """
    known = list(reports)
    sources = [(HERE, found)] if found is not None else []
    sources += [(report.process, report.findings) for report in known]
    return Checkup(tuple(_state(one, sources) for one in LOCKS), tuple(report.process for report in known))


def _state(lock: Lock, sources: list[tuple[str, Findings]]) -> LockState:
    attempts = tuple(_attempt(by, trial) for by, findings in sources for trial in findings.of(lock))
    together = Findings(tuple(trial for _, findings in sources for trial in findings.of(lock)))
    return LockState(lock.id, lock.name, lock.sentence, together.verdict(lock), attempts)


def _attempt(by: str, trial: Trial) -> Attempt:
    return Attempt(by, trial.tried, trial.seen, trial.verdict)

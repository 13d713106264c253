"""Trials of locks: what was tried, what was seen, and what that means."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum

import msgspec

from backchannel.locks.register import LOCKS, Lock


class Verdict(StrEnum):
    """What a trial says of its lock."""

    HOLDS = "holds"
    """What must not happen was tried, and did not."""

    IN_PART = "holds in part"
    """Of several trials of a lock, some hold, and of others nothing is in force. No trial says it by itself."""

    NOT_IN_FORCE = "not in force"
    """There is nothing to hold the lock here, by the operator's own choice or the system's lack."""

    BROKEN = "does not hold"
    """What must not happen did."""


class Trial(msgspec.Struct, frozen=True):
    """One trial.

    Args:
        lock: the lock's id.
        tried: what was tried, in a sentence without its full stop.
        seen: what was seen.
        verdict: what that says of the lock.
    """

    lock: str
    tried: str
    seen: str
    verdict: Verdict

    @property
    def line(self) -> str:
        """The trial in one line, for a terminal."""
        return f"{self.lock} {self.verdict.value}: {self.tried}; {self.seen}"


class Findings(msgspec.Struct, frozen=True):
    """What one process found when it tried its locks, in the order of trial."""

    trials: tuple[Trial, ...] = ()

    def of(self, lock: Lock) -> tuple[Trial, ...]:
        """The trials of one lock."""
        return tuple(trial for trial in self.trials if trial.lock == lock.id)

    def verdict(self, lock: Lock) -> Verdict | None:
        """What the trials say of a lock together; None when it was not tried here."""
        verdicts = {trial.verdict for trial in self.of(lock)}
        if Verdict.BROKEN in verdicts:
            return Verdict.BROKEN
        return Verdict.IN_PART if len(verdicts) > 1 else next(iter(verdicts), None)

    @property
    def broken(self) -> tuple[Trial, ...]:
        """The trials that show a lock that does not hold."""
        return tuple(trial for trial in self.trials if trial.verdict is Verdict.BROKEN)

    def and_(self, trials: Iterable[Trial]) -> Findings:
        """These, and more."""
        return Findings((*self.trials, *trials))

    def must_hold(self) -> Findings:
        """These, when no lock is broken.

        Raises:
            LocksBrokenError: one is.
        """
        if self.broken:
            raise LocksBrokenError(self.broken)
        return self


class LocksBrokenError(RuntimeError):
    """A lock was tried and does not hold; no process may serve."""

    def __init__(self, broken: Iterable[Trial]) -> None:
        self.broken = tuple(broken)
        super().__init__("; ".join(trial.line for trial in self.broken))


def judged(lock: str, tried: str, seen: str, *, holds: bool) -> Trial:
    """A trial that either holds or does not."""
    return Trial(lock, tried, seen, Verdict.HOLDS if holds else Verdict.BROKEN)


def denied(lock: str, tried: str, attempt: Callable[[], object], *why: type[BaseException]) -> Trial:
    """Try what must be denied.

    Args:
        lock: the lock's id.
        tried: what is tried, in a sentence without its full stop.
        attempt: tries it.
        why: what it must fail with; anything else is no denial.
    """
    try:
        attempt()
    except why as error:
        return judged(lock, tried, f"denied ({_named(error)})", holds=True)
    except Exception as error:  # noqa: BLE001 - whatever else it failed with, it was not denied
        return judged(lock, tried, f"not denied, it failed otherwise ({_named(error)})", holds=False)
    return judged(lock, tried, "it was not denied", holds=False)


def _named(error: BaseException) -> str:
    return getattr(error, "strerror", None) or type(error).__name__


__all__ = ["LOCKS", "Findings", "LocksBrokenError", "Trial", "Verdict", "denied", "judged"]

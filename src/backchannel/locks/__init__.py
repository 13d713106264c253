"""The ten locks between the universes: what each is, how it is tried, and what was seen when it was."""

from backchannel.locks.confinement import Confined, UnconfinedError, confine
from backchannel.locks.register import LOCKS, Lock, lock
from backchannel.locks.trials import Findings, LocksBrokenError, Trial, Verdict, denied

__all__ = [
    "LOCKS",
    "Confined",
    "Findings",
    "Lock",
    "LocksBrokenError",
    "Trial",
    "UnconfinedError",
    "Verdict",
    "confine",
    "denied",
    "lock",
]

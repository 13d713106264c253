"""Group commit: acts run one after another on the event loop, and one fsync beside it serves all that had queued.

An act is a few statements on pages that lie in memory; what takes long is the commit. A thread that ran the acts too
would hand Python's interpreter to and fro at every statement, which costs more than the statements do.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol

from backchannel.kernel.errors import Unconfirmed

MOST_AT_ONCE = 512
ON_THE_LOOP_S = 0.004
"""How long acts may keep the event loop before what they wrote is committed and others have their turn."""


@dataclass(slots=True)
class Job:
    """One act to be committed.

    Args:
        principal: whose connection it runs on; a commit never mixes principals.
        work: the act, given a transaction.
        done: called on the event loop with the result or the exception.
        ahead: whether it goes before everything that is not.
        beside: whether it takes long, so that it is run beside the event loop.
        about: the room that it is about, when it changes nothing but what hangs on that room.
    """

    principal: str
    work: Callable[[Any], Any]
    done: Callable[[Any], None]
    ahead: bool = False
    beside: bool = False
    about: str | None = None


@dataclass(slots=True)
class Outcome:
    """What became of a job: its result or exception, and what it emitted."""

    job: Job
    result: Any
    events: list[object] = field(default_factory=list)


class Begun(Protocol):
    """Acts of one principal that have run and wait for their commit."""

    outcomes: list[Outcome]

    def commit(self) -> list[Outcome]:
        """Commit them; answers what became of each, after the fsync."""


class Committer(Protocol):
    """Runs one principal's jobs in one transaction."""

    def __call__(self, principal: str, jobs: list[Job]) -> list[Outcome]:
        """Run the jobs in order, wait for whatever has to be waited for, and commit; answers one outcome for each."""

    def begin(self, principal: str, jobs: list[Job], within_s: float) -> Begun | None:
        """Run as many of the jobs as `within_s` allows, at least one; None when a call must do it with patience."""


def unconfirmed(jobs: list[Job]) -> list[Outcome]:
    """Nobody can say what became of these jobs: a retry with the same key finds out."""
    return [Outcome(job, Unconfirmed("the commit's fate is unknown")) for job in jobs]


class Writer:
    """The one that writes a store.

    Args:
        name: the name of the thread that commits.
        group: runs and commits a batch; never two at once.
        deliver: takes the outcomes of one commit; called on the event loop.
    """

    def __init__(self, name: str, group: Committer, deliver: Callable[[list[Outcome]], None]) -> None:
        self._ahead: deque[Job] = deque()
        self._queue: deque[Job] = deque()
        self._parts: deque[tuple[str, list[Job]]] = deque()
        self._group, self._deliver = group, deliver
        self._beside = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._busy = False

    def put(self, job: Job) -> None:
        """Queue a job; the next commit takes it. Must be called on the event loop."""
        (self._ahead if job.ahead else self._queue).append(job)
        if not self._busy:
            self._busy = True
            self._loop = asyncio.get_running_loop()
            self._loop.call_soon(self._go_on)

    def waiting(self) -> int:
        """How many jobs wait."""
        return len(self._queue) + len(self._ahead) + sum(len(jobs) for _, jobs in self._parts)

    def close(self) -> None:
        """Finish what has queued; what became of it is delivered before the loop ends."""
        self._beside.shutdown()
        while (part := self._take()) is not None:
            self._finish(part[1], partial(self._group, *part))

    def _go_on(self) -> None:
        part = self._take()
        if part is None:
            self._busy = False
            return
        principal, jobs = part
        begun = None
        if not any(job.beside for job in jobs):
            begun = self._group.begin(principal, jobs, ON_THE_LOOP_S)
        if begun is None:
            self._finish_beside(jobs, partial(self._group, principal, jobs))
            return
        done = len(begun.outcomes)
        if done < len(jobs):
            self._parts.appendleft((principal, jobs[done:]))
        self._finish_beside(jobs[:done], begun.commit)

    def _finish_beside(self, jobs: list[Job], commit: Callable[[], list[Outcome]]) -> None:
        try:
            self._beside.submit(self._finish, jobs, commit)
        except RuntimeError:  # the thread has ended with the store
            self._finish(jobs, commit)

    def _finish(self, jobs: list[Job], commit: Callable[[], list[Outcome]]) -> None:
        try:
            outcomes = commit()
        except Exception:  # noqa: BLE001 - whatever went wrong, the next batch must find its writer alive
            outcomes = unconfirmed(jobs)
        self._hand_back(outcomes)

    def _hand_back(self, outcomes: list[Outcome]) -> None:
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop has closed; what is committed stays committed
                self._loop.call_soon_threadsafe(self._committed, outcomes)

    def _committed(self, outcomes: list[Outcome]) -> None:
        # The next batch goes first: its fsync runs while what this one brought is sent to whoever waits.
        self._go_on()
        self._deliver(outcomes)

    def _take(self) -> tuple[str, list[Job]] | None:
        """The next jobs of one principal, those ahead first; None when nothing waits."""
        if self._ahead:
            self._parts.extendleft(reversed(by_principal(_some(self._ahead)).items()))
        elif not self._parts:
            self._parts.extend(by_principal(_some(self._queue)).items())
        return self._parts.popleft() if self._parts else None


def _some(queue: deque[Job]) -> list[Job]:
    return [queue.popleft() for _ in range(min(len(queue), MOST_AT_ONCE))]


def by_principal(jobs: list[Job]) -> dict[str, list[Job]]:
    """Jobs parted by principal, each part in the order of queueing."""
    parts: dict[str, list[Job]] = {}
    for job in jobs:
        parts.setdefault(job.principal, []).append(job)
    return parts

"""Group commit: one thread writes a store, takes whatever has queued, and one fsync serves all of it."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from backchannel.kernel.errors import Unconfirmed

MOST_AT_ONCE = 512


@dataclass(slots=True)
class Job:
    """One act to be committed.

    Args:
        principal: whose connection it runs on; a commit never mixes principals.
        work: the act, given a transaction.
        done: called on the event loop with the result or the exception.
        ahead: whether it goes before everything that is not.
    """

    principal: str
    work: Callable[[Any], Any]
    done: Callable[[Any], None]
    ahead: bool = False


@dataclass(slots=True)
class Outcome:
    """What became of a job: its result or exception, and what it emitted."""

    job: Job
    result: Any
    events: list[object] = field(default_factory=list)


class Committer(Protocol):
    """Commits one principal's jobs in one transaction."""

    def __call__(self, principal: str, jobs: list[Job]) -> list[Outcome]:
        """Run the jobs in order; answers one outcome for each, after the fsync."""


def unconfirmed(jobs: list[Job]) -> list[Outcome]:
    """Nobody can say what became of these jobs: a retry with the same key finds out."""
    return [Outcome(job, Unconfirmed("the commit's fate is unknown")) for job in jobs]


class WriterThread:
    """The one thread that writes a store.

    Args:
        name: the thread's name.
        commit: commits a batch; called on this thread only.
        deliver: takes the outcomes of one commit; called on this thread.
    """

    def __init__(self, name: str, commit: Committer, deliver: Callable[[list[Outcome]], None]) -> None:
        self._ahead: deque[Job] = deque()
        self._queue: deque[Job] = deque()
        self._ready = threading.Condition()
        self._closing = False
        self._commit, self._deliver = commit, deliver
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def put(self, job: Job) -> None:
        """Queue a job; the next commit takes it."""
        with self._ready:
            (self._ahead if job.ahead else self._queue).append(job)
            self._ready.notify()

    def waiting(self) -> int:
        """How many jobs wait."""
        return len(self._queue) + len(self._ahead)

    def close(self) -> None:
        """Finish what has queued, then end the thread."""
        with self._ready:
            self._closing = True
            self._ready.notify()
        self._thread.join()

    def _run(self) -> None:
        while jobs := self._take():
            for principal, part in by_principal(jobs).items():
                self._deliver(self._committed(principal, part))

    def _take(self) -> list[Job]:
        """What has queued, those ahead first; nothing once the writer has closed."""
        with self._ready:
            while not (self._ahead or self._queue or self._closing):
                self._ready.wait()
            jobs: list[Job] = []
            for queue in (self._ahead, self._queue):
                while queue and len(jobs) < MOST_AT_ONCE:
                    jobs.append(queue.popleft())
            return jobs

    def _committed(self, principal: str, jobs: list[Job]) -> list[Outcome]:
        try:
            return self._commit(principal, jobs)
        except Exception:  # noqa: BLE001 - whatever went wrong, the next batch must find its writer alive
            return unconfirmed(jobs)


def by_principal(jobs: list[Job]) -> dict[str, list[Job]]:
    """Jobs parted by principal, each part in the order of queueing."""
    parts: dict[str, list[Job]] = {}
    for job in jobs:
        parts.setdefault(job.principal, []).append(job)
    return parts

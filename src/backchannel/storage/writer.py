"""Group commit: one thread writes a store, takes whatever has queued, and one fsync serves all of it."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

MOST_AT_ONCE = 512


@dataclass(slots=True)
class Job:
    """One act to be committed.

    Args:
        principal: whose connection it runs on; a commit never mixes principals.
        work: the act, given a transaction.
        done: called on the event loop with the result or the exception.
    """

    principal: str
    work: Callable[[Any], Any]
    done: Callable[[Any], None]


@dataclass(slots=True)
class Outcome:
    """What became of a job: its result or exception, and what it emitted."""

    job: Job
    result: Any
    events: list[object]


class Committer(Protocol):
    """Commits one principal's jobs in one transaction."""

    def __call__(self, principal: str, jobs: list[Job]) -> list[Outcome]:
        """Run the jobs in order; answers one outcome for each, after the fsync."""


class WriterThread:
    """The one thread that writes a store.

    Args:
        name: the thread's name.
        commit: commits a batch; called on this thread only.
        deliver: takes the outcomes of one commit; called on this thread.
    """

    def __init__(self, name: str, commit: Committer, deliver: Callable[[list[Outcome]], None]) -> None:
        self._queue: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._commit, self._deliver = commit, deliver
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def put(self, job: Job) -> None:
        """Queue a job; the next commit takes it."""
        self._queue.put(job)

    def waiting(self) -> int:
        """How many jobs wait."""
        return self._queue.qsize()

    def close(self) -> None:
        """Finish what has queued, then end the thread."""
        self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (first := self._queue.get()) is not None:
            jobs, last = self._take(first)
            for principal, part in by_principal(jobs).items():
                self._deliver(self._commit(principal, part))
            if last:
                return

    def _take(self, first: Job) -> tuple[list[Job], bool]:
        jobs = [first]
        while len(jobs) < MOST_AT_ONCE:
            try:
                job = self._queue.get_nowait()
            except queue.Empty:
                return jobs, False
            if job is None:
                return jobs, True
            jobs.append(job)
        return jobs, False


def by_principal(jobs: list[Job]) -> dict[str, list[Job]]:
    """Jobs parted by principal, each part in the order of queueing."""
    parts: dict[str, list[Job]] = {}
    for job in jobs:
        parts.setdefault(job.principal, []).append(job)
    return parts

"""One transaction for many acts: begun in turn with other processes, undone act by act, committed with an fsync."""

from __future__ import annotations

import fcntl
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from backchannel.kernel.errors import Unconfirmed
from backchannel.kernel.ids import IdSource
from backchannel.storage.acts import SqliteTransaction, drive
from backchannel.storage.seals import Seal
from backchannel.storage.writer import Job, Outcome, unconfirmed

PATIENCE_S = 5.0
"""How long a foreign program's transaction is waited for, such as that of somebody who looks at the file by hand."""
_LOOK_AGAIN_S = 0.01
_PASSING = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_NOMEM")


@dataclass(slots=True)
class BegunCommit:
    """Acts that have run in a transaction which is still open, in this process's turn."""

    group: GroupCommit
    link: sqlite3.Connection
    outcomes: list[Outcome]

    def commit(self) -> list[Outcome]:
        """Commit them and let other processes have their turn; answers what became of each."""
        try:
            return _committed(self.link, self.outcomes)
        finally:
            _rollback(self.link)
            self.group.pass_on()


class GroupCommit:
    """Commits jobs of one principal together; never two batches at once.

    Args:
        links: a writing connection per principal.
        lock: the file that processes which share the store take turns by; SQLite's own waiting starves.
        ids: the universe's generator, clock and randomness.
    """

    def __init__(self, links: dict[str, sqlite3.Connection], lock: Path, ids: IdSource) -> None:
        self._links, self._ids = links, ids
        self.seal: Seal | None = None
        self._lock = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)

    def __call__(self, principal: str, jobs: list[Job]) -> list[Outcome]:
        """Run the jobs in order and commit them, waiting for the turn; answers one outcome each, after the fsync."""
        link = self._links[principal]
        try:
            with self._turn():
                try:
                    return self._together(link, jobs)
                finally:
                    _rollback(link)
        except (OSError, sqlite3.Error):  # the turn or the transaction could not begin
            return unconfirmed(jobs)

    def begin(self, principal: str, jobs: list[Job], within_s: float) -> BegunCommit | None:
        """Run jobs and leave their transaction open, without waiting for anybody.

        None leaves everything as it was: another process has the turn, or an act failed after it had written. Then a
        call does it all, with patience and care.

        Args:
            principal: whose connection they run on.
            jobs: the acts in order.
            within_s: no act is begun after that many seconds.
        """
        if not self._take_turn_if_free():
            return None
        link = self._links[principal]
        try:
            link.execute("BEGIN IMMEDIATE")
            return BegunCommit(self, link, self._some(link, jobs, time.monotonic() + within_s))
        except Exception:  # noqa: BLE001 - whatever it was, nothing has happened: the call that comes now finds out
            _rollback(link)
            self.pass_on()
            return None

    def pass_on(self) -> None:
        """Let other processes have their turn."""
        fcntl.flock(self._lock, fcntl.LOCK_UN)

    def close(self) -> None:
        """Let go of the connections and the lock."""
        for link in self._links.values():
            link.close()
        os.close(self._lock)

    def _some(self, link: sqlite3.Connection, jobs: list[Job], until: float) -> list[Outcome]:
        outcomes = [self._hopefully(link, jobs[0])]
        for job in jobs[1:]:
            if time.monotonic() >= until:
                break
            outcomes.append(self._hopefully(link, job))
        return outcomes

    def _together(self, link: sqlite3.Connection, jobs: list[Job]) -> list[Outcome]:
        """Hopeful first: acts that refuse do so before they write. When one does not, all is done again with care."""
        attempts = (self._hopefully, self._carefully)
        for attempt in attempts:
            _begin_patiently(link)
            try:
                outcomes = [attempt(link, job) for job in jobs]
            except _HalfDoneError:
                _rollback(link)
            except sqlite3.Error as error:
                _rollback(link)
                if len(jobs) == 1:
                    return [Outcome(jobs[0], _judged(error))]
                return [outcome for job in jobs for outcome in self._together(link, [job])]
            else:
                return _committed(link, outcomes)
        raise AssertionError("a careful attempt undoes what it has half done")

    def _hopefully(self, link: sqlite3.Connection, job: Job) -> Outcome:
        before = link.total_changes
        transaction: SqliteTransaction[object] = SqliteTransaction(link, self._ids, self.seal)
        try:
            return Outcome(job, drive(job.work(transaction)), transaction.events)
        except Exception as failure:
            if _is_passing(failure) or not link.in_transaction:
                raise
            if link.total_changes != before:
                raise _HalfDoneError from failure
            return Outcome(job, failure)
        finally:
            transaction.end()

    def _carefully(self, link: sqlite3.Connection, job: Job) -> Outcome:
        # A savepoint keeps a copy of every page that the act touches: too dear for acts that never need it.
        link.execute("SAVEPOINT act")
        try:
            outcome = self._hopefully(link, job)
        except _HalfDoneError as half_done:
            link.execute("ROLLBACK TO act")
            outcome = Outcome(job, half_done.__cause__)
        link.execute("RELEASE act")
        return outcome

    def _take_turn_if_free(self) -> bool:
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    @contextmanager
    def _turn(self) -> Iterator[None]:
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        try:
            yield
        finally:
            self.pass_on()


class _HalfDoneError(Exception):
    """An act failed, for the reason that is its cause, after it had written something."""


def _begin_patiently(link: sqlite3.Connection) -> None:
    until = time.monotonic() + PATIENCE_S
    while True:
        try:
            link.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_BUSY" or time.monotonic() > until:
                raise
            time.sleep(_LOOK_AGAIN_S)
        else:
            return


def _committed(link: sqlite3.Connection, outcomes: list[Outcome]) -> list[Outcome]:
    try:
        link.execute("COMMIT")
    except sqlite3.Error:
        # Refusals are in doubt as well: they may rest on what an earlier act of this batch wrote.
        _rollback(link)
        return unconfirmed([outcome.job for outcome in outcomes])
    return outcomes


def _rollback(link: sqlite3.Connection) -> None:
    if link.in_transaction:
        with suppress(sqlite3.Error):
            link.execute("ROLLBACK")


def _is_passing(error: BaseException) -> bool:
    """Whether the disk or the memory said no, rather than the statement being wrong."""
    return getattr(error, "sqlite_errorname", "").startswith(_PASSING)


def _judged(error: sqlite3.Error) -> Exception:
    return Unconfirmed("the store could not write") if _is_passing(error) else error

"""One PostgreSQL transaction for many acts, serial in effect with those of every other node.

Acts that name the room they are about (`about`) change nothing but what hangs on that room: their commits hold a shared
lock of the universe and a lock of each room, taken in one order. All other acts hold the universe's lock alone. So no
act sees another half done, none of them can deadlock, and rooms go on side by side.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import asyncpg

from backchannel.kernel.errors import Refusal, Unconfirmed
from backchannel.kernel.ids import IdSource
from backchannel.storage.postgres.acts import Link, PostgresTransaction
from backchannel.storage.writer import Job, Outcome, unconfirmed

UNIVERSE_LOCK = 0x6261636B
"""The advisory lock's number; each universe has a database, so one number does for both."""
_LOST = (asyncpg.InterfaceError, asyncpg.PostgresConnectionError, OSError, TimeoutError)
_FULL = Refusal("storage_full", 503, "The desk's disk is nearly full.", "Tell whoever runs it.", 60)


class ConnectionLostError(Exception):
    """The database cannot be reached any more on this connection; what was under way is in doubt."""


@dataclass(frozen=True, slots=True)
class GroupCommit:
    """Commits jobs of one principal together on one connection; called by one task at a time.

    Args:
        link: the connection, with the principal's own role.
        ids: the universe's generator, clock and randomness.
    """

    link: Link
    ids: IdSource

    async def __call__(self, jobs: list[Job]) -> list[Outcome]:
        """Run the jobs in order and commit them; answers one outcome for each, once they are on disk.

        Raises:
            ConnectionLostError: nobody can say what became of them.
        """
        try:
            return await self._together(jobs)
        except _LOST as error:
            raise ConnectionLostError from error

    async def _together(self, jobs: list[Job]) -> list[Outcome]:
        for attempt in (self._hopefully, self._carefully):
            await self.link.execute(_begin(jobs))
            try:
                outcomes = [await attempt(job) for job in jobs]
            except _HalfDoneError:
                await self.link.execute("ROLLBACK")
            except asyncpg.PostgresError as error:
                await self.link.execute("ROLLBACK")
                if len(jobs) == 1 and attempt == self._carefully:
                    return [Outcome(jobs[0], _judged(error))]
                if attempt == self._carefully:
                    return [outcome for job in jobs for outcome in await self._together([job])]
            else:
                return await self._committed(jobs, outcomes)
        raise AssertionError("a careful attempt undoes what it has half done")

    async def _committed(self, jobs: list[Job], outcomes: list[Outcome]) -> list[Outcome]:
        try:
            await self.link.execute("COMMIT")
        except asyncpg.PostgresError:
            # Refusals are in doubt as well: they may rest on what an earlier act of this batch wrote.
            return unconfirmed(jobs)
        return outcomes

    async def _hopefully(self, job: Job) -> Outcome:
        transaction: PostgresTransaction[object] = PostgresTransaction(self.link, self.ids)
        try:
            return Outcome(job, await job.work(transaction), transaction.events)
        except (asyncpg.PostgresError, *_LOST):
            raise
        except Exception as failure:
            if transaction.wrote:
                raise _HalfDoneError from failure
            return Outcome(job, failure)
        finally:
            transaction.end()

    async def _carefully(self, job: Job) -> Outcome:
        await self.link.execute("SAVEPOINT act")
        try:
            outcome = await self._hopefully(job)
        except _HalfDoneError as half_done:
            await self.link.execute("ROLLBACK TO SAVEPOINT act")
            outcome = Outcome(job, half_done.__cause__)
        except asyncpg.PostgresError as error:
            if _is_passing(error):
                raise
            await self.link.execute("ROLLBACK TO SAVEPOINT act")
            outcome = Outcome(job, _judged(error))
        await self.link.execute("RELEASE SAVEPOINT act")
        return outcome


class _HalfDoneError(Exception):
    """An act failed, for the reason that is its cause, after it had written something."""


def _begin(jobs: list[Job]) -> str:
    """The statements that begin a transaction with every lock that the jobs need, in one message to the database."""
    if any(job.about is None for job in jobs):
        locks = [f"SELECT pg_advisory_xact_lock({UNIVERSE_LOCK})"]
    else:
        rooms = sorted({room_lock(str(job.about)) for job in jobs})
        locks = [f"SELECT pg_advisory_xact_lock_shared({UNIVERSE_LOCK})"]
        locks += [f"SELECT pg_advisory_xact_lock({room})" for room in rooms]
    return "; ".join(["BEGIN", *locks])


def room_lock(about: str) -> int:
    """The number of one room's lock: 63 bits of its id, never the universe's."""
    number = int.from_bytes(hashlib.blake2b(about.encode(), digest_size=8).digest()) >> 1
    return number if number != UNIVERSE_LOCK else number + 1


def _is_passing(error: asyncpg.PostgresError) -> bool:
    """Whether the server's state said no, rather than the statement being wrong (PostgreSQL, appendix A)."""
    state = str(error.sqlstate or "")
    return state.startswith(("40", "53", "55", "57", "58"))


def _judged(error: asyncpg.PostgresError) -> Exception:
    if error.sqlstate == "53100":
        return _FULL
    return Unconfirmed("the store could not write") if _is_passing(error) else error

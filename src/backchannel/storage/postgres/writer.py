"""The tasks that write a PostgreSQL store: what has queued for a connection is committed together."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

from backchannel.kernel.ids import IdSource
from backchannel.storage.postgres.acts import Link
from backchannel.storage.postgres.commit import ConnectionLostError, GroupCommit
from backchannel.storage.writer import Job, Outcome, unconfirmed

MOST_AT_ONCE = 64


class Lane:
    """One connection's queue, in order; a room's acts always go through the same lane.

    Args:
        connect: opens a connection with the principal's role.
        ids: the universe's generator, clock and randomness.
        deliver: takes the outcomes of one commit.
    """

    def __init__(
        self, connect: Callable[[], Awaitable[Link]], ids: IdSource, deliver: Callable[[list[Outcome]], None]
    ) -> None:
        self._connect, self._ids, self._deliver = connect, ids, deliver
        self._ahead: deque[Job] = deque()
        self._queue: deque[Job] = deque()
        self._link: Link | None = None
        self._task: asyncio.Task[None] | None = None

    def put(self, job: Job) -> None:
        """Queue a job; the next commit takes it."""
        (self._ahead if job.ahead else self._queue).append(job)
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._run())

    def waiting(self) -> int:
        """How many jobs wait."""
        return len(self._queue) + len(self._ahead)

    async def stop(self) -> None:
        """Finish what has queued and close the connection."""
        if self._task is not None:
            await self._task
        if self._link is not None:
            await self._link.close()

    async def _run(self) -> None:
        while jobs := self._take():
            try:
                outcomes = await self._commit(jobs)
            except Exception:  # noqa: BLE001 - whatever went wrong, the next batch must find its writer alive
                outcomes = unconfirmed(jobs)
            self._deliver(outcomes)

    async def _commit(self, jobs: list[Job]) -> list[Outcome]:
        if self._link is None or self._link.is_closed():
            self._link = await self._connect()
        try:
            return await GroupCommit(self._link, self._ids)(jobs)
        except ConnectionLostError:
            self._link.terminate()
            self._link = None
            return unconfirmed(jobs)

    def _take(self) -> list[Job]:
        """What goes into the next commit: acts that each name a room, or acts that name none."""
        queue = self._ahead or self._queue
        jobs: list[Job] = []
        while queue and len(jobs) < MOST_AT_ONCE:
            if jobs and (queue[0].about is None) != (jobs[0].about is None):
                break
            jobs.append(queue.popleft())
        return jobs

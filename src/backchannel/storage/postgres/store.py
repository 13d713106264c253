"""One universe in a PostgreSQL database: a pool that reads and lanes that write for each principal's login role."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import Awaitable, Callable
from typing import Any, Generic, TypeVar

import asyncpg

from backchannel.kernel.errors import Refusal, Unconfirmed
from backchannel.kernel.ids import IdSource
from backchannel.storage.authorizer import grants
from backchannel.storage.database import Access, Channel, Listener, Reader, Transaction
from backchannel.storage.delivery import deliver
from backchannel.storage.postgres.acts import Link, PostgresReader
from backchannel.storage.postgres.channel import PostgresChannel
from backchannel.storage.postgres.commit import UNIVERSE_LOCK
from backchannel.storage.postgres.migrating import must_be_ready
from backchannel.storage.postgres.roles import address, try_locks
from backchannel.storage.postgres.writer import Lane
from backchannel.storage.writer import Job

T = TypeVar("T")
U = TypeVar("U")
LANES = 2
READERS = 4
MOST_WAITING = 4096
ANSWER_WITHIN_S = 20.0
_SERVER = {"jit": "off", "synchronous_commit": "on", "lock_timeout": "10s"}


class PostgresAccess(Access[U]):
    """One principal's way in."""

    def __init__(self, store: PostgresStore[U], principal: str) -> None:
        self._store, self._principal = store, principal

    async def read(self, work: Callable[[Reader[U]], Awaitable[T]], *, settled: bool = False) -> T:
        """See `Access.read`."""
        return await self._store.read(self._principal, work, settled=settled)

    async def glance(self, work: Callable[[Reader[U]], Awaitable[T]], *, settled: bool = False) -> T:
        """See `Access.glance`."""
        return await self._store.read(self._principal, work, settled=settled)

    def submit(
        self,
        work: Callable[[Transaction[U]], Awaitable[T]],
        done: Callable[[T | BaseException], None],
        *,
        ahead: bool = False,
        beside: bool = False,
        about: str | None = None,
    ) -> None:
        """See `Access.submit`."""
        self._store.put(Job(self._principal, work, done, ahead, beside, about))


class PostgresStore(Generic[U]):
    """One universe's database.

    Args:
        place: the database's address with ``{role}`` where the login role's name goes.
        universe: the name of its checked-in list of principals.
        ids: this universe's generator, clock and randomness.
        only: the principals that this process may be, else all of the list.
    """

    def __init__(self, place: str, universe: str, ids: IdSource, only: frozenset[str] | None = None) -> None:
        self.principals = {who: lines for who, lines in grants(universe).items() if only is None or who in only}
        self._place, self._universe, self._ids = place, universe, ids
        self._listeners: list[Listener] = []
        self._pools: dict[str, asyncio.Future[Any]] = {}
        self._lanes: dict[tuple[str, int], Lane] = {}
        self._closed = False

    def principal(self, name: str) -> Access[U]:
        """The way in of one principal of the checked-in list.

        Raises:
            KeyError: the list has no such principal.
        """
        _ = self.principals[name]
        return PostgresAccess(self, name)

    def listen(self, listener: Listener) -> None:
        """Call `listener` on the event loop with what each commit emitted."""
        self._listeners.append(listener)

    def waiting(self) -> int:
        """How many acts wait to be committed."""
        return sum(lane.waiting() for lane in self._lanes.values())

    def put(self, job: Job) -> None:
        """Queue an act, or refuse it before it has begun; must be called on the event loop."""
        if self._closed:
            job.done(Refusal("shutting_down", 503, "The desk is shutting down.", "Send it again in a moment.", 5))
        elif not job.ahead and self.waiting() >= MOST_WAITING:
            job.done(Refusal("busy", 503, "The desk is very busy.", "Send it again in a moment.", 1))
        else:
            self._lane(job).put(job)

    async def read(self, principal: str, work: Callable[[Reader[U]], Awaitable[T]], *, settled: bool = False) -> T:
        """Run a read as `principal` on a consistent view.

        Raises:
            Unconfirmed: the database cannot be reached.
        """
        try:
            pool = await self._pool(principal)
            async with pool.acquire() as link:
                return await self._read(link, work, settled=settled)
        except (asyncpg.InterfaceError, asyncpg.PostgresConnectionError, OSError, TimeoutError) as error:
            raise Unconfirmed("the database cannot be reached") from error

    def channel(self) -> Channel:
        """What this universe's nodes tell each other by, as the first of this process's principals."""
        return PostgresChannel(lambda: self._connect(min(self.principals)))

    async def stop(self) -> None:
        """Commit what has queued, then let go of every connection. Acts that come later are refused."""
        self._closed = True
        for lane in self._lanes.values():
            await lane.stop()
        for pool in self._pools.values():
            await (await pool).close()

    async def _read(self, link: Link, work: Callable[[Reader[U]], Awaitable[T]], *, settled: bool) -> T:
        if settled:
            await link.execute(f"SELECT pg_advisory_lock({UNIVERSE_LOCK})")
        try:
            await link.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT 1")
        finally:
            if settled:
                await link.execute(f"SELECT pg_advisory_unlock({UNIVERSE_LOCK})")
        reader: PostgresReader[U] = PostgresReader(link, self._ids.clock())
        try:
            return await work(reader)
        finally:
            reader.end()
            await link.execute("ROLLBACK")

    def _lane(self, job: Job) -> Lane:
        number = zlib.crc32(job.about.encode()) % LANES if job.about is not None else 0
        key = (job.principal, number)
        if (lane := self._lanes.get(key)) is None:
            lane = self._lanes[key] = Lane(
                lambda: self._connect(job.principal), self._ids, lambda outcomes: deliver(outcomes, self._listeners)
            )
        return lane

    async def _connect(self, principal: str) -> Link:
        link: Link = await asyncpg.connect(address(self._place, self._universe, principal), **_options(self._universe))
        await try_locks(link)
        await must_be_ready(link, self._universe)
        return link

    async def _pool(self, principal: str) -> Any:
        if (known := self._pools.get(principal)) is None or (known.done() and known.exception() is not None):
            opening = asyncpg.create_pool(
                address(self._place, self._universe, principal),
                min_size=0,
                max_size=READERS,
                init=try_locks,
                reset=_nothing,
                **_options(self._universe),
            )
            known = self._pools[principal] = asyncio.ensure_future(_opened(opening))
        return await asyncio.shield(known)


async def _opened(pool: Any) -> Any:
    return await pool


async def _nothing(_link: object) -> None:
    """A reading connection is left as it was found: its transaction is over."""


def _options(universe: str) -> dict[str, Any]:
    return {
        "statement_cache_size": 1024,
        "command_timeout": ANSWER_WITHIN_S,
        "timeout": ANSWER_WITHIN_S,
        "server_settings": {**_SERVER, "application_name": f"backchannel {universe}"},
    }

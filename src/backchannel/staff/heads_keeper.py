"""Keeps the audit chain's newest head outside of the data folder while the desk is served, off the event loop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from typing import Literal

from backchannel.kernel.clock import Clock
from backchannel.live.tasks import Tasks
from backchannel.private.audit.chain import Link
from backchannel.private.audit.heads import Heads
from backchannel.private.audit.ledger import LedgerGrew, NewLine, append, last_link
from backchannel.private.store import PrivateAccess, Tx

TRY_AGAIN_S = 5.0
Trouble = Literal["", "unwritable", "differs"]
_LOG = logging.getLogger("backchannel.staff")


class HeadsKeeper:
    """Appends heads as the chain grows; of those that come while it writes, the newest.

    Args:
        heads: the file.
        private: the way into the private store.
        clock: the time to note down.
        tasks: runs what takes a while.
        at_once: writes on the caller's thread, for desks whose order of events is held still.
    """

    def __init__(
        self, heads: Heads, private: PrivateAccess, clock: Clock, tasks: Tasks, *, at_once: bool = False
    ) -> None:
        self._heads, self._private, self._clock, self._tasks = heads, private, clock, tasks
        self._at_once = at_once
        self._newest: LedgerGrew | None = None
        self._writing = False
        self.trouble: Trouble = ""

    @property
    def path(self) -> str:
        """Where the file lies."""
        return str(self._heads.path)

    def committed(self, events: Iterable[object]) -> None:
        """Hear what one commit of the private store emitted."""
        grown = [event for event in events if isinstance(event, LedgerGrew)]
        if not grown:
            return
        self._newest = grown[-1]
        if not self._writing:
            self._writing = True
            self._tasks.run(self._write())

    async def start(self) -> None:
        """Look at file and chain before anything is served: what the file lacks is kept now, and a line says so.

        A chain that does not agree with the file is served all the same, since reading must go on being recorded; the
        audit screen and the log say so.
        """
        kept = self._heads.kept()
        last = await self._private.read(last_link)
        newest = max((one.n for one in kept), default=0)
        if any(one.n == last.n and one.head != last.head for one in kept) or newest > last.n:
            self.trouble = "differs"
            _LOG.error("the audit chain differs from the heads kept in %s; run: backchannel audit verify", self.path)
        elif newest < last.n:
            await self._private.write(lambda tx: _tell(tx, newest, last))

    async def stop(self) -> None:
        """Keep the head of all that was committed."""
        last = await self._private.write(last_link)
        if last.n:
            await self._keep(last.n, last.head)

    async def _write(self) -> None:
        try:
            while (grown := self._newest) is not None:
                self._newest = None
                await self._keep_at_last(grown)
        finally:
            self._writing = False

    async def _keep_at_last(self, grown: LedgerGrew) -> None:
        while True:
            try:
                return await self._keep(grown.n, grown.head)
            except OSError:
                self.trouble = "unwritable"
                _LOG.exception("the head of the audit chain could not be kept; trying again")
                await asyncio.sleep(TRY_AGAIN_S)

    async def _keep(self, n: int, head: str) -> None:
        if self._at_once:
            self._heads.append(n, head, self._clock())
        else:
            await asyncio.to_thread(self._heads.append, n, head, self._clock())
        if self.trouble == "unwritable":
            self.trouble = ""


async def _tell(tx: Tx, newest: int, last: Link) -> None:
    """Places whose heads were not kept while they were new could have been put there by anybody: say which."""
    act = "heads_late" if newest else "heads_begun"
    await append(tx, "", NewLine(act, "audit", detail=f"{newest + 1}-{last.n}"))

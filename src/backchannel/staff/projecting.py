"""The projector at work: woken by public commits, it carries what has changed into the private store, bit by bit."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress

from backchannel.private.audit.carrying import carry_doings
from backchannel.private.desk.projector import project
from backchannel.private.store import PrivateAccess
from backchannel.public.store import PublicAccess

TOGETHER_S = 0.04
LOOK_AT_LEAST_EVERY_S = 5.0
TRY_AGAIN_S = 1.0
_LOG = logging.getLogger("backchannel.staff")


class Projecting:
    """Keeps the projection within 50 ms of the public store.

    Args:
        public: the way into the public store.
        private: the way into the private store.
    """

    def __init__(self, public: PublicAccess, private: PrivateAccess) -> None:
        self._public, self._private = public, private
        self._wake = asyncio.Event()

    def wake(self) -> None:
        """Something was committed."""
        self._wake.set()

    async def catch_up(self) -> None:
        """Carry everything that is committed now."""
        while await project(self._public, self._private):
            pass
        while await carry_doings(self._public, self._private):
            pass

    async def run(self) -> None:
        """Carry what comes, until cancelled."""
        while True:
            self._wake.clear()
            try:
                await self.catch_up()
                await asyncio.sleep(TOGETHER_S)
            except Exception:  # noqa: BLE001 - lists must not stand still for ever, whatever stopped them
                _LOG.exception("the projection failed; trying again")
                await asyncio.sleep(TRY_AGAIN_S)
            # Not `wait_for`: before Python 3.12 it forgets that it was cancelled when what it waits for has just come.
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOK_AT_LEAST_EVERY_S):
                    await self._wake.wait()

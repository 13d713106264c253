"""Rights on open sockets hold for ten seconds: renewed from the stores every few, whatever becomes of the bus."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable

from backchannel.staff.elsewhere import Elsewhere
from backchannel.staff.monitors import Monitors
from backchannel.staff.rights import Rights

RENEWED_EVERY_S = 3.0
RENEWAL_LASTS_S = 3.0
HOLD_S = 9.0
"""When rights were last read so long ago, they end; a renewal that has begun meanwhile may still come in time."""

_LOG = logging.getLogger("backchannel.staff")


class Renewing:
    """Looks again at everybody's rights, and ends those that cannot be looked at.

    Args:
        rights: of whoever is connected.
        ticks: seconds that only move forward.
    """

    def __init__(self, rights: Rights, ticks: Callable[[], float] = time.monotonic) -> None:
        self._rights, self._ticks = rights, ticks
        self._renewed_at = ticks()

    async def run(self) -> None:
        """Renew rights until cancelled."""
        self._renewed_at = self._ticks()
        while True:
            await asyncio.sleep(RENEWED_EVERY_S)
            await self.renew()

    async def renew(self) -> None:
        """Read everybody's rights once; when that has not worked for too long, everybody has to come in anew."""
        began = self._ticks()
        try:
            async with asyncio.timeout(RENEWAL_LASTS_S):
                await self._rights.check()
        except Exception:  # noqa: BLE001 - the next round must come, whatever became of this one
            _LOG.exception("rights could not be read; trying again")
            if self._ticks() - self._renewed_at > HOLD_S - RENEWED_EVERY_S:
                self._rights.expire()
        else:
            self._renewed_at = began


async def keep_in_touch(elsewhere: Elsewhere, monitors: Monitors, every_s: float) -> None:
    """Tell other processes again who looks at what here, and forget what they have stopped telling, until cancelled."""
    elsewhere.say_that_this_is_new()
    while True:
        await asyncio.sleep(every_s)
        elsewhere.say_all()
        for room in elsewhere.forget_the_silent():
            monitors.told_anew(room)

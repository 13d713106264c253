"""Downloads that end when the right to them does: looked at again, part by part, whenever any right has changed."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing

from backchannel.kernel.errors import Refusal
from backchannel.private.team.me import Me
from backchannel.staff.parts import Parts

BELIEVED_S = 5.0
"""How long a right is believed without a look while a download goes on, whatever becomes of the word of a change."""


class DownloadEndedError(Exception):
    """The right to a download has ended; what has been sent must not look as if it were all."""


async def while_allowed(
    parts: Parts,
    me: Me,
    content: AsyncIterator[bytes],
    still: Callable[[Me], Awaitable[object]],
    ticks: Callable[[], float] = time.monotonic,
) -> AsyncIterator[bytes]:
    """A download, part by part, for as long as its reader may have it.

    Args:
        parts: of the door.
        me: who downloads, as they were admitted.
        content: what they download.
        still: refuses when they may not have it any more, given themselves as they are now.
        ticks: seconds that only move forward.

    Raises:
        DownloadEndedError: the right has ended; the connection breaks off.
    """
    crowd = parts.live.crowd
    changes, looked = crowd.changes, ticks()
    async with aclosing(content) as source:  # type: ignore[type-var]
        async for part in source:
            if crowd.changes != changes or ticks() - looked > BELIEVED_S:
                changes, looked = crowd.changes, ticks()
                await _look_again(parts, me, still)
            yield part


async def _look_again(parts: Parts, me: Me, still: Callable[[Me], Awaitable[object]]) -> None:
    try:
        await still(await parts.admission.again(me))
    except Refusal as refusal:
        raise DownloadEndedError(refusal.code) from None

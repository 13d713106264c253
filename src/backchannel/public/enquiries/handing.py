"""Takes note of what is handed to customers, by whichever door hands it out."""

from __future__ import annotations

import logging
from functools import partial

from backchannel.public.enquiries.delivered import mark_delivered
from backchannel.public.store import PublicAccess

MOST_KNOWN = 20_000
_LOG = logging.getLogger("backchannel.public")


class Handing:
    """Marks how far each room has been handed out, with one write per room on its way at a time.

    A mark is queued for the store's writer as the bytes are queued for the customer, so that a recall that is asked
    for later comes behind it.

    Args:
        access: the way into the public store of the door that hands out.
    """

    def __init__(self, access: PublicAccess) -> None:
        self._access = access
        self._up_to: dict[str, int] = {}
        self._writing: set[str] = set()

    def handed(self, room: str, up_to: int) -> None:
        """A customer, or a system that speaks for one, was given everything up to a place."""
        if up_to <= self._up_to.get(room, 0):
            return
        if len(self._up_to) >= MOST_KNOWN:
            self._up_to.clear()
        self._up_to[room] = up_to
        if room not in self._writing:
            self._write(room, up_to)

    def _write(self, room: str, up_to: int) -> None:
        self._writing.add(room)
        self._access.submit(lambda tx: mark_delivered(tx, room, up_to), partial(self._written, room, up_to))

    def _written(self, room: str, up_to: int, result: object) -> None:
        self._writing.discard(room)
        if isinstance(result, BaseException):
            _LOG.error("a mark of what was handed out was not kept: %s", result)
            self._up_to.pop(room, None)
        elif (further := self._up_to.get(room, 0)) > up_to:
            self._write(room, further)

"""Where the door has files made: it hands an order over and gets the file part by part."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Protocol

from backchannel.private.reports.orders import Order, make
from backchannel.private.store import PrivateAccess
from backchannel.public.store import PublicAccess


class Exports(Protocol):
    """Makes what is ordered."""

    async def make(self, order: Order) -> AsyncIterator[bytes]:
        """The ordered file, once its making has begun.

        Raises:
            Refusal: `exports_busy` 503 when too many are being made.
        """


class ExportsHere:
    """Makes files on the spot: for desks whose order of events is held still.

    Args:
        public: a way into the public store that may read rooms.
        private: a way into the private store.
    """

    def __init__(self, public: PublicAccess, private: PrivateAccess) -> None:
        self._public, self._private = public, private

    async def make(self, order: Order) -> AsyncIterator[bytes]:
        """See `Exports.make`."""
        return make(order, self._public, self._private)

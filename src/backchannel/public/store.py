"""The public store's tables hang on `metadata`; its transactions are types of their own."""

from __future__ import annotations

import sqlalchemy as sa

from backchannel.storage.database import Access, Reader, Transaction


class Public:
    """Marks transactions of the public store; never made."""


metadata = sa.MetaData()
Rx = Reader[Public]
Tx = Transaction[Public]
PublicAccess = Access[Public]

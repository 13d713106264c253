"""The private store's tables hang on `metadata`; its transactions are types of their own."""

from __future__ import annotations

import sqlalchemy as sa

from backchannel.storage.database import Access, Reader, Transaction


class Private:
    """Marks transactions of the private store; never made."""


metadata = sa.MetaData()
Rx = Reader[Private]
Tx = Transaction[Private]
PrivateAccess = Access[Private]

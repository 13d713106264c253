"""Whether a desk is sealed, as its store says; known without any key, and without loading what seals."""

from __future__ import annotations

import sqlalchemy as sa

from backchannel.private.sealing.tables import sealed_key
from backchannel.private.store import Rx
from backchannel.storage.database import prepare_write

DESK = "desk"
"""The scope whose key says, by being there, that all of the desk is sealed."""

_ANY = prepare_write(sa.select(sealed_key.c.id).limit(1))
_DESK = prepare_write(sa.select(sealed_key.c.id).where(sealed_key.c.scope == DESK))


async def has_sealed(rx: Rx) -> bool:
    """Whether anything of the desk is sealed."""
    return await rx.one(_ANY) is not None


async def is_sealed(rx: Rx) -> bool:
    """Whether all of the desk is sealed: false also while it is on the way there."""
    return await rx.one(_DESK) is not None

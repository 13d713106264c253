"""What the projection tells those who show lists."""

from __future__ import annotations

import msgspec


class DeskSpoken(msgspec.Struct, frozen=True):
    """In an enquiry something was said; its row shows it, its place on every list is the same."""

    room: str


class DeskChanged(msgspec.Struct, frozen=True):
    """An enquiry's row changed.

    Args:
        room: the enquiry's id.
        keys: the lists that it is on now, as `keys` names them.
        lost: the lists that it was on before and is no longer.
    """

    room: str
    keys: tuple[str, ...]
    lost: tuple[str, ...]

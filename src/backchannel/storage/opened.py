"""The store of one universe as wiring opens and holds it, whatever keeps it."""

from __future__ import annotations

from backchannel.storage.sqlite import SqliteStore as Store
from backchannel.storage.sqlite import open_store

__all__ = ["Store", "open_store"]

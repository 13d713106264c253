"""Trials of a universe's database, for whoever may not know what kind it is; a desk on files never loads its driver."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from backchannel.storage.database import Transaction
from backchannel.storage.trying import Shape, Tried


def _trials() -> Any:
    return import_module("backchannel.storage.postgres.trying")


async def shape(place: str, universe: str) -> Shape:
    """What a universe's database holds: its tables, and whatever acts by itself."""
    found: Shape = await _trials().shape(place, universe)
    return found


async def try_principals(place: str, universe: str, only: frozenset[str] | None = None) -> Tried:
    """Ask the database whether any role may do what its list does not allow, and try on each what none may."""
    tried: Tried = await _trials().try_principals(place, universe, only)
    return tried


async def try_to_cross(place: str, foreign: str, universe: str) -> Tried:
    """Try to reach a universe's database as each principal of the other universe."""
    tried: Tried = await _trials().try_to_cross(place, foreign, universe)
    return tried


async def hold(tx: Transaction[Any]) -> None:
    """An act that keeps its writer for a moment."""
    await _trials().hold(tx)

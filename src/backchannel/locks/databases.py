"""Trials at the databases of a desk with many nodes: two of them, each closed to the other's roles."""

from __future__ import annotations

import asyncio
from typing import Any

from backchannel.locks.trials import Trial, judged
from backchannel.storage.database import Access
from backchannel.storage.database_trials import hold, shape, try_principals, try_to_cross
from backchannel.storage.trying import Tried

_EVERYWHERE = frozenset({"alembic_version"})


async def principals(place: str, universe: str, only: frozenset[str] | None = None) -> Trial:
    """K4: the database allows each login role what is on its list, and nothing else.

    Args:
        place: the database's address.
        universe: the name of its list of principals.
        only: the principals to try, else all.
    """
    tried = await try_principals(place, universe, only)
    what = f"what is on no list was asked of the {universe} database by {tried.connections} principals"
    return judged("K4", what, _denied(tried), holds=not tried.let_through and tried.denied > 0)


async def two_databases(public: str, private: str) -> tuple[Trial, ...]:
    """K3 and K6: two databases with no table in common, that do nothing by themselves, closed to each other's roles.

    Args:
        public: the address of the one that customers are served from.
        private: the address of the one that only staff reach.
    """
    shapes = await shape(public, "public"), await shape(private, "private")
    common = sorted((set(shapes[0].tables) & set(shapes[1].tables)) - _EVERYWHERE)
    acting = [name for one in shapes for name in one.acting]
    down = await try_to_cross(private, "public", "private")
    up = await try_to_cross(public, "private", "public")
    crossed = Tried(down.connections + up.connections, down.denied + up.denied, down.let_through + up.let_through)
    return (
        judged("K3", "the tables of both databases were compared", _listed(common), holds=not common),
        judged("K3", "triggers and views were looked for in both", _listed(acting), holds=not acting),
        judged(
            "K6",
            "each universe's roles were to reach the other's database, where its bells ring as well",
            _denied(crossed),
            holds=not crossed.let_through,
        ),
    )


async def not_held_up(public: Access[Any], private: Access[Any]) -> Trial:
    """K10: the public writer goes on while the private one is held.

    Args:
        public: any principal of the public database; nothing is written.
        private: likewise of the private one.
    """

    async def nothing(_tx: Any) -> None:
        """Take a turn at the writer."""

    await public.write(nothing, ahead=True)
    held = asyncio.ensure_future(private.write(hold, ahead=True))
    await public.write(nothing, ahead=True)
    free = not held.done()
    await held
    seen = "the public one wrote meanwhile" if free else "the public one waited for it"
    return judged("K10", "the private writer was held and something written by the public one", seen, holds=free)


def _denied(tried: Tried) -> str:
    through = f"let through: {'; '.join(tried.let_through[:3])}"
    return through if tried.let_through else f"all {tried.denied} refused"


def _listed(names: list[str]) -> str:
    return ", ".join(names) if names else "there are none"

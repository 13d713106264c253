"""The store of one universe as wiring opens and holds it, whatever keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol, TypeVar

from backchannel.kernel.ids import IdSource
from backchannel.storage.database import Access, Channel, Listener
from backchannel.storage.sqlite import open_store

__all__ = ["NodesStore", "Store", "make_databases", "open_database", "open_store", "upgrade_database"]

U = TypeVar("U")


class Store(Protocol[U]):
    """One universe's store."""

    def principal(self, name: str) -> Access[U]:
        """The way in of one principal of the checked-in list.

        Raises:
            KeyError: the list has no such principal.
        """

    def listen(self, listener: Listener) -> None:
        """Call `listener` on the event loop with what each commit emitted."""

    def waiting(self) -> int:
        """How many acts wait to be committed."""

    async def stop(self) -> None:
        """Commit what has queued, then let go of everything. Acts that come later are refused."""


class NodesStore(Store[U], Protocol[U]):
    """A store that many nodes share."""

    def channel(self) -> Channel:
        """What they tell each other through it."""


async def make_databases(admin: str, names: Mapping[str, str], passwords: Path | None) -> None:
    """Make the databases and login roles of a desk that lies in databases; what is there already stays as it is.

    Args:
        admin: the address of a database of the server, with an account that may create databases and roles.
        names: each universe's name with its database's.
        passwords: a file in PostgreSQL's own format that new roles' passwords are added to; None makes roles without.
    """
    from backchannel.storage.postgres.setting_up import create_database  # noqa: PLC0415 - as below

    for universe, name in names.items():
        await create_database(admin, universe, name, passwords)


async def upgrade_database(place: str, universe: str) -> bool:
    """Bring a universe's database into its present shape; answers whether anything had to be done.

    Raises:
        StoreTooNewError: a later version of the product has written it.
    """
    from backchannel.storage.postgres.migrating import create_or_upgrade  # noqa: PLC0415 - as below

    return await create_or_upgrade(place, universe)


def open_database(place: str, universe: str, ids: IdSource, only: frozenset[str] | None = None) -> NodesStore[Any]:
    """Open a universe's PostgreSQL database, as some principals `only`, else as all; connections come when needed.

    Args:
        place: its address, with ``{role}`` where the login role's name goes.
        universe: the name of its list of principals.
        ids: the universe's generator, clock and randomness.
        only: the principals that this process may be.
    """
    from backchannel.storage.postgres.store import PostgresStore  # noqa: PLC0415 - a desk on files never loads it

    return PostgresStore(place, universe, ids, only)

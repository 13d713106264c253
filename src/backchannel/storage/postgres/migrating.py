"""Bring a universe's database up to date: its owner runs the revisions it lacks, and gives every role its rights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backchannel.storage.authorizer import grants
from backchannel.storage.migrate import StoreTooNewError, head, revisions
from backchannel.storage.postgres.acts import Link
from backchannel.storage.postgres.roles import OWNER, address, rights, role_name

if TYPE_CHECKING:
    import sqlalchemy as sa

MIGRATION_LOCK = 0x6D696772
_SAID = "Backchannel at "
_READY = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
"""Every role may read what is said of a database; none but the owner reads where the revision itself is kept."""
_SEQUENCES = """
    SELECT t.relname, s.relname FROM pg_class s JOIN pg_depend d ON d.objid = s.oid
    JOIN pg_class t ON t.oid = d.refobjid WHERE s.relkind = 'S' AND d.deptype IN ('a', 'i')
"""


class StoreNotReadyError(RuntimeError):
    """The database is not at the revision that this version of the product serves."""


async def create_or_upgrade(place: str, universe: str) -> bool:
    """Make sure that a database holds this universe's tables in their present shape, and every role its rights.

    Nodes that start together take turns. All of it is one transaction.

    Args:
        place: the database's address, see `address`; its owner's role must be able to log in.
        universe: ``public`` or ``private``.

    Returns:
        Whether anything had to be done.

    Raises:
        StoreTooNewError: a later version of the product has written it.
    """
    from sqlalchemy.ext.asyncio import create_async_engine  # noqa: PLC0415 - loads only when there is work
    from sqlalchemy.pool import NullPool  # noqa: PLC0415

    where = address(place, universe, OWNER).replace("postgresql://", "postgresql+asyncpg://", 1)
    engine = create_async_engine(where, poolclass=NullPool)
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(_upgrade, universe)
    finally:
        await engine.dispose()


async def must_be_ready(link: Link, universe: str) -> None:
    """Make sure that the database behind a principal's connection is at this version's revision.

    Raises:
        StoreNotReadyError: it is not; the message says what to do.
    """
    found = str(await link.fetchval(_READY) or "")
    if found != _SAID + head(universe):
        raise StoreNotReadyError(
            f"the {universe} database is at {found.removeprefix(_SAID) or 'no revision'}, this version needs "
            f"{head(universe)}: run `backchannel migrate`"
        )


def _upgrade(connection: sa.Connection, universe: str) -> bool:
    from alembic import command  # noqa: PLC0415 - as above

    from backchannel.storage.upgrade import config  # noqa: PLC0415 - it loads Alembic

    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")
    found = _version(connection)
    if found is not None and found not in revisions(universe):
        raise StoreTooNewError(f"the {universe} database is at {found}, which this version does not know")
    if found != head(universe):
        command.upgrade(config(universe, connection), "head")
    for statement in rights(universe):
        connection.exec_driver_sql(statement)
    _grant_sequences(connection, universe)
    name = connection.exec_driver_sql("SELECT current_database()").scalar_one()
    connection.exec_driver_sql(f"COMMENT ON DATABASE \"{name}\" IS '{_SAID}{head(universe)}'")
    return found != head(universe)


def _version(connection: sa.Connection) -> str | None:
    if connection.exec_driver_sql("SELECT to_regclass('alembic_version')").scalar() is None:
        return None
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return str(found) if found is not None else None


def _grant_sequences(connection: sa.Connection, universe: str) -> None:
    owned = list(connection.exec_driver_sql(_SEQUENCES))
    for principal, tables in grants(universe).items():
        for table, sequence in owned:
            if table in tables and tables[table].insert:
                role = role_name(universe, principal)
                connection.exec_driver_sql(f'GRANT USAGE ON SEQUENCE "{sequence}" TO {role}')

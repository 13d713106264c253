"""Login roles: one for each principal, with the rights of the checked-in list, and one that owns the tables."""

from __future__ import annotations

from collections.abc import Iterator

import asyncpg

from backchannel.storage.authorizer import Grant, LockBrokenError, grants
from backchannel.storage.postgres.acts import Link

OWNER = "owner"
_NEVER_ALLOWED = (
    "SELECT version_num FROM alembic_version",
    "CREATE TABLE other (a int)",
    "CREATE TEMP TABLE other (a int)",
    "COPY (SELECT 1) TO '/tmp/other'",
    "CREATE ROLE other",
)
_MIGHTY = """
    SELECT r.rolsuper OR r.rolcreatedb OR r.rolcreaterole OR r.rolbypassrls OR EXISTS (
        SELECT 1 FROM pg_auth_members m WHERE m.member = r.oid
    ) FROM pg_roles r WHERE r.rolname = current_user
"""


def role_name(universe: str, principal: str) -> str:
    """The login role of a principal, unique within a cluster that may hold both databases."""
    return f"backchannel_{universe}_{principal}"


def address(place: str, universe: str, principal: str) -> str:
    """A database's address for one login role.

    Args:
        place: ``postgresql://{role}@host:5432/database``, with ``{role}`` where the role's name goes.
        universe: the name of its list of principals.
        principal: one of them, or `OWNER`.

    Raises:
        ValueError: it has no place for the role's name, so every principal would be the same one.
    """
    if "{role}" not in place:
        raise ValueError("a database's address needs {role} where the name of the login role goes")
    return place.replace("{role}", role_name(universe, principal))


async def try_locks(link: Link) -> None:
    """Try on a connection what no principal may do, before anybody is given it.

    Raises:
        LockBrokenError: something was not denied.
    """
    for attempt in _NEVER_ALLOWED:
        try:
            await link.execute(attempt)
        except asyncpg.InsufficientPrivilegeError:
            continue
        raise LockBrokenError(f"not denied: {attempt}")
    if await link.fetchval(_MIGHTY):
        raise LockBrokenError("the role is more than its list says, or can become another one")


def rights(universe: str) -> Iterator[str]:
    """The statements that give every principal of a universe what its list says, and nothing else."""
    for principal, tables in grants(universe).items():
        role = role_name(universe, principal)
        yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}"
        yield f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {role}"
        yield f"GRANT USAGE ON SCHEMA public TO {role}"
        for table, grant in tables.items():
            yield from _granted(role, table, grant)


def _granted(role: str, table: str, grant: Grant) -> Iterator[str]:
    if grant.read:
        yield f'GRANT SELECT ({_names(grant.read)}) ON "{table}" TO {role}'
    if grant.insert:
        yield f'GRANT INSERT ON "{table}" TO {role}'
    if grant.update:
        yield f'GRANT UPDATE ({_names(grant.update)}) ON "{table}" TO {role}'
    if grant.delete:
        yield f'GRANT DELETE ON "{table}" TO {role}'


def _names(columns: frozenset[str]) -> str:
    return ", ".join(f'"{name}"' for name in sorted(columns))

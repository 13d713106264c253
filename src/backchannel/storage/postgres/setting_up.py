"""Make the two databases and their login roles, once, with an account that may create both."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg

from backchannel.storage.authorizer import grants
from backchannel.storage.postgres.acts import Link
from backchannel.storage.postgres.roles import OWNER, role_name


async def create_database(admin: str, universe: str, name: str, passwords: Path | None = None) -> None:
    """Make one universe's database and the roles that may reach it; what is there already stays as it is.

    No role of one universe may connect to the other's database, whatever name it has.

    Args:
        admin: the address of a database of the same server, with an account that may create databases and roles.
        universe: ``public`` or ``private``.
        name: the database's name.
        passwords: a file in PostgreSQL's own format (its manual, "The Password File") that new roles' passwords are
            added to, readable by its owner alone; None makes roles without passwords, for servers that tell users
            apart by other means.
    """
    link: Link = await asyncpg.connect(admin)
    try:
        for principal in (OWNER, *grants(universe)):
            await _create_role(link, role_name(universe, principal), name, passwords)
        if not await link.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", name):
            await link.execute(f'CREATE DATABASE "{name}" OWNER {role_name(universe, OWNER)}')
        await link.execute(f'REVOKE ALL ON DATABASE "{name}" FROM PUBLIC')
        for principal in grants(universe):
            await link.execute(f'GRANT CONNECT ON DATABASE "{name}" TO {role_name(universe, principal)}')
    finally:
        await link.close()


async def _create_role(link: Link, role: str, database: str, passwords: Path | None) -> None:
    if await link.fetchval("SELECT 1 FROM pg_roles WHERE rolname = $1", role):
        return
    secret = secrets.token_hex(24)
    with_password = f" PASSWORD '{secret}'" if passwords is not None else ""
    await link.execute(f"CREATE ROLE {role} LOGIN NOCREATEDB NOCREATEROLE{with_password}")
    if passwords is not None:
        handle = os.open(passwords, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(handle, "a") as file:
            file.write(f"*:*:{database}:{role}:{secret}\n")


def at_server(place: str) -> str:
    """A database's address as messages show it, without roles and passwords."""
    parts = urlsplit(place)
    return f"{parts.hostname or 'local'}{parts.path}"

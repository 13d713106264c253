"""A PostgreSQL server of the tests' own: started once per test process, with a fresh pair of databases when asked."""

from __future__ import annotations

import asyncio
import atexit
import functools
import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import asyncpg

from backchannel.storage.postgres.migrating import create_or_upgrade
from backchannel.storage.postgres.roles import OWNER, address, role_name
from backchannel.storage.postgres.setting_up import create_database

_NUMBERS = itertools.count()


def binaries() -> Path:
    """The folder of PostgreSQL's own programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    assert on_path, "no PostgreSQL on this machine: script/test installs it"
    return Path(on_path).resolve().parent


class Cluster:
    """A running server that listens on a Unix socket alone.

    Args:
        durable: whether it waits for the disk; what looks at acts alone need not.
    """

    def __init__(self, *, durable: bool = False) -> None:
        self._durable = durable
        self.folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
        self._run("initdb", "-D", self.data, "-U", "postgres", "--auth=trust", "--no-sync", "-E", "UTF8")
        self.start()
        atexit.register(self.stop)

    @property
    def data(self) -> Path:
        """The server's own folder."""
        return self.folder / "data"

    def start(self) -> None:
        """Start the server and wait until it answers."""
        fsync = "on" if self._durable else "off"
        options = f"-k {self.folder} -c listen_addresses='' -c max_connections=200 -c fsync={fsync}"
        self._run("pg_ctl", "-D", self.data, "-w", "-l", self.folder / "log", "-o", options, "start")

    def stop(self) -> None:
        """Stop it at once and forget it."""
        self._run("pg_ctl", "-D", self.data, "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def place(self, database: str) -> str:
        """The address of one of its databases, with a place for the role's name."""
        return f"postgresql://{{role}}@/{database}?host={self.folder}"

    @property
    def admin(self) -> str:
        """The address for whoever may create databases."""
        return f"postgresql://postgres@/postgres?host={self.folder}"

    def _run(self, program: str, *words: str | Path) -> None:
        other: dict[str, Any] = {}
        if os.geteuid() == 0:
            account = pwd.getpwnam("postgres")
            other = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
        subprocess.run(
            [binaries() / program, *words],
            check=True,
            cwd="/",
            stdout=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            **other,
        )


@functools.cache
def cluster() -> Cluster:
    """The server of this test process."""
    return Cluster()


@functools.cache
def _template(universe: str) -> str:
    server, name = cluster(), f"template_{universe}"

    async def make() -> None:
        await create_database(server.admin, universe, name)
        await create_or_upgrade(server.place(name), universe)

    asyncio.run(make())
    return name


def fresh_database(universe: str) -> str:
    """The address of a new, empty, migrated database of a universe."""
    server, template, name = cluster(), _template(universe), f"test_{universe}_{next(_NUMBERS)}"

    async def make() -> None:
        link: Any = await asyncpg.connect(server.admin)
        try:
            await link.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" OWNER {role_name(universe, OWNER)}')
        finally:
            await link.close()
        await create_database(server.admin, universe, name)
        await create_or_upgrade(server.place(name), universe)

    asyncio.run(make())
    return server.place(name)


@functools.cache
def _reused(universe: str) -> str:
    return fresh_database(universe)


def emptied_database(universe: str) -> str:
    """The address of a database that this test process uses again and again, without a row in it."""
    place = _reused(universe)

    asyncio.run(done_by_owner(place, universe, _EMPTY))
    return place


async def done_by_owner(place: str, universe: str, statement: str) -> None:
    """Run a statement as whoever owns a database's tables."""
    link: Any = await asyncpg.connect(address(place, universe, OWNER))
    try:
        await link.execute(statement)
    finally:
        await link.close()


_EMPTY = """
DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
        EXECUTE format('DELETE FROM %I', name);
    END LOOP;
    FOR name IN SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' LOOP
        PERFORM setval(format('%I', name)::regclass, 1, false);
    END LOOP;
END $$
"""

"""Trying a database's locks: what lies in it, and what each principal's role may do with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import asyncpg
import sqlalchemy as sa

from backchannel.storage.authorizer import Grant, grants
from backchannel.storage.database import Transaction, prepare_write
from backchannel.storage.postgres.acts import Link
from backchannel.storage.postgres.roles import address, role_name, try_locks
from backchannel.storage.trying import Shape, Tried

_TABLES = """
    SELECT c.relname, array_agg(a.attname::text ORDER BY a.attnum) FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE n.nspname = 'public' AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped GROUP BY c.relname
"""
HELD_S = 0.3
_SLEEP = prepare_write(sa.select(sa.func.pg_sleep(sa.bindparam("seconds", type_=sa.Double))))
_ACTING = """
    SELECT tgname::text FROM pg_trigger WHERE NOT tgisinternal
    UNION SELECT viewname::text FROM pg_views WHERE schemaname = 'public'
    UNION SELECT evtname::text FROM pg_event_trigger
"""


async def shape(place: str, universe: str) -> Shape:
    """What a universe's database holds: its tables, and whatever acts by itself.

    Args:
        place: the database's address.
        universe: the name of its list of principals.
    """
    link = await _link(place, universe, min(grants(universe)))
    try:
        tables = {row[0]: tuple(row[1]) for row in await link.fetch(_TABLES)}
        return Shape(tables, tuple(row[0] for row in await link.fetch(_ACTING)))
    finally:
        await link.close()


async def try_principals(place: str, universe: str, only: frozenset[str] | None = None) -> Tried:
    """Ask the database whether any role may do what its list does not allow, and try on each what none may.

    Args:
        place: the database's address.
        universe: the name of its list of principals.
        only: the principals to try, else all.
    """
    tables = (await shape(place, universe)).tables
    listed = {who: lines for who, lines in grants(universe).items() if only is None or who in only}
    denied, through = 0, list[str]()
    for who, lines in listed.items():
        link = await _link(place, universe, who)
        try:
            await try_locks(link)
            for what, question in _forbidden(role_name(universe, who), tables, lines):
                if await link.fetchval(question):
                    through.append(f"{who}: {what}")
                else:
                    denied += 1
        finally:
            await link.close()
    return Tried(len(listed), denied, tuple(through))


async def try_to_cross(place: str, foreign: str, universe: str) -> Tried:
    """Try to reach a universe's database as each principal of the other universe.

    Args:
        place: the address of the database that is tried.
        foreign: the universe whose principals try.
        universe: whose database it is.
    """
    listed = grants(foreign)
    through = [who for who in listed if await _reaches(place.replace("{role}", role_name(foreign, who)))]
    return Tried(len(listed), len(listed) - len(through), tuple(f"{who} reached {universe}" for who in through))


async def hold(tx: Transaction[Any]) -> None:
    """An act that keeps its writer for `HELD_S` seconds."""
    await tx.one(_SLEEP, seconds=HELD_S)


def _forbidden(role: str, tables: dict[str, tuple[str, ...]], lines: dict[str, Grant]) -> Iterator[tuple[str, str]]:
    for table, columns in tables.items():
        line = lines.get(table, Grant())
        for column in columns:
            for right, allowed in (("SELECT", line.read), ("UPDATE", line.update)):
                if column not in allowed:
                    asked = f"has_column_privilege('{role}', '\"{table}\"', '{column}', '{right}')"
                    yield f"{right} {table}.{column}", f"SELECT {asked}"
        for right, granted in (("INSERT", line.insert), ("DELETE", line.delete), ("TRUNCATE", False)):
            if not granted:
                yield f"{right} {table}", f"SELECT has_table_privilege('{role}', '\"{table}\"', '{right}')"


async def _link(place: str, universe: str, principal: str) -> Link:
    return await asyncpg.connect(address(place, universe, principal))


async def _reaches(where: str) -> bool:
    try:
        link: Any = await asyncpg.connect(where, timeout=5)
    except (asyncpg.PostgresError, OSError, TimeoutError):
        return False
    await link.close()
    return True

"""No question of the public universe reads a whole table that grows: each has an index that fits."""

from __future__ import annotations

import importlib
import pkgutil
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

import backchannel.public
from backchannel.storage.acts import _compiled
from backchannel.storage.database import Prepared
from backchannel.storage.migrate import FILE
from stores import fresh

SMALL = {"tag", "tag_target", "setting", "staff_card", "team_presence", "roster", "presence", "channel_token"}
"""Tables that hold as many rows as a desk has people or choices, however long it lives."""


def statements() -> Iterator[tuple[str, Prepared[object]]]:
    """Every statement that the package prepares, by where it is written."""
    for found in pkgutil.walk_packages(backchannel.public.__path__, "backchannel.public."):
        for name, value in vars(importlib.import_module(found.name)).items():
            if isinstance(value, Prepared) and name.startswith("_"):
                yield f"{found.name.removeprefix('backchannel.public.')}.{name}", value


STATEMENTS = dict(statements())


@pytest.fixture(scope="module")
def link(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(fresh(tmp_path_factory.mktemp("plans"), "public") / FILE)) as opened:
        yield opened


def plan(link: sqlite3.Connection, text: str) -> list[str]:
    """How SQLite goes about a statement, step by step."""
    return [row[3] for row in link.execute(f"EXPLAIN QUERY PLAN {text}", (0,) * text.count("?"))]


def whole_tables(steps: list[str]) -> set[str]:
    """The tables that are read from end to end, apart from those that stay small."""
    scanned = {match[1] for step in steps if (match := re.match(r"SCAN (\w+)(?! USING INDEX timer_due)", step))}
    return scanned - SMALL - {"CONSTANT"}


@pytest.mark.parametrize("name", STATEMENTS)
def test_no_statement_reads_a_growing_table_from_end_to_end(name: str, link: sqlite3.Connection) -> None:
    steps = plan(link, _compiled(STATEMENTS[name]).text)
    assert whole_tables(steps) == set(), steps


def test_a_scan_would_be_noticed(link: sqlite3.Connection) -> None:
    assert whole_tables(plan(link, "SELECT * FROM room_entry WHERE text = ?")) == {"room_entry"}


@pytest.mark.parametrize("name", ["messages.queries._AFTER", "messages.queries._BEFORE", "enquiries.timers._DUE"])
def test_what_is_read_in_order_is_stored_in_order(name: str, link: sqlite3.Connection) -> None:
    assert not any("TEMP B-TREE FOR ORDER BY" in step for step in plan(link, _compiled(STATEMENTS[name]).text))

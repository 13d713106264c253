"""Lists stay fast at a million enquiries: each page walks an index in its own order, nothing is sorted or counted."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest
from sqlalchemy.dialects import sqlite as dialects

from backchannel.private.audit import ledger, pages, verify
from backchannel.private.desk import overview
from backchannel.private.messages import mentions, queries, seen
from backchannel.private.reports import detail
from backchannel.private.team import me, staff
from backchannel.storage.database import Prepared
from backchannel.storage.statements import compiled
from stores import template

DIALECT = dialects.dialect(paramstyle="qmark")  # type: ignore[no-untyped-call]
STATEMENTS = {
    "a page of a column": overview._PAGE,
    "the count of a column": overview._COUNT,
    "filtered rows, counted": overview._SOME,
    "a page of the report": detail._PAGE,
    "private entries onward": queries._AFTER,
    "private entries backward": queries._BEFORE,
    "private messages unread": seen._UNREAD,
    "where somebody was named": mentions._MINE,
    "who holds a session": me._BY_SESSION,
    "the ledger's last link": ledger._LAST,
    "links to verify": verify._LINKS,
    "lines to verify": verify._LINES,
    "a room's readers": pages._READERS,
    **{f"the ledger by {' and '.join(by) or 'time'}": statement for by, statement in pages._PAGES.items()},
}


def plan(statement: Prepared[Any]) -> list[str]:
    text = compiled(statement, DIALECT, dialects.insert).text
    with sqlite3.connect(template("private") / "desk.db") as link:
        return [row[3] for row in link.execute(f"EXPLAIN QUERY PLAN {text}", [None] * text.count("?"))]


@pytest.mark.parametrize("what", STATEMENTS)
def test_it_walks_an_index_and_sorts_nothing(what: str) -> None:
    steps = plan(STATEMENTS[what])
    assert steps
    assert not [step for step in steps if step.startswith("SCAN") or "TEMP B-TREE" in step]


def test_a_whole_code_leads_straight_to_its_enquiry() -> None:
    for statement in (overview._CODED, overview._SOME_CODED):
        assert "(code=?)" in plan(statement)[0]


def test_a_plan_that_scans_would_be_seen() -> None:
    assert any(step.startswith("SCAN") or "TEMP B-TREE" in step for step in plan(staff._ALL))

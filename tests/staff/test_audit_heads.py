"""The heads of the audit chain outside of the data folder, and what the terminal verifies by them."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path

import pytest

from backchannel.__main__ import main
from backchannel.private.audit.heads import read_heads
from staff.house import House, at_the_desk, open_house


def test_heads_lie_beside_the_desk_and_the_terminal_verifies_by_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, heads = tmp_path / "data", tmp_path / "data.audit-heads"

    async def test(house: House) -> None:
        await house.staff("Ana")

    at_the_desk(data, test)
    with closing(sqlite3.connect(data / "private" / "desk.db")) as link:
        newest = link.execute("SELECT n, head FROM ledger_link ORDER BY n DESC LIMIT 1").fetchone()
    assert (read_heads(heads)[-1].n, read_heads(heads)[-1].head) == newest
    assert main(["audit", "verify", "--data", str(data)]) == 0
    assert "The ledger is whole." in capsys.readouterr().out
    assert main(["audit", "erase", "--staff", "ana@example.org", "--data", str(data)]) == 0
    assert main(["audit", "erase", "--staff", "nobody@example.org", "--data", str(data)]) == 2
    assert main(["audit", "verify", "--data", str(data)]) == 0
    assert "lawfully erased" in capsys.readouterr().out
    with closing(sqlite3.connect(data / "private" / "desk.db")) as link, link:
        for table in ("ledger", "ledger_link"):
            link.execute(f"DELETE FROM {table} WHERE n > 1")
    assert main(["audit", "verify", "--data", str(data)]) == 1
    assert "truncated at 2" in capsys.readouterr().out


def test_heads_that_begin_late_and_a_chain_that_was_cut_are_told_at_the_start(tmp_path: Path) -> None:
    data, heads = tmp_path / "data", tmp_path / "elsewhere" / "heads"
    secrets: list[str] = []

    async def first(house: House) -> None:
        await house.is_set_up()
        secrets.append(house.ada.token)

    async def later(house: House) -> None:
        again = await house._person(secrets[0])
        lines = (await again.does("GET", "/api/audit", params={"kind": "audit"}))["lines"]
        told.append([line["act"] for line in lines if line["act"].startswith("heads")])
        troubles.append((await again.does("GET", "/api/audit/state"))["trouble"])

    def starts(then: Callable[[House], Awaitable[None]]) -> None:
        async def run() -> None:
            async with open_house(data, audit_heads=heads) as house:
                await then(house)

        asyncio.run(run())

    told, troubles = list[list[str]](), list[str]()
    starts(first)
    heads.unlink()
    starts(later)
    heads.write_text("".join(heads.read_text().splitlines(keepends=True)[:1]))
    starts(later)
    with closing(sqlite3.connect(data / "private" / "desk.db")) as link, link:
        for table in ("ledger", "ledger_link"):
            link.execute(f"DELETE FROM {table} WHERE n > 1")
    starts(later)
    assert told == [["heads_begun"], ["heads_late", "heads_begun"], []]
    assert troubles == ["", "", "differs"]

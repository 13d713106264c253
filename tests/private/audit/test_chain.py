"""The chain: whatever is done to its file is found and named, and lawful erasure leaves it whole."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from backchannel.private.audit.erasure import PRINCIPAL, erase_lines_of_room, erase_lines_of_staff
from backchannel.private.audit.heads import Heads, read_heads
from backchannel.private.audit.ledger import NewLine
from backchannel.private.audit.tables import ledger, ledger_link
from backchannel.private.audit.verify import AT_ONCE, Verdict
from backchannel.settings import SettingMalformedError
from backchannel.storage.database import prepare_write
from backchannel.storage.migrate import FILE
from backchannel.storage.upgrade import downgrade, upgrade
from private.audit.stopped import LINES, Stopped
from private.world import run
from programs import start_python

SHIFT_UP = (
    "UPDATE ledger SET n = -n - 1 WHERE n >= 4",
    "UPDATE ledger SET n = -n WHERE n < 0",
    "UPDATE ledger_link SET n = -n - 1 WHERE n >= 4",
    "UPDATE ledger_link SET n = -n WHERE n < 0",
)
SHIFT_DOWN = (
    "UPDATE ledger SET n = -n + 1 WHERE n > 4",
    "UPDATE ledger SET n = -n WHERE n < 0",
    "UPDATE ledger_link SET n = -n + 1 WHERE n > 4",
    "UPDATE ledger_link SET n = -n WHERE n < 0",
)
FORGED_LINE = (
    "INSERT INTO ledger SELECT 4, at, staff_id, role_name, kind, act, room, NULL, '', 'x', '[]', salt FROM ledger"
)
FORGED_LINK = "INSERT INTO ledger_link VALUES (4, 'made up', 'made up')"


def swapped(table: str, one: int, other: int) -> tuple[str, ...]:
    return (
        f"UPDATE {table} SET n = -1 WHERE n = {one}",
        f"UPDATE {table} SET n = {one} WHERE n = {other}",
        f"UPDATE {table} SET n = {other} WHERE n = -1",
    )


@pytest.fixture
def stopped(tmp_path: Path) -> Stopped:
    return Stopped(tmp_path)


def test_a_chain_that_nobody_touched_is_whole(stopped: Stopped) -> None:
    assert stopped.verdict() == Verdict(LINES, 0, LINES, ())


@pytest.mark.parametrize(
    "column", ["at", "staff_id", "role_name", "kind", "act", "room", "subject_id", "detail", "salt"]
)
def test_an_edited_line_is_found(stopped: Stopped, column: str) -> None:
    assert stopped.suffers(f"UPDATE ledger SET {column} = '1' WHERE n = 3") == [("edited", 3)]


@pytest.mark.parametrize("column", ["digest", "head"])
def test_an_edited_link_is_found(stopped: Stopped, column: str) -> None:
    assert stopped.suffers(f"UPDATE ledger_link SET {column} = 'x' WHERE n = 3")[0] == ("edited", 3)


def test_a_deleted_line_is_found(stopped: Stopped) -> None:
    assert stopped.suffers("DELETE FROM ledger WHERE n = 5") == [("deleted", 5)]


def test_a_deleted_link_is_found_with_its_line_or_without(stopped: Stopped) -> None:
    assert ("deleted", 5) in stopped.suffers("DELETE FROM ledger_link WHERE n = 5")
    assert ("deleted", 5) in stopped.suffers("DELETE FROM ledger WHERE n = 5")


def test_a_deletion_that_closes_the_gap_is_found(stopped: Stopped) -> None:
    gone = ("DELETE FROM ledger WHERE n = 4", "DELETE FROM ledger_link WHERE n = 4")
    assert stopped.suffers(*gone, *SHIFT_DOWN)[0] == ("deleted", 4)


def test_an_inserted_line_is_found(stopped: Stopped) -> None:
    assert stopped.suffers(FORGED_LINE.replace("4,", "9,", 1) + " WHERE n = 1") == [("inserted", 9)]


def test_an_insertion_that_makes_room_is_found(stopped: Stopped) -> None:
    found = stopped.suffers(*SHIFT_UP, FORGED_LINE + " WHERE n = 1", FORGED_LINK)
    assert found[0] == ("inserted", 4)


@pytest.mark.parametrize(("one", "other"), [(3, 6), (3, 4)])
def test_another_order_is_found(stopped: Stopped, one: int, other: int) -> None:
    assert stopped.suffers(*swapped("ledger", one, other)) == [("reordered", one), ("reordered", other)]
    assert stopped.suffers(*swapped("ledger_link", one, other))[0] == ("reordered", one)


@pytest.mark.parametrize("cut", [8, 5, 1])
def test_an_end_that_was_cut_off_is_found(stopped: Stopped, cut: int) -> None:
    gone = [f"DELETE FROM {table} WHERE n >= {cut}" for table in ("ledger", "ledger_link")]
    assert stopped.suffers(*gone) == [("truncated", cut)]


def test_an_end_that_was_cut_off_and_grew_again_is_found(stopped: Stopped) -> None:
    stopped.suffers(*(f"DELETE FROM {table} WHERE n >= 5" for table in ("ledger", "ledger_link")))
    with stopped.running() as store:
        for n in range(LINES):
            stopped.add(store, NewLine("monitor", "monitoring", "room-a", detail=f"instead {n}"))
    assert stopped.faults()[0] == ("replaced", 5)


def test_a_chain_that_was_reckoned_anew_is_found(stopped: Stopped) -> None:
    stopped.suffers("UPDATE ledger SET staff_id = 'ada' WHERE n = 3")
    stopped.reckons_anew(3)
    assert stopped.faults()[0] == ("replaced", 3)
    stopped.kept.clear()
    assert stopped.faults() == []  # without the heads outside, nobody could tell


def test_a_lawful_erasure_leaves_the_chain_whole(stopped: Stopped) -> None:
    with stopped.running() as store:
        erasing = store.principal(PRINCIPAL)
        assert run(erasing.write(lambda tx: erase_lines_of_staff(tx, "sue"))) == 1
        assert run(erasing.write(lambda tx: erase_lines_of_room(tx, "room-a"))) == 4
    assert stopped.verdict() == Verdict(LINES + 2, 5, LINES, ())
    with closing(sqlite3.connect(stopped.folder / FILE)) as link:
        told = link.execute("SELECT detail FROM ledger WHERE act = 'erase_lines' ORDER BY n").fetchall()
    assert told == [("6",), ("1,3,5,7",)]


def test_what_a_lawful_erasure_does_not_name_is_still_missed(stopped: Stopped) -> None:
    with stopped.running() as store:
        run(store.principal(PRINCIPAL).write(lambda tx: erase_lines_of_staff(tx, "sue")))
    assert stopped.suffers("DELETE FROM ledger WHERE n = 7") == [("deleted", 7)]
    assert ("edited", LINES + 1) in stopped.suffers("UPDATE ledger SET detail = '6-7' WHERE act = 'erase_lines'")


def test_nothing_about_the_erased_is_left_to_guess(stopped: Stopped) -> None:
    with closing(sqlite3.connect(stopped.folder / FILE)) as link:
        salts = [row[0] for row in link.execute("SELECT salt FROM ledger")]
    with stopped.running() as store:
        run(store.principal(PRINCIPAL).write(lambda tx: erase_lines_of_staff(tx, "ben")))
    with closing(sqlite3.connect(stopped.folder / FILE)) as link:
        left = "\n".join(link.iterdump())
    assert len(set(salts)) == LINES
    assert not [salt for salt in salts if salt in left]
    assert "room-" not in left


@pytest.mark.parametrize("attack", [sa.delete(ledger_link), sa.update(ledger_link).values(head="x"), sa.delete(ledger)])
def test_the_store_itself_refuses_to_take_anything_away(stopped: Stopped, attack: sa.Executable) -> None:
    with stopped.running() as store, pytest.raises(sqlite3.DatabaseError, match="not authorized"):
        run(store.principal("staff_private").write(lambda tx: tx.run(prepare_write(attack))))


@pytest.mark.parametrize("attack", [sa.delete(ledger_link), sa.update(ledger).values(detail="x")])
def test_who_erases_lines_can_change_neither_links_nor_what_lines_say(stopped: Stopped, attack: sa.Executable) -> None:
    with stopped.running() as store, pytest.raises(sqlite3.DatabaseError, match="not authorized"):
        run(store.principal(PRINCIPAL).write(lambda tx: tx.run(prepare_write(attack))))


WRITER = """
import asyncio, sys
from pathlib import Path
from backchannel.kernel.clock import system_clock
from backchannel.kernel.ids import IdSource
from backchannel.private.audit.ledger import NewLine, append
from backchannel.storage.sqlite import open_store

async def main():
    store = open_store(Path(sys.argv[1]), "private", IdSource(system_clock))
    line = NewLine("monitor", "monitoring", "room-a", detail=sys.argv[2])
    access = store.principal("staff_private")
    await asyncio.gather(*(access.write(lambda tx: append(tx, "ben", line)) for _ in range(100)))
    store.close()

asyncio.run(main())
"""


def test_processes_that_write_at_once_make_one_chain(stopped: Stopped) -> None:
    started = [start_python(WRITER, str(stopped.folder), name) for name in ("one", "other")]
    assert [process.wait() for process in started] == [0, 0]
    assert stopped.verdict() == Verdict(LINES + 200, 0, LINES, ())


def test_a_long_chain_is_verified_a_stretch_at_a_time(stopped: Stopped) -> None:
    with stopped.running() as store:
        for n in range(AT_ONCE + 10):
            stopped.add(store, NewLine("monitor", "monitoring", "room-a", detail=str(n)))
    assert stopped.faults() == []
    last = LINES + AT_ONCE + 10
    assert stopped.suffers(f"DELETE FROM ledger WHERE n = {last}") == [("deleted", last)]


def test_lines_from_before_the_chain_are_put_into_it(tmp_path: Path) -> None:
    stopped = Stopped(tmp_path)
    path = stopped.folder / FILE
    downgrade(path, "private", "r0005_ledger_drafts")
    with closing(sqlite3.connect(path)) as link, link:
        link.execute("""UPDATE ledger SET detail = 'Zoë "\\/" ‑ 退款', act = 'read_closed' WHERE n = 3""")
    upgrade(path, "private")
    stopped.kept.clear()
    assert stopped.verdict() == Verdict(LINES, 0, 0, ())
    with closing(sqlite3.connect(path)) as link:
        assert link.execute("SELECT kind, detail FROM ledger WHERE n = 3").fetchone() == (
            "reading",
            'Zoë "\\/" ‑ 退款',
        )


def test_heads_are_kept_outside_and_a_line_that_was_cut_short_is_left_out(tmp_path: Path) -> None:
    heads = Heads(tmp_path / "kept" / "heads", tmp_path / "data")
    heads.append(1, "a" * 64, 0)
    heads.append(2, "b" * 64, 1000)
    with (tmp_path / "kept" / "heads").open("a") as file:
        file.write("3 cccc")
    assert [(one.n, one.at) for one in heads.kept()] == [
        (1, "1970-01-01T00:00:00+00:00"),
        (2, "1970-01-01T00:00:01+00:00"),
    ]
    assert read_heads(tmp_path / "nowhere") == []


def test_heads_do_not_lie_where_the_desk_lies(tmp_path: Path) -> None:
    for inside in (tmp_path / "data" / "heads", tmp_path / "data" / ".." / "data" / "heads"):
        with pytest.raises(SettingMalformedError, match="outside of the data folder"):
            Heads(inside, tmp_path / "data")
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingMalformedError, match="cannot be written"):
        Heads(tmp_path / "file" / "heads", tmp_path / "data")

"""A desk with a ledger of eight lines that is not running, so that tests can do to its file what an intruder would."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from backchannel.private.audit.chain import Line, digest_of, head_after
from backchannel.private.audit.heads import KeptHead
from backchannel.private.audit.ledger import NewLine, Subject, append, last_link
from backchannel.private.audit.verify import Verdict, verify
from backchannel.storage.sqlite import SqliteStore, open_store
from private.world import run
from stores import Clock, fresh, ids

LINES = 8


class Stopped:
    """Eight lines by Ben, of two rooms in turn; the sixth concerns Sue too. Its heads were kept outside.

    Args:
        folder: a test's own folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = fresh(folder, "private")
        self.kept: list[KeptHead] = []
        self._starts = 0
        with self.running() as store:
            for n in range(1, LINES + 1):
                room = "room-a" if n % 2 else "room-b"
                self.add(store, NewLine("monitor", "monitoring", room, Subject("sue" if n == 6 else None), f"line {n}"))

    @contextmanager
    def running(self) -> Iterator[SqliteStore[Any]]:
        """The desk's store while it runs."""
        self._starts += 1
        store = open_store(self.folder, "private", ids("private", Clock(), self._starts), inline=True)
        try:
            yield store
        finally:
            store.close()

    def add(self, store: SqliteStore[Any], line: NewLine) -> None:
        """Add a line and keep its head."""
        access = store.principal("staff_private")
        run(access.write(lambda tx: append(tx, "ben", line)))
        last = run(access.read(last_link))
        self.kept.append(KeptHead(last.n, last.head, "then"))

    def suffers(self, *statements: str) -> list[tuple[str, int]]:
        """What is found after somebody has run these statements on the file."""
        with closing(sqlite3.connect(self.folder / "desk.db")) as link, link:
            for statement in statements:
                link.execute(statement)
        return self.faults()

    def reckons_anew(self, first: int) -> None:
        """Somebody computes every digest and head from a place on, so that all fits again."""
        with closing(sqlite3.connect(self.folder / "desk.db")) as link, link:
            names = ", ".join(Line.__struct_fields__)
            head = link.execute("SELECT head FROM ledger_link WHERE n = ?", (first - 1,)).fetchone()[0]
            for row in link.execute(f"SELECT {names} FROM ledger WHERE n >= ? ORDER BY n", (first,)).fetchall():
                line = Line(*row)
                head = head_after(head, line.n, digest_of(line))
                new = (line.n, digest_of(line), head)
                link.execute("INSERT OR REPLACE INTO ledger_link VALUES (?, ?, ?)", new)

    def verdict(self) -> Verdict:
        """What a verification says now."""
        with self.running() as store:
            return run(store.principal("staff_private").read(lambda rx: verify(rx, self.kept)))

    def faults(self) -> list[tuple[str, int]]:
        """The kind and place of each fault."""
        return [(fault.kind, fault.n) for fault in self.verdict().faults]

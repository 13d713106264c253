"""Group commit when things go wrong: a failing batch, a failing fsync, a full disk, a queue that is too long."""

from __future__ import annotations

import asyncio
import fcntl
import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from backchannel.kernel.errors import Refusal, Unconfirmed
from backchannel.storage import sqlite as sqlite_module
from backchannel.storage import writer as writer_module
from backchannel.storage.commit import GroupCommit
from backchannel.storage.migrate import LOCK
from backchannel.storage.space import EARLY, GIB, LAST, Space
from backchannel.storage.sqlite import SqliteStore, open_store
from backchannel.storage.writer import Job
from contracts.test_store import everything, put
from stores import Clock, fresh, ids


class Link:
    """A connection whose statements fail when a test wants them to."""

    def __init__(self, link: sqlite3.Connection, fails: Callable[[str, int], sqlite3.Error | None]) -> None:
        self._link, self._fails, self.asked = link, fails, 0
        self.statements: list[str] = []

    def execute(self, text: str, *values: Any) -> sqlite3.Cursor:
        self.statements.append(text)
        if (error := self._fails(text, self.statements.count(text))) is not None:
            raise error
        return self._link.execute(text, *values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._link, name)


def failure(name: str) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError(name)
    error.sqlite_errorname = name
    return error


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore[Any]]:
    opened = open_store(fresh(tmp_path, "public"), "public", ids("public", Clock()), inline=True)
    yield opened
    opened.close()


def commit(
    store: SqliteStore[Any], acts: list[Any], fails: Callable[[str, int], sqlite3.Error | None]
) -> tuple[list[Any], Link]:
    """Commit acts together on a connection that fails as told; answers their results."""
    group: GroupCommit = store._commit
    link: Any = Link(group._links["staff_public"], fails)
    group._links["staff_public"] = link
    outcomes = group("staff_public", [Job("staff_public", act, print) for act in acts])
    group._links["staff_public"] = link._link
    return [outcome.result for outcome in outcomes], link


def kept(store: SqliteStore[Any]) -> list[str]:
    return asyncio.run(store.principal("staff_public").read(everything))


def never(_text: str, _time: int) -> None:
    return None


def test_a_batch_is_one_commit(store: SqliteStore[Any]) -> None:
    results, link = commit(store, [put("a"), put("b"), put("c")], never)
    assert results == ["a", "b", "c"]
    assert link.statements.count("COMMIT") == 1


def test_a_commit_that_fails_leaves_everybody_in_doubt(store: SqliteStore[Any]) -> None:
    refused = put("b", then=Refusal("no", 409, "No."))
    results, _ = commit(
        store, [put("a"), refused], lambda text, _: failure("SQLITE_IOERR_FSYNC") if text == "COMMIT" else None
    )
    assert [type(result) for result in results] == [Unconfirmed, Unconfirmed]
    assert kept(store) == []


def test_a_batch_that_cannot_begin_leaves_everybody_in_doubt(
    store: SqliteStore[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backchannel.storage.commit.PATIENCE_S", 0.0)
    results, _ = commit(
        store, [put("a"), put("b")], lambda text, _: failure("SQLITE_BUSY") if text.startswith("BEGIN") else None
    )
    assert [type(result) for result in results] == [Unconfirmed, Unconfirmed]


def test_a_batch_that_the_disk_breaks_is_done_again_act_by_act(store: SqliteStore[Any]) -> None:
    def second_insert(text: str, time: int) -> sqlite3.Error | None:
        return failure("SQLITE_FULL") if text.startswith("INSERT") and time in (2, 4) else None

    results, link = commit(store, [put("a"), put("b"), put("c")], second_insert)
    assert results[0::2] == ["a", "c"]
    assert isinstance(results[1], Unconfirmed)
    assert link.statements.count("COMMIT") == 2
    assert kept(store) == ["a", "c"]


def test_an_act_that_refuses_after_writing_is_undone_alone_with_one_fsync_more(store: SqliteStore[Any]) -> None:
    results, link = commit(store, [put("a"), put("b", then=ValueError("bug")), put("c")], never)
    assert [str(result) for result in results] == ["a", "bug", "c"]
    assert link.statements.count("COMMIT") == 1
    assert kept(store) == ["a", "c"]


def test_a_turn_that_cannot_be_had_leaves_everybody_in_doubt(
    store: SqliteStore[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_handle: int, _how: int) -> None:
        raise OSError("no locks left")

    monkeypatch.setattr("backchannel.storage.commit.fcntl.flock", refuse)
    results, _ = commit(store, [put("a")], never)
    assert isinstance(results[0], Unconfirmed)


class Elsewhere:
    """Another process that has the turn until it passes it on."""

    def __init__(self, folder: Path) -> None:
        self._lock = os.open(folder / LOCK, os.O_RDWR)
        fcntl.flock(self._lock, fcntl.LOCK_EX)

    def pass_on(self) -> None:
        fcntl.flock(self._lock, fcntl.LOCK_UN)


@pytest.fixture
def busy(tmp_path: Path) -> Iterator[tuple[SqliteStore[Any], Elsewhere]]:
    folder = fresh(tmp_path, "public")
    store = open_store(folder, "public", ids("public", Clock()))
    elsewhere = Elsewhere(folder)
    yield store, elsewhere
    elsewhere.pass_on()
    store.close()


async def taken(store: SqliteStore[Any]) -> None:
    """Until the writer has taken what had queued."""
    while store.waiting():  # noqa: ASYNC110
        await asyncio.sleep(0)


def test_administration_goes_ahead_of_what_has_queued(busy: tuple[SqliteStore[Any], Elsewhere]) -> None:
    store, elsewhere = busy
    access = store.principal("staff_public")
    heard: list[object] = []
    store.listen(heard.extend)

    async def work() -> None:
        acts = [asyncio.ensure_future(access.write(put("first")))]
        await asyncio.sleep(0)
        await taken(store)
        acts += [asyncio.ensure_future(access.write(put(name))) for name in ("a", "b")]
        await asyncio.sleep(0)
        acts.append(asyncio.ensure_future(access.write(put("administration"), ahead=True)))
        await asyncio.sleep(0)
        elsewhere.pass_on()
        await asyncio.gather(*acts)

    asyncio.run(work())
    assert heard == ["first", "administration", "a", "b"]


def test_the_event_loop_never_waits_for_another_processs_turn(busy: tuple[SqliteStore[Any], Elsewhere]) -> None:
    store, elsewhere = busy

    async def work() -> str:
        act = asyncio.ensure_future(store.principal("staff_public").write(put("a")))
        await asyncio.sleep(0)
        await taken(store)
        assert not act.done()
        elsewhere.pass_on()
        return await act

    assert asyncio.run(work()) == "a"


def test_a_foreign_transaction_is_waited_for_beside_the_event_loop(tmp_path: Path) -> None:
    store = open_store(fresh(tmp_path, "public"), "public", ids("public", Clock()))
    foreign = sqlite3.connect(store.path, isolation_level=None, check_same_thread=False)
    foreign.execute("BEGIN IMMEDIATE")

    async def work() -> str:
        act = asyncio.ensure_future(store.principal("staff_public").write(put("a")))
        await asyncio.sleep(0)
        await taken(store)
        assert not act.done()
        foreign.execute("ROLLBACK")
        return await act

    assert asyncio.run(work()) == "a"
    store.close()
    foreign.close()


def test_acts_that_take_long_are_committed_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer_module, "ON_THE_LOOP_S", 0.0)
    store = open_store(fresh(tmp_path, "public"), "public", ids("public", Clock()))
    commits: list[list[object]] = []
    store.listen(commits.append)

    async def work() -> None:
        await asyncio.gather(*(store.principal("staff_public").write(put(name)) for name in "abc"))

    asyncio.run(work())
    store.close()
    assert commits == [["a"], ["b"], ["c"]]


def test_a_queue_that_is_full_refuses_before_anything_is_queued(
    busy: tuple[SqliteStore[Any], Elsewhere], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, elsewhere = busy
    access = store.principal("staff_public")
    monkeypatch.setattr(sqlite_module, "MOST_WAITING", 2)

    async def work() -> None:
        acts = [asyncio.ensure_future(access.write(put("first")))]
        await asyncio.sleep(0)
        await taken(store)
        acts += [asyncio.ensure_future(access.write(put(name))) for name in ("a", "b")]
        await asyncio.sleep(0)
        with pytest.raises(Refusal, match="busy") as refused:
            await access.write(put("c"))
        assert (refused.value.status, refused.value.retry_after) == (503, 1)
        acts.append(asyncio.ensure_future(access.write(put("administration"), ahead=True)))
        await asyncio.sleep(0)
        elsewhere.pass_on()
        await asyncio.gather(*acts)

    asyncio.run(work())
    assert kept(store) == ["a", "administration", "b", "first"]


@pytest.mark.parametrize("where", ["begin", "commit"])
def test_the_writer_outlives_a_commit_that_explodes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    store = open_store(fresh(tmp_path, "public"), "public", ids("public", Clock()))

    def explode(*_given: object) -> None:
        raise MemoryError

    async def work() -> str:
        with monkeypatch.context() as patched:
            if where == "begin":
                patched.setattr(GroupCommit, "_some", explode)
                patched.setattr(GroupCommit, "_together", explode)
            else:
                patched.setattr("backchannel.storage.commit._committed", explode)
            with pytest.raises(Unconfirmed):
                await store.principal("staff_public").write(put("a"))
        return await store.principal("staff_public").write(put("b"))

    assert asyncio.run(work()) == "b"
    store.close()


def test_the_staffs_side_stops_writing_long_before_the_customers(tmp_path: Path) -> None:
    free = 100 * GIB
    space = Space(tmp_path, lambda _folder: (100 * GIB, 0, free), iter(range(0, 100, 2)).__next__)

    def allowed(left: int) -> tuple[bool, bool]:
        nonlocal free
        free = left
        return space.allows(EARLY), space.allows(LAST)

    assert allowed(11 * GIB) == (True, True)
    assert allowed(9 * GIB) == (False, True)
    assert allowed(1 * GIB) == (False, False)


def test_a_disk_that_is_nearly_full_refuses_ordinary_acts_and_lets_administration_make_room(
    store: SqliteStore[Any],
) -> None:
    store._floor = EARLY
    store._space = Space(store.path, lambda _folder: (100 * GIB, 0, 5 * GIB))
    with pytest.raises(Refusal, match="storage_full"):
        asyncio.run(store.principal("staff_public").write(put("a")))
    assert asyncio.run(store.principal("staff_public").write(put("b"), ahead=True)) == "b"

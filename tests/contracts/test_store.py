"""What a store promises, whichever it is: an act is a transaction, acknowledged once on disk, undone when refused."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from backchannel.kernel.errors import Refusal, Unconfirmed
from backchannel.public.directory.tables import setting
from backchannel.storage.database import prepare_write
from backchannel.storage.postgres.store import PostgresStore
from backchannel.storage.sqlite import SqliteStore, open_store
from backchannel.storage.statements import Upsert
from postgres import fresh_database
from stores import Clock, fresh, ids

PUT = prepare_write(sa.insert(setting))
REPLACE = prepare_write(Upsert(setting, ("name",), ("value",)))
KEEP = prepare_write(Upsert(setting, ("name",), ()))
ALL = prepare_write(sa.select(setting.c.name, setting.c.value).order_by(setting.c.name))
ONE = prepare_write(sa.select(setting.c.value).where(setting.c.name == sa.bindparam("name")))

Act = Callable[[Any], Awaitable[Any]]


def put(name: str, value: str = "1", *, then: Exception | None = None) -> Act:
    """An act that writes a setting, tells of it, and may think better of it."""

    async def act(tx: Any) -> str:
        await tx.run(PUT, name=name, value=value)
        tx.emit(name)
        if then is not None:
            raise then
        return name

    return act


async def everything(rx: Any) -> list[str]:
    return [row[0] for row in await rx.all(ALL)]


Store = SqliteStore[Any] | PostgresStore[Any]


@pytest.fixture(params=["sqlite", "sqlite inline", "postgres"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    source = ids("public", Clock())
    if request.param == "postgres":
        return PostgresStore(fresh_database("public"), "public", source)
    folder = fresh(tmp_path, "public")
    return open_store(folder, "public", source, inline=request.param == "sqlite inline")


def run(work: Callable[[Any], Awaitable[Any]], store: Store) -> Any:
    async def whole() -> Any:
        try:
            return await work(store.principal("staff_public"))
        finally:
            await store.stop()

    return asyncio.run(whole())


def test_what_an_act_wrote_can_be_read_when_it_is_acknowledged(store: Store) -> None:
    async def work(access: Any) -> Any:
        assert await access.write(put("a")) == "a"
        return await access.read(everything)

    assert run(work, store) == ["a"]


def test_a_refusal_undoes_its_own_act_and_no_other(store: Store) -> None:
    refusal = Refusal("no", 409, "No.")

    async def work(access: Any) -> Any:
        acts = (put("a"), put("b", then=refusal), put("c"))
        return await asyncio.gather(*map(access.write, acts), return_exceptions=True), await access.read(everything)

    assert run(work, store) == (["a", refusal, "c"], ["a", "c"])


def test_an_act_that_breaks_a_constraint_costs_no_other_act_anything(store: Store) -> None:
    async def work(access: Any) -> Any:
        return await asyncio.gather(*map(access.write, (put("a"), put("a"), put("b"))), return_exceptions=True)

    first, second, third = run(work, store)
    assert (first, third) == ("a", "b")
    assert "unique" in str(second).lower()


def test_an_act_that_awaits_something_else_is_refused_and_undone(tmp_path: Path) -> None:
    store = open_store(fresh(tmp_path, "public"), "public", ids("public", Clock()))

    async def stray(tx: Any) -> None:
        await tx.run(PUT, name="a", value="1")
        await asyncio.sleep(0)

    async def work(access: Any) -> Any:
        with pytest.raises(RuntimeError, match="other than its transaction"):
            await access.write(stray)
        return await access.read(everything)

    assert run(work, store) == []


def test_a_transaction_that_is_over_can_do_nothing_more(store: Store) -> None:
    kept: list[Any] = []

    async def keep(given: Any) -> None:
        kept.append(given)

    async def work(access: Any) -> Any:
        await access.write(keep)
        await access.read(keep)
        for left in kept:
            for ask in (left.one(ALL), left.all(ALL)):
                with pytest.raises(RuntimeError, match="this transaction is over"):
                    await ask
        with pytest.raises(RuntimeError, match="this transaction is over"):
            await kept[0].run(PUT, name="late", value="1")
        return await access.read(everything)

    assert run(work, store) == []


def test_events_leave_after_the_commit_in_order_and_never_for_what_was_undone(store: Store) -> None:
    heard: list[object] = []
    store.listen(heard.extend)

    async def work(access: Any) -> None:
        acts = (put("a"), put("b", then=Refusal("no", 409, "No.")), put("c"))
        await asyncio.gather(*map(access.write, acts), return_exceptions=True)
        await access.write(put("d"))

    run(work, store)
    assert heard == ["a", "c", "d"]


def test_a_listener_that_fails_costs_nobody_else_the_news(store: Store) -> None:
    heard: list[object] = []

    def fail(_events: list[object]) -> None:
        raise ValueError("a bug")

    store.listen(fail)
    store.listen(heard.extend)

    async def work(access: Any) -> None:
        told: list[Any] = []
        asyncio.get_running_loop().set_exception_handler(lambda _loop, context: told.append(context["exception"]))
        await access.write(put("a"))
        await access.write(put("b"))
        assert [str(error) for error in told] == ["a bug", "a bug"]

    run(work, store)
    assert heard == ["a", "b"]


def test_a_row_is_put_replaced_or_kept(store: Store) -> None:
    async def act(tx: Any) -> Any:
        await tx.run(PUT, name="a", value="1")
        await tx.run(KEEP, name="a", value="2")
        kept = await tx.one(ONE, name="a")
        await tx.run(REPLACE, name="a", value="3")
        return kept, await tx.one(ONE, name="a"), await tx.one(ONE, name="b")

    async def work(access: Any) -> Any:
        return await access.write(act)

    assert run(work, store) == (("1",), ("3",), None)


def test_a_reader_sees_one_moment(store: Store) -> None:
    async def work(access: Any) -> Any:
        await access.write(put("a"))

        async def twice(rx: Any) -> Any:
            return await everything(rx), rx.now

        return await access.read(twice)

    assert run(work, store) == (["a"], 1_780_000_000_000)


def test_acts_after_the_closing_are_refused(tmp_path: Path) -> None:
    store = open_store(fresh(tmp_path, "public"), "public", ids("public", Clock()))
    access: Any = store.principal("staff_public")
    store.close()
    with pytest.raises(Refusal, match="shutting_down"):
        asyncio.run(access.write(put("a")))


def test_acts_that_had_queued_are_committed_by_the_closing(tmp_path: Path) -> None:
    folder = fresh(tmp_path, "public")
    store = open_store(folder, "public", ids("public", Clock()))

    async def queue() -> list[Any]:
        done: list[Any] = []
        for number in range(50):
            store.principal("staff_public").submit(put(f"{number:02}"), done.append)
        store.close()
        answered = asyncio.Event()
        asyncio.get_running_loop().call_soon(answered.set)  # behind the answers, which the closing has waited for
        await answered.wait()
        return done

    assert asyncio.run(queue()) == [f"{number:02}" for number in range(50)]
    again = open_store(folder, "public", ids("public", Clock()), inline=True)
    assert len(asyncio.run(again.principal("staff_public").read(everything))) == 50
    again.close()


def test_unconfirmed_is_no_refusal() -> None:
    assert not issubclass(Unconfirmed, Refusal)

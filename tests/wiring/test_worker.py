"""Exports are made by a niced process of their own; a file that is not whole never looks as if it were."""

from __future__ import annotations

import asyncio
import functools
import os
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from backchannel.kernel.clock import system_clock
from backchannel.kernel.errors import Refusal
from backchannel.kernel.ids import IdSource
from backchannel.private.desk.overview import Filters
from backchannel.private.desk.rows import desk_row
from backchannel.private.messages.tables import private_room
from backchannel.private.reports.history import HistoryHead
from backchannel.private.reports.orders import HistoryOrder, Order, TableOrder
from backchannel.private.reports.period import Period
from backchannel.settings import Settings
from backchannel.staff.exports import ExportsHere
from backchannel.storage.database import prepare_write
from backchannel.storage.opened import open_store
from backchannel.wiring import worker
from backchannel.wiring.desk.demo.filling import fill
from backchannel.wiring.worker import ExportBrokenError, WorkerExports

_ROOMS = prepare_write(sa.select(private_room.c.room, private_room.c.head))
DAY_MS = 24 * 3600 * 1000


@functools.cache
def shop() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="shop-"))
    asyncio.run(fill(folder))
    return folder


async def whole(parts: AsyncIterator[bytes]) -> bytes:
    return b"".join([part async for part in parts])


def table() -> TableOrder:
    now = system_clock()
    return TableOrder("all", Period(now - 300 * DAY_MS, now + DAY_MS), Filters(), "UTC")


def both(order_of: object) -> tuple[bytes, bytes]:
    """What a worker makes of an order, and what is made of it on the spot."""
    return asyncio.run(_both(shop(), order_of))


async def _both(folder: Path, order_of: object) -> tuple[bytes, bytes]:
    stores = [open_store(folder / name, name, IdSource(system_clock)) for name in ("public", "private")]
    public, private = stores[0].principal("staff_public"), stores[1].principal("staff_private")
    try:
        order = await order_of(private)  # type: ignore[operator]
        here = await whole(await ExportsHere(public, private).make(order))
        return await whole(await WorkerExports(Settings(data=folder)).make(order)), here
    finally:
        for store in stores:
            store.close()


def test_a_worker_makes_the_same_table() -> None:
    async def order_of(_private: object) -> Order:
        return table()

    made, here = both(order_of)
    assert made == here
    assert made.count(b"\n") > 20


@pytest.mark.parametrize("form", ["html", "csv", "json"])
def test_a_worker_makes_the_same_history(form: str) -> None:
    async def order_of(private: object) -> Order:
        rows = await private.read(lambda rx: rx.all(_ROOMS))  # type: ignore[attr-defined]
        room = next(room for room, head in rows if head)
        row = await private.read(lambda rx: desk_row(rx, room))  # type: ignore[attr-defined]
        return HistoryOrder(room, form, HistoryHead(row, "Tara", 0, "Tarn Bikes", "UTC"))  # type: ignore[arg-type]

    made, here = both(order_of)
    assert made == here
    assert b"private" in made.lower()


def test_a_worker_that_fails_breaks_the_download(tmp_path: Path) -> None:
    with pytest.raises(ExportBrokenError):
        asyncio.run(_made(WorkerExports(Settings(data=tmp_path))))


async def _made(exports: WorkerExports) -> bytes:
    return await whole(await exports.make(table()))


def test_too_many_orders_are_refused_before_anything_begins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "MOST_WAITING", 0)
    with pytest.raises(Refusal) as refused:
        asyncio.run(_made(WorkerExports(Settings(data=tmp_path))))
    assert (refused.value.code, refused.value.status) == ("exports_busy", 503)


def test_the_worker_steps_back_before_it_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[object] = []
    monkeypatch.setattr(os, "nice", lambda by: done.append(("nice", by)))
    monkeypatch.setattr(worker.msgspec.json, "decode", lambda *_asked, **_more: done.append("order"))
    monkeypatch.setattr(worker, "_work", lambda *_asked: _nothing())
    worker.work(Path(), b"{}", None)  # type: ignore[arg-type]
    assert done == [("nice", worker.NICENESS), "order"]


async def _nothing() -> None:
    pass

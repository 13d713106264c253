"""Exports in a process of their own, with the least claim on the processor: what customers are served by never waits.

`WorkerExports` is the serving side: it starts a worker for an order and passes its output on. `work` is the worker: it
reads one order, opens both stores for reading, writes the file to its standard output, and ends.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from typing import Any, BinaryIO

import msgspec

from backchannel.kernel.clock import system_clock
from backchannel.kernel.errors import Refusal
from backchannel.kernel.ids import IdSource
from backchannel.private.reports.orders import Order, make
from backchannel.settings import Settings
from backchannel.storage.opened import Store, open_database, open_store
from backchannel.wiring.sealing import fitting_vault

MOST_AT_ONCE = 2
MOST_WAITING = 8
PART_BYTES = 65_536
NICENESS = 10


class ExportBrokenError(Exception):
    """A worker ended before its file was whole; the download must not look as if it were."""


class WorkerExports:
    """Starts a niced worker for each order, a few at once.

    Args:
        settings: the settings in force.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._turns = asyncio.Semaphore(MOST_AT_ONCE)
        self._waiting = 0

    async def make(self, order: Order) -> AsyncIterator[bytes]:
        """See `Exports.make`."""
        if self._waiting >= MOST_WAITING:
            raise Refusal("exports_busy", 503, "Several files are being made already.", "Try again in a moment.", 5)
        self._waiting += 1
        try:
            await self._turns.acquire()
        finally:
            self._waiting -= 1
        try:
            worker = await self._start(order)
            first = await _read(worker)
        except BaseException:
            self._turns.release()
            raise
        return self._rest(worker, first)

    async def _start(self, order: Order) -> asyncio.subprocess.Process:
        worker = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "backchannel",
            "worker",
            "--plane",
            "private",
            "--data",
            str(self._settings.data),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env={**os.environ, **self._settings.as_environment()},
        )
        assert worker.stdin is not None  # noqa: S101 - asked for as a pipe
        worker.stdin.write(msgspec.json.encode(order))
        worker.stdin.close()
        return worker

    async def _rest(self, worker: asyncio.subprocess.Process, part: bytes) -> AsyncIterator[bytes]:
        try:
            while part:
                yield part
                part = await _read(worker)
            if await worker.wait():
                raise ExportBrokenError(worker.returncode)
        finally:
            self._turns.release()
            if worker.returncode is None:
                worker.kill()
                await worker.wait()


async def _read(worker: asyncio.subprocess.Process) -> bytes:
    assert worker.stdout is not None  # noqa: S101 - asked for as a pipe
    return await worker.stdout.read(PART_BYTES)


def work(settings: Settings, order: bytes, out: BinaryIO) -> None:
    """Make one ordered file.

    Args:
        settings: the settings in force.
        order: an `Order` as JSON.
        out: takes the file.

    Raises:
        msgspec.ValidationError: this is no order.
    """
    os.nice(NICENESS)
    asyncio.run(_work(settings, msgspec.json.decode(order, type=Order), out))


def _keep_sealed(store: Any, settings: Settings) -> None:
    if not settings.databases.get("private") and (vault := fitting_vault(store, settings)) is not None:
        store.keep_sealed(vault)


def _opened(settings: Settings, name: str) -> Store[Any]:
    source = IdSource(system_clock)
    if place := settings.databases.get(name):
        return open_database(place, name, source)
    return open_store(settings.data / name, name, source)


async def _work(settings: Settings, order: Order, out: BinaryIO) -> None:
    stores = [_opened(settings, name) for name in ("public", "private")]
    try:
        _keep_sealed(stores[1], settings)
        public, private = stores[0].principal("staff_public"), stores[1].principal("staff_private")
        async for part in make(order, public, private):
            out.write(part)
        out.flush()
    finally:
        for store in stores:
            await store.stop()

"""The projector ends when it is told to, whatever happens at that moment."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from backchannel.staff.projecting import Projecting
from stores import Stores, open_stores, run

FIRST_REST_S = 0.08


@pytest.mark.parametrize("turns", range(4))
def test_it_ends_though_something_is_committed_just_then(tmp_path: Path, turns: int) -> None:
    async def story(stores: Stores) -> None:
        work = Projecting(stores.public.principal("staff_public"), stores.private.principal("staff_private"))
        task = asyncio.create_task(work.run())
        await asyncio.wait([task], timeout=FIRST_REST_S)
        work.wake()
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        ended, _ = await asyncio.wait([task], timeout=10)
        assert ended

    with open_stores(tmp_path) as stores:
        run(story(stores))

"""A desk per test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from backchannel.storage.sqlite import open_store
from public.room import Desk
from stores import Clock, fresh, ids


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    clock = Clock()
    store = open_store(fresh(tmp_path, "public"), "public", ids("public", clock), inline=True)
    yield Desk(store, clock)
    store.close()

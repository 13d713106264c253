"""A desk per test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from public.room import Desk
from stores import Clock, ids, open_for_acts, run


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    clock = Clock()
    store = open_for_acts(tmp_path, "public", ids("public", clock))
    yield Desk(store, clock)
    run(store.stop())

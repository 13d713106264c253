from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from private.world import Desk
from stores import open_stores


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with one Administrator, Ada, on real stores."""
    with open_stores(tmp_path) as stores:
        yield Desk(stores)

"""What every run of the tests holds to."""

import os
from collections.abc import Sequence

import pytest
from hypothesis import settings

settings.register_profile("house", deadline=None, print_blob=True)
settings.load_profile("house")


def pytest_deselected(items: Sequence[pytest.Item]) -> None:
    """With CI=true nothing may be left out, by name, mark or otherwise."""
    if os.environ.get("CI") == "true":
        raise pytest.UsageError(f"{len(items)} tests were deselected, the first being {items[0].nodeid}")

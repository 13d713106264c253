"""What can be set is written down, with the same sentence that the command prints."""

from pathlib import Path

import pytest

from backchannel.settings import PREFIX, SENTENCES

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "running.md"


@pytest.mark.parametrize("name", SENTENCES)
def test_a_setting_stands_in_the_guide(name: str) -> None:
    row = next((line for line in GUIDE.read_text().splitlines() if f"`--{name.replace('_', '-')}`" in line), "")
    assert f"`{PREFIX}{name.upper()}`" in row
    assert SENTENCES[name] in row

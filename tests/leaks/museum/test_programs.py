"""Programs on the staff's side: their tokens give what they were made for."""

from __future__ import annotations

from pathlib import Path

from leaks.museum.pieces import red_by
from staff.test_assistants import reads_nothing_beyond_its_scope


@red_by("token beyond its scope")
def test_l15_an_assistants_token_reads_its_rooms_alone(tmp_path: Path) -> None:
    """A room beyond an assistant's scope answers like one that never was, to every question."""
    reads_nothing_beyond_its_scope(tmp_path)

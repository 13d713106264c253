"""The situations of the test set, and which of them are held back."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

OPEN_SET = Path(__file__).with_name("situations.jsonl")
PARTS = 5
"""One part of five is held back."""


@dataclass(frozen=True)
class Situation:
    """One situation.

    Args:
        id: room, hyphen, number.
        language: of the draft.
        slip: whether the text was meant for colleagues.
        hard: whether one meant for the customer is easily mistaken.
        line: the whole of it as it was written, a JSON object.
    """

    id: str
    language: str
    slip: bool
    hard: bool
    line: str

    @property
    def room(self) -> str:
        """The room's part of the id."""
        return self.id.rpartition("-")[0] or self.id

    @property
    def held_back(self) -> bool:
        """Whether it is not to be looked at while the guard is tuned: a hash of the room says so."""
        return int.from_bytes(hashlib.sha256(self.room.encode()).digest()[:4], "big") % PARTS == 0


def read(path: Path = OPEN_SET) -> list[Situation]:
    """The situations of a file, in its order.

    Args:
        path: JSON lines as `docs/reference/guard.md` describes them; one without a label counts as meant to go.
    """
    lines = [line for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [_situation(json.loads(line), line, number) for number, line in enumerate(lines, start=1)]


def _situation(found: dict[str, Any], line: str, number: int) -> Situation:
    return Situation(
        id=str(found.get("id", number)),
        language=str(found.get("language", "")),
        slip=found.get("label") == "staff",
        hard=bool(found.get("hard")),
        line=line,
    )

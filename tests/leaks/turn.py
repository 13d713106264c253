"""Whose turn it is: acts run inline, so whatever runs now belongs to this world. Mutants part the twins by it."""

from __future__ import annotations

from pathlib import Path


class Turn:
    """The world that is playing."""

    folder: Path | None = None

    def take(self, folder: Path) -> None:
        """From now on, what happens is this world's."""
        self.folder = folder


TURN = Turn()

"""The museum's catalogue: 28 ways by which private messages leaked elsewhere, and what shows each piece red.

The classes come from 140 public incidents in support desks, trackers and chat systems, 2004 to 2026.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

Piece = Callable[[Path], None]

CLASSES = {
    1: "live frames",
    2: "previews, excerpts, summaries",
    3: "the customers' interface and its serialisers",
    4: "ids, counts, cursors, gaps",
    5: "time and presence",
    6: "mail, transcripts, digests",
    7: "automation and template variables",
    8: "answers to private notifications",
    9: "reply, quote, forward",
    10: "attachments",
    11: "a flag across transitions",
    12: "the composer's state",
    13: "missing, unknown or refused audience",
    14: "audience by a convention of text",
    15: "bots, assistants, logs",
    16: "webhooks, bridges, plug-ins",
    17: "search",
    18: "exports, print, copies",
    19: "wrong recipients of notifications",
    20: "derived objects",
    21: "whose rights, and when",
    22: "races",
    23: "residue of deletion",
    24: "other rooms' and guessed ids",
    25: "staff's identity and membership",
    26: "side effects and commands",
    27: "truth of the interface",
    28: "feeds, pages, tokens",
}

PIECES: dict[str, Piece] = {}
"""Every test of the museum by its name."""

SHOWN_RED_BY: dict[str, tuple[str, ...]] = {}
"""For each piece the mutants under which it fails."""


def red_by(*mutants: str) -> Callable[[Piece], Piece]:
    """Enter a piece in the catalogue.

    Args:
        mutants: the names of mutants under each of which it fails.
    """

    def enter(piece: Piece) -> Piece:
        PIECES[piece.__name__] = piece
        SHOWN_RED_BY[piece.__name__] = mutants
        return piece

    return enter


def shown_by_pieces() -> frozenset[str]:
    """The names of all mutants under which some piece fails."""
    return frozenset(name for names in SHOWN_RED_BY.values() for name in names)


def find_pieces() -> dict[str, Piece]:
    """All pieces of all files."""
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        import_module(f"leaks.museum.{path.stem}")
    return PIECES

"""The page `docs/reference/walls.md`, made from the rules, the mutants and the museum; `script/walls` writes it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from leaks.held_by import HELD_BY
from leaks.museum.pieces import CLASSES, SHOWN_RED_BY, find_pieces
from leaks.mutants import MUTANTS, Mutant
from leaks.rules import CHANNELS, LOCKS
from leaks.trace import BEGINNING

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "walls.md"
NEEDED = Path(__file__).parent / "mutants" / "needed.json"
TABLE = ["| bug | rule that it breaks | killed by | events | courses |", "| --- | --- | --- | --- | --- |"]

HEAD = """<!-- Written by script/walls from tests/leaks. Do not edit. -->
# The walls: locks, rules, and what kills each bug

Each row is a bug that somebody could build. It is put into the product where the product calls what it replaces, and a
test must fail. *Events* is the length of the stored course that shows it, after the five that begin every course: the
twins play it in two worlds and compare every byte that customers were sent. *Courses* is how many it takes, drawn by
chance, until one shows the bug: the median of some searches, as `script/test --soak` makes them. Where no course can
show a bug, a piece of the museum does.

`.venv/bin/python -m pytest tests/leaks/test_mutants.py tests/leaks/test_museum.py` kills all of them again.
"""


def page() -> str:
    """The whole page."""
    find_pieces()
    parts = [HEAD, "## The ten locks\n", *_rules(LOCKS), "## The side channels\n", *_rules(CHANNELS), *_museum()]
    return "\n".join(parts)


def _rules(rules: dict[str, str]) -> Iterator[str]:
    for rule, sentence in rules.items():
        yield f"### {rule if rule in LOCKS else rule.capitalize()}\n\n{sentence}\n"
        rows = [_row(mutant) for mutant in MUTANTS.values() if mutant.guards == rule]
        if rows:
            yield "\n".join([*TABLE, *rows, ""])
        if tests := HELD_BY.get(rule):
            yield "Held as well by:\n" + "\n".join(f"- `{test}`" for test in tests) + "\n"


def _row(mutant: Mutant) -> str:
    pieces = [piece for piece, mutants in SHOWN_RED_BY.items() if mutant.name in mutants]
    events = len(mutant.witness) - len(BEGINNING)
    by_twins = ["the twins"] if events or not pieces else []
    killers = ", ".join([*by_twins, *(f"`{piece}`" for piece in pieces)])
    shown = (str(events) if events else "0, the desk does not open") if by_twins else "–"
    needed = str(_needed().get(mutant.name, "–")) if events else "–"
    return f"| {mutant.name} | {mutant.rule} | {killers} | {shown} | {needed} |"


@cache
def _needed() -> dict[str, int]:
    found: dict[str, int] = json.loads(NEEDED.read_text(encoding="utf-8"))
    return found


def _museum() -> Iterator[str]:
    yield "## The museum\n"
    yield "The classes of leaks known from 140 public incidents elsewhere, each a test of that name.\n"
    rows = []
    for number, name in CLASSES.items():
        pieces = [piece for piece in SHOWN_RED_BY if piece.startswith(f"test_l{number:02d}_")]
        red = ", ".join(mutant for piece in pieces for mutant in SHOWN_RED_BY[piece])
        rows.append(f"| L{number} | {name} | {', '.join(f'`{piece}`' for piece in pieces)} | {red} |")
    yield "\n".join(["| class | what leaked | test | seen red under |", "| --- | --- | --- | --- |", *rows, ""])


def main() -> int:
    """Write the page, or with ``--check`` say whether it is stale."""
    new = page()
    old = PAGE.read_text(encoding="utf-8") if PAGE.is_file() else ""
    if "--check" in sys.argv:
        print("" if new == old else f"{PAGE.name} is stale; run script/walls")
        return int(new != old)
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

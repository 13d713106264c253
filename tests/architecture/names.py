"""What a file or a folder may not be called."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

PATTERN_FOLDERS = frozenset(
    "common helper helpers manager managers misc service services util utilities utils".split()  # noqa: SIM905
)


def bad_names(path: PurePath) -> Iterator[str]:
    """A complaint for a part of a bigger file, numbered or called more, and for a name that says a pattern."""
    stem = path.name.partition(".")[0]
    if stem[-1:].isdigit() or stem.endswith(("_more", "-more")):
        yield f"{path}: name it by what is in it"
    for word in (*path.parts[:-1], stem):
        if word.lower() in PATTERN_FOLDERS:
            yield f"{path}: {word!r} says a pattern, not what people do here"

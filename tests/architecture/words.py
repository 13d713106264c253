"""Words that may not stand in some places: the staff's on the customers' side, a database's name outside of storage."""

from __future__ import annotations

import re
from collections.abc import Iterator

STAFF_WORDS = re.compile(r"private|whisper|internal[\s_-]*note|staff[\s_-]*only|silent[\s_-]*member", re.IGNORECASE)
DATABASE_WORDS = re.compile(r"\b(sqlite3?|postgres(ql)?)\b", re.IGNORECASE)

NPM_KEEPS_AT_HOME = re.compile(r'^\s*"private": true,?$')


def staff_words(name: str, text: str) -> Iterator[str]:
    """A complaint per line with a word of the staff's side; npm's own field in a `package.json` is let through."""
    allowed = NPM_KEEPS_AT_HOME if name.endswith("package.json") else None
    return _found(STAFF_WORDS, allowed, name, text)


def database_words(name: str, text: str) -> Iterator[str]:
    """A complaint per line that names a database, as a whole word."""
    return _found(DATABASE_WORDS, None, name, text)


def _found(words: re.Pattern[str], allowed: re.Pattern[str] | None, name: str, text: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), 1):
        hit = words.search(line)
        if hit and not (allowed and allowed.match(line)):
            yield f"{name}:{number}: {hit[0]!r}"

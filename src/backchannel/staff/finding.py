"""Finding messages of one room by their words: a stretch of the timeline at a time, and only what fits."""

from __future__ import annotations

import msgspec

from backchannel.kernel.errors import Refusal
from backchannel.kernel.text import search_text
from backchannel.staff.wire.speech import MessageEntry, PrivateMessageEntry, TimelineEntry, TimelinePage

LONGEST = 200
MOST_LOOKED_THROUGH = 50
"""The most entries of one stretch: looking through them takes about a millisecond, and nobody else waits longer."""


def words_of(text: str) -> tuple[str, ...]:
    """What has to stand in a message to fit: every word that somebody looks for, or a part of a word.

    Raises:
        Refusal: `words_missing`, `text_too_long`, both 422.
    """
    if len(text) > LONGEST:
        raise Refusal("text_too_long", 422, f"At most {LONGEST} characters can be looked for.", "Make it shorter.")
    if not (words := tuple(search_text(text).split())):
        raise Refusal("words_missing", 422, "There is nothing to look for.", "Write a word first.")
    return words


def found_in(page: TimelinePage, words: tuple[str, ...]) -> TimelinePage:
    """The messages of a stretch that hold all words, in their text or in the names of their files.

    Places stay those of the whole stretch, so that one can look further back.
    """
    return msgspec.structs.replace(page, entries=[entry for entry in page.entries if _fits(entry, words)])


def _fits(entry: TimelineEntry, words: tuple[str, ...]) -> bool:
    if not isinstance(entry, MessageEntry | PrivateMessageEntry):
        return False
    said = search_text(" ".join((entry.text, *(file.name for file in entry.files))))
    return all(word in said for word in words)

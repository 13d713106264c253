"""Which known answer fits a question: by the words that both have, rare ones counting more. Pure, and explainable."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import log

from backchannel.kernel.text import search_text

LEAST_SHARED = 2
LEAST_PART = 0.34
"""The least part of a question's weight that an answer must share, so that two common words are no match."""
SHORTEST = 3
"""Shorter words of alphabets say little; the pairs that Chinese and Japanese are cut into are always two signs long."""


def words_of(text: str) -> frozenset[str]:
    """The words of a text that may tell what it is about."""
    return frozenset(word.strip(".,;:!?()[]\"'") for word in search_text(text).split() if _tells(word))


def best_match(question: str, answers: Mapping[str, frozenset[str]]) -> str | None:
    """The name of the answer that fits best, or None when none fits well.

    Args:
        question: what was asked.
        answers: the words of each known answer, by its name.
    """
    asked = words_of(question)
    spread = Counter(word for words in answers.values() for word in words)
    whole = _weight(asked, spread, len(answers))
    found = [
        (_weight(shared, spread, len(answers)) / whole, name)
        for name, words in sorted(answers.items())
        if len(shared := asked & words) >= LEAST_SHARED
    ]
    part, name = max(found, default=(0.0, ""), key=lambda one: one[0])
    return name if part >= LEAST_PART else None


def _weight(words: frozenset[str], spread: Mapping[str, int], count: int) -> float:
    """What words tell: the rarer among the answers, the more; a word of no answer as much as one of a single one."""
    return sum(log(1 + count / max(1, spread.get(word, 0))) for word in words)


def _tells(word: str) -> bool:
    return len(word) >= SHORTEST or not word.isascii()

"""Which canned response fits a question, and that none does where nothing is shared but small talk."""

from __future__ import annotations

import pytest

from backchannel.private.assistants.matching import best_match, words_of

KNOWN = {
    "hours": "opening hours weekend when are you open",
    "return": "return a bike send it back refund within 30 days",
    "e010": "error E010 moisture plug display warranty",
    "退款": "退款 需要多久",
}
ANSWERS = {name: words_of(text) for name, text in KNOWN.items()}


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("What are your opening hours on the weekend?", "hours"),
        ("My display shows error E010, is that moisture?", "e010"),
        ("How do I return the bike and get a refund?", "return"),
        ("請問退款需要多久？", "退款"),
    ],
)
def test_the_answer_that_shares_the_telling_words_fits(question: str, name: str) -> None:
    assert best_match(question, ANSWERS) == name


@pytest.mark.parametrize("question", ["Hello", "Thank you, that was it", "When is lunch?", "the bike is red", ""])
def test_small_talk_fits_nothing(question: str) -> None:
    assert best_match(question, ANSWERS) is None


def test_nothing_fits_where_nothing_is_known() -> None:
    assert best_match("What are your opening hours?", {}) is None

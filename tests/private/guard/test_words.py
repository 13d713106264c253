from __future__ import annotations

import pytest

from backchannel.kernel.errors import Refusal
from backchannel.private.guard.words import LONGEST, MOST, change_guard_words, guard_words
from private.world import Desk


def put(desk: Desk, *words: str) -> list[str]:
    proof = desk.may("Ada", "change_guard_words")
    desk.privately(lambda tx: change_guard_words(tx, proof, words))
    return desk.read(guard_words)  # type: ignore[no-any-return]


def test_the_words_that_were_put_replace_those_before(desk: Desk) -> None:
    put(desk, "Kestrel", "wiki.lopez.example")
    assert put(desk, "  price   floor ", "Kestrel") == ["Kestrel", "price floor"]
    assert put(desk) == []


def test_words_that_differ_in_case_alone_are_one_and_empty_ones_none(desk: Desk) -> None:
    assert put(desk, "kestrel", "KESTREL", "  ") == ["KESTREL"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["x"], "guard_word_too_short"),
        (["x" * (LONGEST + 1)], "text_too_long"),
        ([f"word {n}" for n in range(MOST + 1)], "too_many_guard_words"),
    ],
)
def test_what_would_be_found_everywhere_or_nowhere_is_refused(desk: Desk, words: list[str], code: str) -> None:
    with pytest.raises(Refusal, match=code):
        put(desk, *words)


def test_a_proof_for_another_act_changes_nothing(desk: Desk) -> None:
    proof = desk.may("Ada", "look_at_team")
    with pytest.raises(Refusal, match="not_allowed"):
        desk.privately(lambda tx: change_guard_words(tx, proof, ["Kestrel"]))

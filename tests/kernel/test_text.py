"""What people write, cleaned once."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.kernel.errors import Refusal
from backchannel.kernel.text import BODY_LIMIT, checked_key, clean_body, clean_line, preview, search_text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  hello \r\n there\t", "hello \n there"),
        ("old\rlines\r\r\n", "old\nlines"),
        ("a\x00b\x1bc\u2028d\ufeff", "abcd"),
        ("Cafe\u0301", "Café"),
        ("👩\u200d👩\u200d👧 ok", "👩\u200d👩\u200d👧 ok"),
    ],
)
def test_a_body_is_cleaned_and_keeps_its_meaning(typed: str, kept: str) -> None:
    assert clean_body(typed) == kept


@pytest.mark.parametrize("nothing", ["", " \n\t", "\x00\x01", "\u200b\u200d\u2060", "\u3164", "\ufeff"])
def test_what_cannot_be_seen_is_nothing(nothing: str) -> None:
    with pytest.raises(Refusal, match="text_empty"):
        clean_body(nothing)
    assert clean_body(nothing, may_be_empty=True) == ""


def test_the_limit_counts_what_is_kept() -> None:
    assert len(clean_body(" " + "é" * BODY_LIMIT + " ")) == BODY_LIMIT
    with pytest.raises(Refusal, match="text_too_long") as refused:
        clean_body("x" * (BODY_LIMIT + 1))
    assert "8001" in refused.value.message


@given(st.text())
def test_cleaning_twice_is_cleaning_once(typed: str) -> None:
    once = clean_body(typed, may_be_empty=True)
    assert clean_body(once, may_be_empty=True) == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.text(max_size=100))
def test_a_line_is_one_line_without_directions(typed: str) -> None:
    line = clean_line(typed)
    assert not set(line) & set("\n\r\t\u202e\u2066")
    assert line == line.strip()


def test_a_line_that_is_too_long_is_refused() -> None:
    with pytest.raises(Refusal, match="text_too_long"):
        clean_line("x" * 201)


@pytest.mark.parametrize("key", ["", "A" * 32, "a" * 31, "a" * 33, "g" * 32, "a" * 32 + "\n"])
def test_a_key_is_thirty_two_small_hexadecimal_signs(key: str) -> None:
    with pytest.raises(Refusal, match="key_malformed"):
        checked_key(key)


def test_a_preview_is_short_and_on_one_line() -> None:
    assert preview("a\n b") == "a b"
    assert preview("x" * 141) == "x" * 139 + "…"
    assert preview("x" * 140) == "x" * 140


@pytest.mark.parametrize(
    ("body", "indexed"),
    [
        ("Café STRASSE", "cafe strasse"),
        ("straße", "strasse"),
        ("ﬁn", "fin"),
        ("退款申请", " 退款 款申 申请 "),
        ("退", " 退 "),
    ],
)
def test_search_sees_words_however_they_are_written(body: str, indexed: str) -> None:
    assert search_text(body) == indexed

"""Bodies are taken as they are, or refused in words."""

from __future__ import annotations

import msgspec
import pytest

from backchannel.kernel.bodies import read_body
from backchannel.kernel.errors import Refusal


class Said(msgspec.Struct, forbid_unknown_fields=True):
    text: str


@pytest.mark.parametrize("raw", [rb'{"text": "\ud83d"}', rb'{"text": "\uDE00x"}', rb'{"text": "\ud83d \ude00"}'])
def test_half_a_character_is_refused(raw: bytes) -> None:
    with pytest.raises(Refusal, match="body_malformed"):
        read_body(raw, Said)


@pytest.mark.parametrize("raw", [rb'{"text": "\ud83d\ude00"}', '{"text": "😀"}'.encode(), rb'{"text": "\\ud83d"}'])
def test_whole_characters_are_taken_however_they_are_written(raw: bytes) -> None:
    assert read_body(raw, Said).text


@pytest.mark.parametrize("raw", [b'{"text": 1}', b'{"words": "x"}', b"{", rb'{"text": "\ud83d', b"\xff"])
def test_what_has_another_shape_is_refused_in_words(raw: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        read_body(raw, Said)
    assert (refused.value.code, refused.value.status) == ("body_malformed", 400)

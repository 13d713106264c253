"""Ids rise, whatever the clock does; shown codes are of one alphabet; secrets are stored hashed."""

from __future__ import annotations

import re
import uuid

from hypothesis import given
from hypothesis import strategies as st

from backchannel.kernel.ids import IdSource, enquiry_code, hashed, token
from stores import Clock, ids


@given(st.lists(st.integers(-3, 3), min_size=1, max_size=50), st.integers(0, 2**32))
def test_ids_rise_even_when_the_clock_stands_still_or_goes_back(steps: list[int], seed: int) -> None:
    clock = Clock()
    source, made = ids("public", clock, seed), []
    for step in steps:
        clock.now += step
        made.append(source.new())
    assert made == sorted(set(made))


def test_ids_rise_past_the_end_of_the_counter() -> None:
    source = IdSource(Clock(), lambda count: b"\xff" * count)
    made = [source.new() for _ in range(5000)]
    assert made == sorted(set(made))


def test_an_id_is_a_uuid_of_version_seven_with_its_time() -> None:
    clock = Clock()
    made = uuid.UUID(ids("public", clock).new())
    assert (made.version, made.variant, made.int >> 80) == (7, uuid.RFC_4122, clock.now)


def test_two_universes_share_no_chance() -> None:
    assert ids("public", Clock()).new() != ids("private", Clock()).new()
    assert ids("public", Clock()).new() == ids("public", Clock()).new()


@given(st.binary(min_size=4, max_size=8))
def test_codes_are_six_signs_that_nobody_mistakes(random_bytes: bytes) -> None:
    assert re.fullmatch("ENQ-[0-9ABCDEFGHJKMNPQRSTVWXYZ]{6}", enquiry_code(random_bytes))


def test_secrets_are_told_apart_by_their_hash() -> None:
    assert token(bytes(16)) == "0" * 32
    assert hashed("a") != hashed("b")
    assert len(hashed("a")) == 64

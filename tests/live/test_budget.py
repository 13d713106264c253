"""Budgets by a clock that stands still until it is moved."""

from __future__ import annotations

import pytest

from backchannel.kernel.errors import Refusal
from backchannel.live.budget import MOST_BUCKETS, Budget, Rate
from backchannel.live.crowd import Crowd
from backchannel.live.peers import TrustedProxies
from stores import Clock


def test_what_is_used_up_comes_back_with_time() -> None:
    clock = Clock()
    budget = Budget(Rate(per_minute=60, at_once=2), clock)
    budget.spend("a")
    budget.spend("a")
    with pytest.raises(Refusal) as refused:
        budget.spend("a")
    assert (refused.value.code, refused.value.status, refused.value.retry_after) == ("too_many", 429, 1)
    budget.spend("b")
    clock.advance(1)
    budget.spend("a")
    with pytest.raises(Refusal):
        budget.spend("a")


def test_a_rest_fills_a_bucket_no_further_than_its_brim() -> None:
    clock = Clock()
    budget = Budget(Rate(per_minute=60, at_once=2), clock)
    clock.advance(3600)
    budget.spend("a", 2)
    with pytest.raises(Refusal):
        budget.spend("a")


def test_refused_attempts_cost_nothing() -> None:
    clock = Clock()
    budget = Budget(Rate(per_minute=60, at_once=1), clock)
    budget.spend("a")
    for _ in range(100):
        with pytest.raises(Refusal):
            budget.spend("a")
    clock.advance(1)
    budget.spend("a")


def test_the_one_silent_for_longest_is_forgotten_first() -> None:
    clock = Clock()
    budget = Budget(Rate(per_minute=1, at_once=1), clock)
    budget.spend("first")
    for number in range(MOST_BUCKETS):
        budget.spend(str(number))
    budget.spend("first")
    with pytest.raises(Refusal):
        budget.spend(str(MOST_BUCKETS - 1))


def test_a_crowd_counts_what_is_open() -> None:
    crowd = Crowd(2)
    assert [crowd.enter("a"), crowd.enter("a"), crowd.enter("a"), crowd.enter("b")] == [True, True, False, True]
    crowd.leave("a")
    crowd.leave("a")
    assert crowd.enter("a")


@pytest.mark.parametrize(
    ("trusted", "peer", "said", "caller"),
    [
        ((), "10.0.0.1", "1.2.3.4", "10.0.0.1"),
        (("10.0.0.0/8",), "10.0.0.1", None, "10.0.0.1"),
        (("10.0.0.0/8",), "10.0.0.1", "1.2.3.4", "1.2.3.4"),
        (("10.0.0.0/8",), "10.0.0.1", "6.6.6.6, 1.2.3.4, 10.0.0.2", "1.2.3.4"),
        (("10.0.0.0/8",), "9.9.9.9", "1.2.3.4", "9.9.9.9"),
        (("10.0.0.0/8",), "10.0.0.1", "anything", "10.0.0.1"),
        (("10.0.0.0/8",), "10.0.0.1", "10.0.0.3", "10.0.0.1"),
        (("::1/128",), "::1", "2001:db8::1", "2001:db8::1"),
    ],
)
def test_only_trusted_proxies_speak_for_others(
    trusted: tuple[str, ...], peer: str, said: str | None, caller: str
) -> None:
    assert TrustedProxies(trusted).caller(peer, said) == caller

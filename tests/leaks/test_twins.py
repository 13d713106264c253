"""A customer cannot tell whether private messages exist: two worlds, one course of events, compared byte for byte."""

import os

import pytest

from backchannel.private.team.acts import ACTS
from leaks.courses import drawn, play_all
from leaks.events import COVERED, PUBLIC_EVENTS, STAFF_EVENTS
from leaks.left_out import LEFT_OUT
from leaks.tally import report, shortcomings
from leaks.trace import BEGINNING, Step
from leaks.twins import DifferenceError, compare

COURSES = int(os.environ.get("BACKCHANNEL_TWIN_COURSES", "100"))
FIRST_SEED = int(os.environ.get("BACKCHANNEL_TWIN_SEED", "0"))
HALF_AN_HOUR_S = 1800


@pytest.mark.timeout(HALF_AN_HOUR_S)
def test_the_twins_cannot_be_told_apart() -> None:
    tally = play_all(range(FIRST_SEED, FIRST_SEED + COURSES))
    print(f"\nseeds from {FIRST_SEED}\n{report(tally)}")
    assert not shortcomings(tally)


@pytest.mark.timeout(300)
def test_the_rig_finds_nothing_where_both_worlds_are_whole() -> None:
    for seed in range(1000, 1010):
        compare(drawn(seed), purge=False)


def test_the_rig_sees_a_customer_who_did_something_else() -> None:
    """The control: a public event in one world only must be found."""
    trace = (*BEGINNING, Step("customer_posts", 0, 0, 1))
    STAFF_EVENTS["customer_posts"] = PUBLIC_EVENTS["customer_posts"]
    try:
        with pytest.raises(DifferenceError):
            compare(trace)
    finally:
        del STAFF_EVENTS["customer_posts"]


def test_every_act_of_the_table_is_played_or_left_out_for_a_reason() -> None:
    assert set(COVERED) | set(LEFT_OUT) == set(ACTS)
    assert not set(COVERED) & set(LEFT_OUT)


def test_an_act_of_the_staff_is_never_played_in_both_worlds() -> None:
    staff_acts = {name for name in COVERED if ACTS[name].kind == "staff"}
    assert not {event for name in staff_acts for event in COVERED[name]} & set(PUBLIC_EVENTS)
    public_acts = {name for name in COVERED if ACTS[name].kind == "public"}
    assert not {event for name in public_acts for event in COVERED[name]} & set(STAFF_EVENTS)

"""A customer cannot tell whether private messages exist: two worlds, one course of events, compared byte for byte."""

import os

import pytest

from backchannel.private.team.acts import ACTS
from leaks.events import COVERED, PUBLIC_EVENTS, STAFF_EVENTS
from leaks.left_out import LEFT_OUT
from leaks.trace import BEGINNING, Step, Trace, as_json, course, shrunk
from leaks.twins import DifferenceError, Tally, compare

TRACES = int(os.environ.get("BACKCHANNEL_TWIN_TRACES", "120"))
LEAST_TRIES, LEAST_ACCEPTED = 20, 3
NEVER_ACCEPTED = frozenset(("customer_guesses",))


def drawn(seed: int) -> Trace:
    return course(seed, PUBLIC_EVENTS, STAFF_EVENTS)


def differs(trace: Trace) -> bool:
    try:
        compare(trace)
    except DifferenceError:
        return True
    return False


@pytest.mark.timeout(900)
def test_the_twins_cannot_be_told_apart() -> None:
    tally = Tally()
    for seed in range(TRACES):
        trace = drawn(seed)
        try:
            compare(trace, tally)
        except DifferenceError as difference:
            pytest.fail(f"course {seed}: {difference}\n{as_json(shrunk(trace, differs))}")
    must_have_tried_enough(tally)


def must_have_tried_enough(tally: Tally) -> None:
    tried, aside = sum(tally.events.values()), sum(tally.events[name] for name in STAFF_EVENTS)
    print(
        f"\n{TRACES} courses, {tried} events, {aside} of them private; {tally.frames} frames, {tally.answers} answers"
    )
    print(", ".join(f"{name} {tally.accepted[name]}/{times}" for name, times in sorted(tally.events.items())))
    assert aside * 4 >= tried, "at least a quarter of the events are private"
    assert tally.frames > 20 * TRACES
    assert tally.answers > 50 * TRACES
    events = PUBLIC_EVENTS | STAFF_EVENTS
    rare = {name: tally.events[name] for name in events if tally.events[name] < LEAST_TRIES * TRACES // 120}
    assert not rare, "these events were hardly tried"
    played = [name for name in events if name not in NEVER_ACCEPTED]
    idle = {name: tally.accepted[name] for name in played if tally.accepted[name] < LEAST_ACCEPTED * TRACES // 120}
    assert not idle, "these events were hardly ever accepted"


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

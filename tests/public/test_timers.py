"""Timers: each happens once, at its time; one that fails holds no other up and is given up in the end."""

from __future__ import annotations

from typing import Any

import pytest

from backchannel.kernel.errors import Refusal
from backchannel.public.enquiries import timers
from public.room import Desk
from stores import run as to_its_end


class Handlers:
    """Tells what happens, once it is on disk; fails for the subjects it is told to."""

    def __init__(self, desk: Desk, *failing: str) -> None:
        self.failing, self.tried, self._desk = failing, 0, desk
        self.known: dict[str, timers.Handler] = {"chore": self.chore}

    async def chore(self, tx: Any, subject: str) -> None:
        self.tried += 1
        if subject in self.failing:
            raise ValueError(subject)
        tx.emit(subject)

    @property
    def done(self) -> list[object]:
        return [event for event in self._desk.events if isinstance(event, str)]


def start(desk: Desk, *subjects: str, after: int = 0) -> None:
    for subject in subjects:
        desk.write("outbound", timers.start, "chore", subject, desk.clock() + after)


def run(desk: Desk, handlers: Handlers) -> None:
    while to_its_end(timers.run_some(desk.store.principal("outbound"), handlers.known)):
        pass


def test_timers_happen_once_in_the_order_of_their_times(desk: Desk) -> None:
    handlers = Handlers(desk)
    start(desk, "later", after=1000)
    start(desk, "b", after=-1)
    start(desk, "a", after=-2)
    run(desk, handlers)
    run(desk, handlers)
    assert handlers.done == ["a", "b"]
    assert desk.read("outbound", timers.next_due) == desk.clock() + 1000


def test_a_cancelled_timer_never_happens(desk: Desk) -> None:
    start(desk, "a", "b")
    desk.write("outbound", timers.cancel, "chore", "a")
    handlers = Handlers(desk)
    run(desk, handlers)
    assert handlers.done == ["b"]


def test_whoever_waits_for_timers_hears_of_a_new_one(desk: Desk) -> None:
    start(desk, "a", after=500)
    assert desk.events == [timers.TimerStarted(desk.clock() + 500)]


def test_a_timer_that_fails_is_put_off_and_holds_no_other_up(desk: Desk) -> None:
    handlers = Handlers(desk, "bad")
    start(desk, "good", "bad", "better")
    run(desk, handlers)
    assert handlers.done == ["good", "better"]
    assert desk.read("outbound", timers.next_due) == desk.clock() + 2000
    handlers.failing = ()
    desk.clock.advance(2)
    run(desk, handlers)
    assert handlers.done[-1] == "bad"
    assert desk.read("outbound", timers.next_due) is None


def test_a_timer_that_always_fails_is_given_up(desk: Desk) -> None:
    handlers = Handlers(desk, "bad")
    start(desk, "bad")
    for _ in range(20):
        run(desk, handlers)
        desk.clock.advance(2000)
    assert desk.read("outbound", timers.next_due) is None
    tried = handlers.tried
    desk.clock.advance(1_000_000)
    run(desk, handlers)
    assert handlers.tried == tried


def test_a_store_that_takes_nothing_now_is_no_fault_of_the_timer(desk: Desk) -> None:
    start(desk, "a")
    full = Refusal("storage_full", 503, "The desk's disk is nearly full.")
    desk.store.put = lambda job: job.done(full)  # type: ignore[method-assign]
    handlers = Handlers(desk)
    with pytest.raises(Refusal, match="storage_full"):
        run(desk, handlers)
    del desk.store.put
    run(desk, handlers)
    assert handlers.done == ["a"]

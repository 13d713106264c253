"""A course of events as data: what happens, who does it, in which room, and which of the choices it takes."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass

TICKS = (0, 1, 59, 60, 299, 300, 600, 6 * 3600)
CUSTOMERS, ROOMS, CHOICES = 3, 4, 6
LENGTH = 45
STAFF_PART = 0.36
RARE, RARE_PART = frozenset(("customer_forgets",)), 0.6
"""What ends much; it is drawn less often, so that something is left to end."""


@dataclass(frozen=True)
class Step:
    """One event.

    Args:
        what: the event's name, as in `events`.
        who: which customer or colleague.
        room: which of the rooms there are.
        choice: which text, key, place or time.
    """

    what: str
    who: int = 0
    room: int = 0
    choice: int = 0


Trace = tuple[Step, ...]

BEGINNING = [
    Step("customer_starts", 0, 0, 0),
    Step("customer_starts", 1, 0, 1),
    Step("heartbeat", 2),
    Step("pick_up", 2, 0),
    Step("pick_up", 3, 1),
]
"""What most courses begin with: two enquiries in good hands, so that there is something to talk about."""

MISSED = [*BEGINNING[:-1], Step("tick", 0, 0, 3)]
"""Nobody picked the second enquiry up within its minute."""
FOLLOWED_UP = [*MISSED, BEGINNING[-1]]
"""Somebody did, later."""
CLOSED = [*BEGINNING, Step("customer_posts", 0, 0, 1), Step("close", 2, 0)]
"""The first is over."""
BEGINNINGS = (BEGINNING, BEGINNING, BEGINNING, MISSED, FOLLOWED_UP, FOLLOWED_UP, CLOSED)


def course(seed: int, public: Iterable[str], staff: Iterable[str]) -> Trace:
    """A course of events. In each, some kinds of event are left out: swarming finds what plain chance misses.

    Args:
        seed: the same seed draws the same course.
        public: the names of events that happen in both worlds.
        staff: the names of those that happen in one.
    """
    dice = random.Random(f"course {seed}")
    both, one = sorted(public), sorted(staff)
    both = dice.sample(both, dice.randrange(6, len(both) + 1))
    one = dice.sample(one, dice.randrange(2, len(one) + 1))
    return (
        *dice.choice(BEGINNINGS),
        *(_drawn(dice, one if dice.random() < STAFF_PART else both) for _ in range(LENGTH)),
    )


def _drawn(dice: random.Random, kinds: list[str]) -> Step:
    """One event, more often than not by somebody who may do it."""
    what, room = dice.choice(kinds), dice.choice((0, 0, 0, 1, 1, 2, 3))
    if what in RARE and dice.random() < RARE_PART:
        what = dice.choice(kinds)
    if what.startswith(("customer", "bridge")):
        who = room if dice.random() < 0.7 else dice.randrange(CUSTOMERS)
    else:
        who = dice.choice((2 + room % 2, 2 + room % 2, 0, 1, 2, 3, 4))
    return Step(what, who, room, dice.randrange(CHOICES))


def shrunk(trace: Trace, fails: Callable[[Trace], bool]) -> Trace:
    """A short course that still fails: stretches are left out as long as it does.

    Args:
        trace: a course that fails.
        fails: says whether a course does.
    """
    size = max(1, len(trace) // 2)
    while size:
        at = len(trace) - size
        while at >= 0:
            shorter = trace[:at] + trace[at + size :]
            if fails(shorter):
                trace = shorter
            at -= size
        size //= 2
    return trace


def as_json(trace: Trace) -> str:
    """A course of events as a file keeps it: a line an event."""
    return "[\n" + ",\n".join(f" {json.dumps(astuple(step))}" for step in trace) + "\n]\n"


def from_json(text: str) -> Trace:
    """The course that a file keeps."""
    return tuple(Step(*one) for one in json.loads(text))

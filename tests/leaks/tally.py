"""What a run of courses has tried: how often each event, in which state of its room, and what customers were sent."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from backchannel.public.frames import OUTLETS
from leaks.events import COVERED, PUBLIC_EVENTS, STAFF_EVENTS
from leaks.world import World

STATES = ("nowhere", "open", "ongoing", "missed", "followed_up", "closed")
SHOWN_TO_ALL = frozenset(
    one for one in OUTLETS if re.match(r"GET /(|docs|shop|pages.*|widget.*|api/openapi.json)$", one)
)
"""Pages that are the same for everybody and for ever; the museum walks them."""
_PATTERNS = sorted(
    ((re.compile(re.sub(r"\{\w+\}", r"[^/?]+", one) + r"(\?.*)?$"), one) for one in OUTLETS if "/" in one),
    key=lambda pair: "{" in pair[1],
)
_FRAME = re.compile(rb'> \{"type":"(\w+)"')


@dataclass
class Tally:
    """Counts of a run; two runs' tallies add up."""

    courses: int = 0
    events: Counter[str] = field(default_factory=Counter)
    accepted: Counter[str] = field(default_factory=Counter)
    states: Counter[tuple[str, str]] = field(default_factory=Counter)
    outlets: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        """Count what another run has counted."""
        self.courses += other.courses
        for mine, theirs in (
            (self.events, other.events),
            (self.accepted, other.accepted),
            (self.outlets, other.outlets),
        ):
            mine.update(theirs)
        self.states.update(other.states)

    def hear(self, record: bytes) -> None:
        """Count what a customer was sent under the outlet that it came by."""
        if (frame := _FRAME.match(record)) is not None:
            self.outlets[f"socket {frame.group(1).decode()}"] += 1
        elif b"\n" in record:
            asked, _, answer = record.replace(b"\nHTTP/1.1 ", b"\n", 1).partition(b"\n")
            self.outlets[_outlet(asked.decode()) if answer[:1] == b"2" else "error"] += 1

    def count(self, world: World) -> None:
        """Count a course that has ended: what was accepted in its world, and what customers were sent."""
        self.courses += 1
        for (event, fine), times in world.outcomes.items():
            self.accepted[event] += times if fine else 0
        for record in (record for one in world.observers for record in one.sink):
            self.hear(record)

    @property
    def aside(self) -> int:
        """How many events were of the staff plane."""
        return sum(self.events[name] for name in STAFF_EVENTS)

    def acts(self) -> dict[str, Counter[str]]:
        """For each act that is played, how often it was tried in which state of its room."""
        found = {}
        for act, events in COVERED.items():
            found[act] = Counter({state: sum(self.states[name, state] for name in events) for state in STATES})
        return found


def _outlet(asked: str) -> str:
    return next((name for pattern, name in _PATTERNS if pattern.match(asked)), asked)


def report(tally: Tally) -> str:
    """The tally as lines to read: acts by state, events with how many were accepted, and outlets."""
    tried = sum(tally.events.values())
    lines = [f"{tally.courses} courses, {tried} events, {tally.aside} of them private", f"{'act':26}" + _heads()]
    lines += [
        f"{act:26}" + "".join(f"{states[state]:12}" for state in STATES) for act, states in sorted(tally.acts().items())
    ]
    lines += ["", "events (accepted of tried): " + ", ".join(_shares(tally))]
    lines += ["outlets: " + ", ".join(f"{name} {times}" for name, times in sorted(tally.outlets.items()))]
    return "\n".join(lines)


def _heads() -> str:
    return "".join(f"{state:>12}" for state in STATES)


def _shares(tally: Tally) -> list[str]:
    return [f"{name} {tally.accepted[name]}/{times}" for name, times in sorted(tally.events.items())]


LEAST_TRIES, LEAST_ACCEPTED = 50, 25
FOR_COURSES = 300
"""In so many courses, every event must have been tried and accepted so often."""
NEVER_ACCEPTED = frozenset(("customer_guesses",))


def shortcomings(tally: Tally) -> list[str]:
    """A sentence for each thing that was hardly tried, or never came out."""
    share, events = tally.courses / FOR_COURSES, PUBLIC_EVENTS | STAFF_EVENTS
    tries, accepted = LEAST_TRIES * share, LEAST_ACCEPTED * share
    idle = [name for name in events if name not in NEVER_ACCEPTED and tally.accepted[name] < accepted]
    said = [
        *(f"{name} was tried {tally.events[name]} times" for name in events if tally.events[name] < tries),
        *(f"{name} was accepted {tally.accepted[name]} times" for name in idle),
        *(f"{act} was hardly tried" for act, states in tally.acts().items() if states.total() < tries),
        *(f"nothing ever came by the outlet {name}" for name in sorted(OUTLETS - SHOWN_TO_ALL - set(tally.outlets))),
    ]
    if tally.aside * 4 < sum(tally.events.values()):
        said.append("less than a quarter of the events were private")
    return said

"""One long conversation, with everything that staff do among themselves put in at every place."""

from __future__ import annotations

import pytest

from leaks.events import STAFF_EVENTS, find_events
from leaks.golden import BEN, CONVERSATION, INES, RUTH
from leaks.tally import Tally
from leaks.trace import Step
from leaks.twins import compare

find_events()
PLACES = range(len(CONVERSATION) + 1)
NEVER_ACCEPTED = frozenset(("customer_guesses",))
FLOODS = frozenset(("whisper_flood",))
"""Says nothing that other events do not say, only more of it."""


def everything(at: int) -> list[Step]:
    """Every event of the staff's side, by the owner of the moment and by a supervisor, in each room there may be."""
    names = sorted(STAFF_EVENTS.keys() - FLOODS)
    return [
        Step(name, who, room, (at + choice) % 6)
        for name in names
        for choice, (who, room) in enumerate(((INES, 0), (RUTH, 0), (BEN, 1), (RUTH, 2)))
    ]


def test_the_conversation_is_one_that_happens() -> None:
    """Each step is accepted: a conversation of refusals would prove nothing."""
    tally = Tally()
    compare(CONVERSATION, tally)
    refused = {step.what for step in CONVERSATION if not tally.accepted[step.what]}
    assert refused <= NEVER_ACCEPTED


@pytest.mark.parametrize("place", PLACES)
def test_the_customers_record_is_the_same_wherever_it_is_put_in(place: int) -> None:
    compare((*CONVERSATION[:place], *everything(place), *CONVERSATION[place:]))

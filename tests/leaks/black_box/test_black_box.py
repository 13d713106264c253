"""The twins behind real listeners: real processes, real HTTP, real sockets, and every byte of them compared."""

from __future__ import annotations

import asyncio
import os

import pytest

from leaks.black_box.boxes import compare_boxes
from leaks.events import STAFF_EVENTS
from leaks.opening import opening
from leaks.tally import Tally, report
from leaks.twins import DifferenceError

COURSES = int(os.environ.get("BACKCHANNEL_BLACK_BOX_COURSES", "4"))
FIRST_SEED = int(os.environ.get("BACKCHANNEL_BLACK_BOX_SEED", "500000"))
A_QUARTER_OF_AN_HOUR_S = 900


@pytest.mark.timeout(A_QUARTER_OF_AN_HOUR_S)
def test_the_boxes_cannot_be_told_apart() -> None:
    tally = Tally()
    asyncio.run(compare_boxes(opening(), range(FIRST_SEED, FIRST_SEED + COURSES), tally))
    print(f"\nseeds from {FIRST_SEED}\n{report(tally)}")
    assert tally.aside > 0
    assert tally.outlets["socket entry"] > COURSES
    assert tally.outlets["GET /api/enquiries"] >= COURSES


def test_a_public_event_in_one_box_alone_is_seen() -> None:
    """The control: were a word aloud counted as the staff's own, the records would differ."""
    from leaks.events import PUBLIC_EVENTS

    STAFF_EVENTS["customer_posts"] = PUBLIC_EVENTS["customer_posts"]
    try:
        with pytest.raises(DifferenceError):
            asyncio.run(compare_boxes(opening(), range(FIRST_SEED, FIRST_SEED + 4), Tally()))
    finally:
        del STAFF_EVENTS["customer_posts"]

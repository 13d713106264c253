"""Every event that an act emits either goes to the other processes or is known to stay at home."""

from __future__ import annotations

import re

import msgspec

from architecture.tree import SOURCE
from backchannel.private import news as private
from backchannel.public import news as public
from backchannel.public.entries import Actor, FileFacts
from backchannel.public.messages.held import HeldChanged, HeldMessage

BY_BELLS = {"entry"}
AT_HOME = {
    "DeskDone": "whoever commits it carries the line into the ledger, and whoever looks next carries what was left",
    "FactsWait": "whoever commits it carries the facts down, and whoever starts next carries what was left",
    "FileUnused": "the worker that commits it deletes the file",
    "LedgerGrew": "whoever commits it keeps the head",
}


def emitted() -> set[str]:
    texts = [path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")]
    return {name for text in texts for name in re.findall(r"tx\.emit\(([A-Z]\w+|entry)", text)}


def test_no_event_is_forgotten() -> None:
    told = {one.__name__ for one in (*public.NEWS, *private.NEWS)}
    assert emitted() - told - BY_BELLS == set(AT_HOME), "see public/news.py and private/news.py"


def test_names_within_a_universe_are_one_each() -> None:
    for news in (public.NEWS, private.NEWS):
        assert len({one.__name__ for one in news}) == len(news)


def test_what_is_said_does_not_travel() -> None:
    files = (FileFacts("id", "plan of the canary.pdf", 1, "application/pdf", None, None),)
    held = HeldMessage("id", "room", Actor("staff", "s1", "Ana"), "key", "the canary", 1, 2, "held", files)
    told = msgspec.msgpack.encode(public.without_text(HeldChanged(held, "held", ("s1",))))
    assert b"canary" not in told
    assert b"room" in told

"""What a mutant is, and what mutants need to leak: a way between the universes that the product does not have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from backchannel.private.messages.events import PrivateEntry
from backchannel.staff.live import Live
from leaks.rules import RULES
from leaks.trace import BEGINNING, Step, Trace
from leaks.turn import TURN

Install = Callable[[pytest.MonkeyPatch], None]


@dataclass(frozen=True)
class Mutant:
    """A bug.

    Args:
        name: in a few words.
        guards: what it takes away: a lock or a side channel of `leaks.rules`.
        rule: the rule that it breaks, in words.
        install: puts it into the product until the patch is undone.
        witness: a short course of events that tells the worlds apart when it is there.
    """

    name: str
    guards: str
    rule: str
    install: Install
    witness: Trace


MUTANTS: dict[str, Mutant] = {}
"""Every mutant by its name."""


def mutant(name: str, rule: str, *witness: Step, guards: str) -> Callable[[Install], Install]:
    """Enter a mutant in the register.

    Args:
        name: in a few words.
        rule: the rule that it breaks.
        witness: the events after `BEGINNING` that show it; none for what a piece of the museum shows.
        guards: the lock or side channel of `leaks.rules` that it takes away.
    """

    def enter(install: Install) -> Install:
        assert name not in MUTANTS, f"two mutants are called {name}"
        assert guards in RULES, f"leaks/rules.py has no {guards}"
        MUTANTS[name] = Mutant(name, guards, rule, install, (*BEGINNING, *witness))
        return install

    return enter


class Bridge:
    """What private entries each world has seen: the shared cache that a careless product would have."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._seen: dict[Path | None, list[PrivateEntry]] = defaultdict(list)
        heard = Live.private_committed

        def hear(live: Live, events: Any) -> None:
            listed = list(events)
            self._seen[TURN.folder] += [event for event in listed if isinstance(event, PrivateEntry)]
            heard(live, listed)

        patch.setattr(Live, "private_committed", hear)

    def entries(self, room: str) -> list[PrivateEntry]:
        """The private entries of a room, in the world that is playing."""
        return [entry for entry in self._seen[TURN.folder] if entry.room == room]

    def all(self) -> list[PrivateEntry]:
        """All private entries of the world that is playing."""
        return self._seen[TURN.folder]


def after_each_private_message(patch: pytest.MonkeyPatch, act: Callable[[Any, PrivateEntry], Any]) -> None:
    """Let a public act follow every private message, as one that touches "the enquiry" would.

    Args:
        patch: undoes it.
        act: the act, given a transaction of the public store and the private entry.
    """
    heard = Live.private_committed

    def hear(live: Live, events: Any) -> None:
        listed = list(events)
        heard(live, listed)
        for event in listed:
            if isinstance(event, PrivateEntry):
                _follow(live, act, event)

    patch.setattr(Live, "private_committed", hear)


def _follow(live: Live, act: Callable[[Any, PrivateEntry], Any], entry: PrivateEntry) -> None:
    live._public.submit(lambda tx: act(tx, entry), _must_have_worked)


def _must_have_worked(result: object) -> None:
    if isinstance(result, BaseException):
        raise result

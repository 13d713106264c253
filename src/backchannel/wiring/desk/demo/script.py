"""How the invented conversations are written down: who does what, and how long after what came before."""

from __future__ import annotations

from dataclasses import dataclass, field

MINUTE, HOUR, DAY = 60, 3600, 86_400


@dataclass(frozen=True, slots=True)
class Step:
    """Somebody does something.

    Args:
        act: the storyteller's method.
        who: a staff member's first name, or empty for the customer.
        what: a text, a colleague's first name, or a score.
        after: seconds since the step before.
    """

    act: str
    who: str
    what: str
    after: int


@dataclass(frozen=True, slots=True)
class Person:
    """A customer as they gave themselves."""

    name: str | None = None
    email: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """One enquiry.

    Args:
        customer: who asks.
        channel: how it comes in.
        tag: the directory's entry they chose, or empty.
        ago: seconds before now that it began.
        text: the first message.
        steps: what happened then.
        subject: what an e-mail or call is about.
        page: the page they were on.
        name: by which a later talk of the same customer refers to this one.
        follows: the name of the talk that this one goes on from.
    """

    customer: Person
    channel: str
    tag: str
    ago: int
    text: str
    steps: tuple[Step, ...] = field(default=())
    subject: str | None = None
    page: str | None = None
    name: str = ""
    follows: str = ""


def _pace(text: str) -> int:
    """How long somebody takes to write this, in seconds."""
    return 8 + len(text) // 4


def says(text: str, after: int = 0) -> Step:
    """The customer writes."""
    return Step("says", "", text, after or _pace(text))


def picks_up(who: str, after: int = 20) -> Step:
    """A staff member picks the enquiry up."""
    return Step("picks_up", who, "", after)


def answers(who: str, text: str, after: int = 0) -> Step:
    """A member writes to the customer."""
    return Step("answers", who, text, after or _pace(text))


def privately(who: str, text: str, after: int = 0) -> Step:
    """A member or monitor writes to the staff of the room."""
    return Step("privately", who, text, after or _pace(text))


def feedback(who: str, text: str, after: int = 0) -> Step:
    """A supervisor coaches after the close."""
    return Step("privately", who, text, after or _pace(text))


def joins(who: str, after: int = 30) -> Step:
    """Somebody joins; the customer reads a line."""
    return Step("joins", who, "", after)


def adds(who: str, colleague: str, after: int = 25) -> Step:
    """The owner asks a colleague in, who accepts."""
    return Step("adds", who, colleague, after)


def takes_over(who: str, after: int = 30) -> Step:
    """Somebody becomes the owner."""
    return Step("takes_over", who, "", after)


def leaves(who: str, after: int = 30) -> Step:
    """A member leaves."""
    return Step("leaves", who, "", after)


def reads(who: str = "", after: int = 10) -> Step:
    """The customer, or a member, has seen everything."""
    return Step("reads", who, "", after)


def closes(who: str = "", after: int = 40) -> Step:
    """A staff member, or the customer, ends the conversation."""
    return Step("closes", who, "", after)


def rates(score: int, after: int = 30) -> Step:
    """The customer says how it went."""
    return Step("rates", "", str(score), after)

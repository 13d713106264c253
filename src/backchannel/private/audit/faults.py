"""Giving a name to what does not fit in a chain: a link or a line that was edited, moved, put in or taken out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from backchannel.private.audit.chain import Line, Link, digest_of, head_after


class Fault(msgspec.Struct, frozen=True):
    """Something that is not as it was written.

    Args:
        kind: edited, deleted, inserted, reordered, truncated or replaced.
        n: the first place that it concerns.
        words: what was found, in a sentence.
    """

    kind: str
    n: int
    words: str


class BadLink(msgspec.Struct, frozen=True):
    """A link that does not follow from the one before, with the heads one and two places before it."""

    link: Link
    before: str
    two_before: str


def link_faults(bad: Sequence[BadLink]) -> list[Fault]:
    """One fault for each stretch of links that do not follow; the first of a stretch is where it happened."""
    return [_of_stretch(stretch, bad) for stretch in _stretches(bad)]


def line_faults(bad: Sequence[tuple[Line, Link]]) -> list[Fault]:
    """A fault for each line that is not what its link covers."""
    place_of = {link.digest: link.n for _, link in bad}
    return [_of_line(line, place_of) for line, _ in bad]


def _stretches(bad: Iterable[BadLink]) -> list[list[BadLink]]:
    found: list[list[BadLink]] = []
    for one in bad:
        if found and found[-1][-1].link.n == one.link.n - 1:
            found[-1].append(one)
        else:
            found.append([one])
    return found


def _of_stretch(stretch: Sequence[BadLink], bad: Sequence[BadLink]) -> Fault:
    first, n = stretch[0], stretch[0].link.n
    home = _home(first.link, bad)
    if home == n - 1 and home not in (one.link.n for one in bad):
        return Fault("inserted", home, f"a link was put in at place {home}, and those behind it moved by one")
    if home is not None:
        return Fault("reordered", n, f"the link at place {n} belongs to place {home}")
    if len(stretch) > 1:
        after = stretch[1].link
        if head_after(first.before, n, after.digest) == after.head:
            return Fault("inserted", n, f"a link was put in at place {n}, and those behind it moved by one")
        if head_after(first.link.head, after.n + 1, after.digest) == after.head:
            return Fault("deleted", n, f"the link of place {n} was taken out, and those behind it moved by one")
    return Fault("edited", n, f"the link at place {n} does not follow from the one before it")


def _home(link: Link, bad: Sequence[BadLink]) -> int | None:
    """The place that a link was written for, if it is one of those around; None when it is its own or unknown."""
    heads = {head for one in bad for head in (one.before, one.two_before, one.link.head)}
    places = {n for one in bad for n in (one.link.n, one.link.n - 1)} - {link.n}
    for n in sorted(places):
        if any(head_after(head, n, link.digest) == link.head for head in heads):
            return n
    return None


def _of_line(line: Line, place_of: dict[str, int]) -> Fault:
    for n in place_of.values():
        if place_of.get(digest_of(line, n)) == n:
            return Fault("reordered", line.n, f"line {line.n} belongs to place {n}")
    return Fault("edited", line.n, f"line {line.n} says something else than when it was written")

"""Whether the ledger is whole: each line against its link, each link against the one before, all against the heads.

Found and named: lines and links that were edited, deleted, inserted or put in another order, an end that was cut off,
and a chain that was reckoned anew.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

import msgspec
import sqlalchemy as sa

from backchannel.private.audit.chain import GENESIS, Line, Link, digest_of, head_after
from backchannel.private.audit.erasure import erased_places
from backchannel.private.audit.faults import BadLink, Fault, line_faults, link_faults
from backchannel.private.audit.heads import KeptHead
from backchannel.private.audit.tables import ledger, ledger_link
from backchannel.private.store import Rx
from backchannel.storage.database import prepare

AT_ONCE = 500
MOST_FAULTS = 50


class Verdict(msgspec.Struct, frozen=True):
    """What a verification found.

    Args:
        up_to: the place of the last link.
        erased: how many lines were lawfully erased.
        kept_up_to: the last place whose head was kept outside; 0 for none.
        faults: what is wrong, in the order of places, at most 50 of each sort.
    """

    up_to: int
    erased: int
    kept_up_to: int
    faults: tuple[Fault, ...]


_LINKS = prepare(
    sa.select(ledger_link.c.n, ledger_link.c.digest, ledger_link.c.head)
    .where(ledger_link.c.n > sa.bindparam("after"))
    .order_by(ledger_link.c.n)
    .limit(AT_ONCE),
    Link,
)
_LINES = prepare(
    sa.select(*(ledger.c[name] for name in Line.__struct_fields__))
    .where(ledger.c.n > sa.bindparam("after"))
    .order_by(ledger.c.n)
    .limit(AT_ONCE),
    Line,
)


async def verify(rx: Rx, kept: Sequence[KeptHead]) -> Verdict:
    """Verify the whole ledger in one consistent view, a stretch at a time.

    Args:
        rx: a view of the private store, begun after `kept` was read, so that no kept head can be newer.
        kept: the heads outside.
    """
    walk, lines = _Walk(kept, await erased_places(rx)), _lines(rx)
    line = await anext(lines, None)
    async for link in _links(rx):
        while line is not None and line.n < link.n:
            walk.without_link(line)
            line = await anext(lines, None)
        own = line if line is not None and line.n == link.n else None
        walk.step(link, own)
        if own is not None:
            line = await anext(lines, None)
    while line is not None:
        walk.without_link(line)
        line = await anext(lines, None)
    return walk.verdict()


async def _links(rx: Rx) -> AsyncIterator[Link]:
    after = -1
    while found := await rx.all(_LINKS, after=after):
        for link in found:
            yield link
        after = found[-1].n


async def _lines(rx: Rx) -> AsyncIterator[Line]:
    after = -1
    while found := await rx.all(_LINES, after=after):
        for line in found:
            yield line
        after = found[-1].n


class _Walk:
    """Goes along the chain and collects what does not fit.

    Args:
        kept: the heads outside.
        erased: the places whose lines were lawfully erased.
    """

    def __init__(self, kept: Sequence[KeptHead], erased: frozenset[int]) -> None:
        self._kept: dict[int, list[KeptHead]] = {}
        for one in kept:
            self._kept.setdefault(one.n, []).append(one)
        self._kept_up_to = max(self._kept, default=0)
        self._erased, self._gone = erased, 0
        self._n, self._head, self._before = 0, GENESIS, GENESIS
        self._bad_links: list[BadLink] = []
        self._bad_lines: list[tuple[Line, Link]] = []
        self._faults: list[Fault] = []

    def step(self, link: Link, line: Line | None) -> None:
        """The next link, with its line if there is one."""
        if link.n > self._n + 1:
            self._fault("deleted", self._n + 1, f"links are missing before place {link.n}")
        elif head_after(self._head, link.n, link.digest) != link.head and len(self._bad_links) < MOST_FAULTS:
            self._bad_links.append(BadLink(link, self._head, self._before))
        self._compare(link, line)
        self._n, self._head, self._before = link.n, link.head, self._head
        for one in self._kept.get(link.n, ()):
            if one.head != link.head:
                words = f"the chain was reckoned anew: the head kept at {one.at} for place {link.n} is another"
                self._fault("replaced", link.n, words)

    def without_link(self, line: Line) -> None:
        """A line that no link covers."""
        self._fault("inserted", line.n, f"line {line.n} hangs in no chain")

    def _compare(self, link: Link, line: Line | None) -> None:
        if line is None:
            self._gone += link.n in self._erased
            if link.n not in self._erased:
                self._fault("deleted", link.n, f"line {link.n} is gone, and no erasure tells of it")
        elif digest_of(line) != link.digest and len(self._bad_lines) < MOST_FAULTS:
            self._bad_lines.append((line, link))

    def verdict(self) -> Verdict:
        """What was found; a chain that broke at a place is not said to be reckoned anew behind it."""
        if self._kept_up_to > self._n:
            at = self._kept[self._kept_up_to][-1].at
            words = f"the chain ends at place {self._n}, but the head of place {self._kept_up_to} was kept at {at}"
            self._fault("truncated", self._n + 1, words)
        broken = {one.link.n for one in self._bad_links}
        links = link_faults(self._bad_links)
        lines = [one for one in line_faults(self._bad_lines) if one.n not in broken]
        others = self._faults if not links else [one for one in self._faults if one.kind != "replaced"]
        faults = sorted((*links, *lines, *others), key=lambda fault: fault.n)
        return Verdict(self._n, self._gone, self._kept_up_to, tuple(faults))

    def _fault(self, kind: str, n: int, words: str) -> None:
        if len(self._faults) < MOST_FAULTS:
            self._faults.append(Fault(kind, n, words))

"""The arithmetic of the chain: what a line's digest is, and how a link follows from the one before.

A link holds the salted digest of a line, never the line: when a line is lawfully erased its salt goes with it, and
nobody can find out by guessing what it said, while the chain stays whole. A head covers every link before it.
"""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

SALT_BYTES = 16
GENESIS = hashlib.sha256(b"backchannel ledger, edition 1").hexdigest()
"""The head before the first line."""


class Line(msgspec.Struct, frozen=True):
    """A line of the ledger as it is stored.

    Args:
        n: its place, from 1, without gaps.
        at: UTC milliseconds.
        staff_id: who did it; empty for the desk itself and for those who run the machine.
        role_name: their role as it was then.
        kind: reading, monitoring, download, administration or audit.
        act: what was done.
        room: the enquiry it concerns, or None.
        subject_id: whom or what else it concerns, or None.
        subject: what that was called then.
        detail: more about it, in a form that belongs to the act.
        changes: what changed, as a JSON list of ``[what, before, after]``.
        salt: hexadecimal; what makes the digest unguessable.
    """

    n: int
    at: int
    staff_id: str
    role_name: str
    kind: str
    act: str
    room: str | None
    subject_id: str | None
    subject: str
    detail: str
    changes: str
    salt: str


class Link(msgspec.Struct, frozen=True):
    """A link of the chain: the digest of line `n`, and the head that covers it and all before."""

    n: int
    digest: str
    head: str


def digest_of(line: Line, n: int | None = None) -> str:
    """The salted digest of a line.

    Args:
        line: the line.
        n: the place to reckon it for, when that is not its own.
    """
    fields: list[Any] = list(msgspec.structs.astuple(line))
    fields[0] = line.n if n is None else n
    return hashlib.sha256(msgspec.json.encode(fields)).hexdigest()


def head_after(head: str, n: int, digest: str) -> str:
    """The head after link `n` with its `digest`, when `head` is the one before."""
    return hashlib.sha256(f"{head} {n} {digest}".encode()).hexdigest()

"""Bodies of the audit screen."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from backchannel.staff.wire.body import Body, StaffFace

LineKind = Literal["reading", "monitoring", "download", "administration", "audit"]
FaultKind = Literal["edited", "deleted", "inserted", "reordered", "truncated", "replaced"]


class AuditEnquiry(Body, frozen=True):
    """The enquiry that a line concerns; `code` is null for one that is there no more."""

    id: str
    code: str | None


class AuditChange(Body, frozen=True):
    """One thing that changed; null where there was or is nothing."""

    what: str
    before: str | None
    after: str | None


class AuditLine(Body, frozen=True):
    """A line of the ledger. `staff` is null for the desk itself and for those who run the machine."""

    n: int
    at: datetime
    staff: StaffFace | None
    role_name: str
    kind: LineKind
    act: str
    enquiry: AuditEnquiry | None
    subject: str
    detail: str
    changes: list[AuditChange]


class AuditPage(Body, frozen=True):
    """Lines, newest first; `next` goes into ``before=`` for more."""

    lines: list[AuditLine]
    next: str | None


class AuditFault(Body, frozen=True):
    """Something that is not as it was written, from place `n` on."""

    kind: FaultKind
    n: int


class AuditVerified(Body, frozen=True):
    """What the last verification found; nothing is wrong when `faults` is empty."""

    at: datetime
    staff: StaffFace | None
    up_to: int
    erased: int
    kept_up_to: int
    faults: list[AuditFault]


class AuditState(Body, frozen=True):
    """How the chain stands.

    `up_to` is its last place. `heads_file` is where its heads are kept; `trouble` is ``unwritable`` when the last could
    not be kept, ``differs`` when file and chain did not agree at the start, else empty. `verified` is null before the
    first verification.
    """

    up_to: int
    heads_file: str
    trouble: Literal["", "unwritable", "differs"]
    verified: AuditVerified | None


TYPES = (AuditPage, AuditState)

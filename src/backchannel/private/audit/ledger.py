"""Writing the ledger: who read, watched or took away what is private, and what was done to the desk itself.

A line is on disk before the first byte of what it is about is served. Lines and the links of their chain are only ever
added; the line, its link and the act that it tells of are one transaction.
"""

from __future__ import annotations

import msgspec
import sqlalchemy as sa

from backchannel.kernel.proof import StaffProof
from backchannel.kernel.text import clean_line
from backchannel.private.audit.chain import GENESIS, SALT_BYTES, Line, Link, digest_of, head_after
from backchannel.private.audit.tables import ledger, ledger_link
from backchannel.private.store import Rx, Tx
from backchannel.private.team.acts import ACTS
from backchannel.private.team.tables import role, staff
from backchannel.storage.database import prepare, prepare_write

MONITOR = "monitor"
READ_CLOSED = "read_closed"
BEGAN, ENDED = "began", "ended"
"""What the detail of a monitoring line says."""
LONGEST = 500

_ACT_OF_PROOF = {
    "monitor": MONITOR,
    "read_private": READ_CLOSED,
    "download_history": "download_history",
    "download_customer_copy": "download_customer_copy",
    "download_report": "download_report",
    "download_private_file": "download_private_file",
    "read_originals": "read_originals",
    "look_at_audit": "look_at_audit",
    "download_audit": "download_audit",
    "verify_audit": "verify_audit",
}
KIND_OF_ACT = {
    MONITOR: "monitoring",
    READ_CLOSED: "reading",
    "download_history": "download",
    "download_customer_copy": "download",
    "download_report": "download",
    "download_private_file": "download",
    "read_originals": "reading",
    "look_at_audit": "audit",
    "download_audit": "audit",
    "verify_audit": "audit",
    "erase_lines": "audit",
    "heads_begun": "audit",
    "heads_late": "audit",
}
"""The kind of every act that is not administration."""
KINDS = ("reading", "monitoring", "download", "administration", "audit")


class Subject(msgspec.Struct, frozen=True):
    """Whom or what an act concerns beside a room: an id, and what it is called now."""

    id: str | None = None
    name: str = ""


class Altered(msgspec.Struct, frozen=True, array_like=True):
    """One thing that changed: its name, what it was and what it is; None where there was or is nothing."""

    what: str
    before: str | None
    after: str | None


NOTHING = Subject()


class NewLine(msgspec.Struct, frozen=True):
    """What a new line says.

    Args:
        act: what was done.
        kind: one of `KINDS`.
        room: the enquiry it concerns, or None.
        subject: whom or what else it concerns.
        detail: more about it.
        changes: what changed.
        at: when, in UTC milliseconds; None is now.
    """

    act: str
    kind: str
    room: str | None = None
    subject: Subject = NOTHING
    detail: str = ""
    changes: tuple[Altered, ...] = ()
    at: int | None = None


class LedgerGrew(msgspec.Struct, frozen=True):
    """Emitted with every line: the chain's newest link."""

    n: int
    head: str


_LAST = prepare(
    sa.select(ledger_link.c.n, ledger_link.c.digest, ledger_link.c.head)
    .where(ledger_link.c.n > 0)
    .order_by(ledger_link.c.n.desc())
    .limit(1),
    Link,
)
_LINE = prepare_write(sa.insert(ledger))
_LINK = prepare_write(sa.insert(ledger_link))
_ROLE = prepare_write(
    sa.select(role.c.name)
    .join_from(staff, role, role.c.id == staff.c.role_id)
    .where(staff.c.id == sa.bindparam("staff_id"))
)


async def record(tx: Tx, proof: StaffProof, detail: str = "", subject: Subject = NOTHING) -> None:
    """Write down what a proof is about to be used for. Await it before anything is served.

    Args:
        tx: the act's transaction.
        proof: made for ``monitor``, ``read_private`` (of a closed enquiry), a download, or a look at the ledger.
        detail: ``began`` or ``ended`` of monitoring, the format of a download.
        subject: what else it concerns, such as a file's id.

    Raises:
        KeyError: the proof is for an act that leaves no line.
    """
    act = _ACT_OF_PROOF[proof.act]
    await append(tx, proof.staff_id, NewLine(act, KIND_OF_ACT[act], proof.room, subject, detail))


async def record_change(tx: Tx, proof: StaffProof, subject: Subject, *changes: Altered) -> None:
    """Write down an act of administration, in the act's own transaction.

    Args:
        tx: the act's transaction.
        proof: the act's.
        subject: whom or what it changed.
        changes: what it changed; those that left things as they were are left out.

    Raises:
        KeyError: the act leaves no such line.
    """
    if not ACTS[proof.act].recorded:
        raise KeyError(proof.act)
    await record_administration(tx, proof.staff_id, proof.act, subject, *changes, room=proof.room)


async def record_administration(
    tx: Tx, staff_id: str, act: str, subject: Subject, *changes: Altered, room: str | None = None
) -> None:
    """Like `record_change`, for those who act without a proof: an invited colleague, or who runs the machine.

    Args:
        tx: the act's transaction.
        staff_id: who acts; empty for those who run the machine.
        act: what they do.
        subject: whom or what it changed.
        changes: what it changed.
        room: the enquiry it concerns, or None.
    """
    real = tuple(one for one in changes if one.before != one.after)
    await append(tx, staff_id, NewLine(act, "administration", room, subject, changes=real))


async def append(tx: Tx, staff_id: str, new: NewLine) -> int:
    """Add a line and its link; answers its place. The caller has judged that it may.

    Args:
        tx: a transaction.
        staff_id: who did it; empty for the desk itself and for those who run the machine.
        new: what it says.
    """
    last = await last_link(tx)
    who = await tx.one(_ROLE, staff_id=staff_id)
    line = Line(
        n=last.n + 1,
        at=tx.now if new.at is None else new.at,
        staff_id=staff_id,
        role_name=who[0] if who is not None else "",
        kind=new.kind,
        act=new.act,
        room=new.room,
        subject_id=new.subject.id,
        subject=clean_line(new.subject.name[:LONGEST], LONGEST),
        detail=new.detail,
        changes=msgspec.json.encode(new.changes).decode(),
        salt=tx.random(SALT_BYTES).hex(),
    )
    digest = digest_of(line)
    head = head_after(last.head, line.n, digest)
    await tx.run(_LINE, **msgspec.structs.asdict(line))
    await tx.run(_LINK, n=line.n, digest=digest, head=head)
    tx.emit(LedgerGrew(line.n, head))
    return line.n


async def last_link(rx: Rx) -> Link:
    """The chain's newest link; place 0 before the first line."""
    return await rx.one(_LAST) or Link(0, "", GENESIS)

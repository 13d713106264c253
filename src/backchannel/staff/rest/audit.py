"""The ledger, read whole: filtered pages, a file of it, and whether its chain is whole."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery, QueryParameter
from litestar.response import Stream

from backchannel.files import download_headers
from backchannel.kernel.clock import moment
from backchannel.kernel.errors import Refusal
from backchannel.kernel.proof import StaffProof
from backchannel.private.audit.ledger import KINDS, last_link, record
from backchannel.private.audit.pages import (
    END_OF_TIME,
    LedgerFilters,
    LedgerLine,
    latest_of,
    ledger_page,
    room_by_code,
)
from backchannel.private.audit.verify import Verdict
from backchannel.private.reports.orders import LedgerOrder, VerifyOrder
from backchannel.private.store import Rx, Tx
from backchannel.private.team.admission import may
from backchannel.private.team.me import Me
from backchannel.staff.downloads import while_allowed
from backchannel.staff.parts import Parts
from backchannel.staff.rest.report import desk_zone
from backchannel.staff.wire.audit import (
    AuditChange,
    AuditEnquiry,
    AuditFault,
    AuditLine,
    AuditPage,
    AuditState,
    AuditVerified,
)
from backchannel.staff.wire.body import StaffFace

FirstDay = Annotated[str | None, QueryParameter(name="from")]
LastDay = Annotated[str | None, QueryParameter(name="to")]
NOWHERE = "-"


class AuditQuery(msgspec.Struct, frozen=True):
    """What was asked for, as it came."""

    staff: str | None
    enquiry: str | None
    kind: str | None
    first: str | None
    last: str | None


def audit_filters(
    staff: FromQuery[str | None] = None,
    enquiry: FromQuery[str | None] = None,
    kind: FromQuery[str | None] = None,
    first: FirstDay = None,
    last: LastDay = None,
) -> AuditQuery:
    """What narrows the ledger: who did it, an enquiry's id or code, a kind of line, and days."""
    return AuditQuery(staff or None, enquiry or None, kind or None, first or None, last or None)


@get("/api/audit")
async def read_audit(
    me: NamedDependency[Me],
    parts: NamedDependency[Parts],
    asked: NamedDependency[AuditQuery],
    before: FromQuery[str | None] = None,
) -> AuditPage:
    """The ledger, newest first. Opening it leaves a line in it."""
    proof = may(me, "look_at_audit")
    filters = await _filters(parts, asked)
    if not before:
        await parts.projecting.catch_up()
        await parts.readings.opens_ledger(me, proof)
    page = await parts.private.read(lambda rx: ledger_page(rx, filters, before or None))
    return AuditPage([_line(line) for line in page.lines], page.next)


@get("/api/audit/ledger.csv")
async def download_audit(
    me: NamedDependency[Me], parts: NamedDependency[Parts], asked: NamedDependency[AuditQuery]
) -> Stream:
    """The ledger as a file; it keeps who took it."""
    proof = may(me, "download_audit")
    filters = await _filters(parts, asked)
    await _keep(parts, proof, "csv")
    lines = await parts.exports.make(LedgerOrder(filters, (await desk_zone(parts)).key))
    allowed = while_allowed(parts, me, lines, _may_still_download)
    return Stream(allowed, headers=download_headers("audit ledger.csv", "text/csv; charset=utf-8"))


async def _may_still_download(now: Me) -> None:
    may(now, "download_audit")


@get("/api/audit/state")
async def audit_state(me: NamedDependency[Me], parts: NamedDependency[Parts]) -> AuditState:
    """How far the chain goes, and what its last verification found."""
    may(me, "look_at_audit")
    return await _state(parts)


@post("/api/audit/verify", status_code=200)
async def verify_audit(me: NamedDependency[Me], parts: NamedDependency[Parts]) -> AuditState:
    """Verify the whole chain now, in a process of its own; what was found becomes a line of the ledger."""
    proof = may(me, "verify_audit")
    found = await parts.exports.make(VerifyOrder(parts.heads.path))
    verdict = b"".join([part async for part in found])
    await _keep(parts, proof, verdict.decode())
    return await _state(parts)


async def _state(parts: Parts) -> AuditState:
    async def read(rx: Rx) -> tuple[int, LedgerLine | None]:
        return (await last_link(rx)).n, await latest_of(rx, "verify_audit")

    up_to, verified = await parts.private.read(read)
    shown = _verified(verified) if verified is not None else None
    return AuditState(up_to, parts.heads.path, parts.heads.trouble, shown)


def _verified(line: LedgerLine) -> AuditVerified:
    found = msgspec.json.decode(line.detail, type=Verdict)
    faults = [AuditFault(one.kind, one.n) for one in found.faults]  # type: ignore[arg-type]
    return AuditVerified(moment(line.at), _face(line), found.up_to, found.erased, found.kept_up_to, faults)


async def _filters(parts: Parts, asked: AuditQuery) -> LedgerFilters:
    if asked.kind is not None and asked.kind not in KINDS:
        raise Refusal("kind_unknown", 422, "There are no such lines.", f"Choose one of {', '.join(KINDS)}.")
    where = await desk_zone(parts)
    start = _midnight(asked.first, where, 0) if asked.first else 0
    end = _midnight(asked.last, where, 1) if asked.last else END_OF_TIME
    return LedgerFilters(asked.staff, await _room(parts, asked.enquiry), asked.kind, start, end)


async def _room(parts: Parts, enquiry: str | None) -> str | None:
    if enquiry is None or not enquiry.strip().upper().startswith("ENQ-"):
        return enquiry
    return await parts.private.read(lambda rx: room_by_code(rx, enquiry)) or NOWHERE


def _midnight(day: str, where: ZoneInfo, later: int) -> int:
    try:
        wanted = date.fromisoformat(day) + timedelta(days=later)
        return int(datetime.combine(wanted, time(), where).timestamp() * 1000)
    except (ValueError, OverflowError):
        raise Refusal("period_malformed", 422, "This is no day.", "Write days as 2026-01-31.") from None


def _line(line: LedgerLine) -> AuditLine:
    return AuditLine(
        n=line.n,
        at=moment(line.at),
        staff=_face(line),
        role_name=line.role_name,
        kind=line.kind,  # type: ignore[arg-type]
        act=line.act,
        enquiry=AuditEnquiry(line.room, line.code) if line.room is not None else None,
        subject=line.subject,
        detail=line.detail,
        changes=[AuditChange(one.what, one.before, one.after) for one in line.changes],
    )


def _face(line: LedgerLine) -> StaffFace | None:
    return StaffFace(line.staff_id, line.name, line.picture) if line.staff_id else None


async def _keep(parts: Parts, proof: StaffProof, detail: str) -> None:
    async def act(tx: Tx) -> None:
        await record(tx, proof, detail)

    await parts.private.write(act)


HANDLERS = (read_audit, download_audit, audit_state, verify_audit)

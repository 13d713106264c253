"""What can be taken away of one enquiry: the full history, recorded, and the customer's copy; and who has read it."""

from __future__ import annotations

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Stream

from backchannel.files import download_headers
from backchannel.kernel.clock import moment
from backchannel.kernel.errors import not_found
from backchannel.kernel.proof import StaffProof
from backchannel.private.audit.ledger import record
from backchannel.private.audit.pages import readers_of
from backchannel.private.desk.rows import DeskRow, desk_row
from backchannel.private.reports.history import HistoryHead
from backchannel.private.reports.orders import Form, HistoryOrder
from backchannel.private.store import Tx
from backchannel.private.team.me import Me
from backchannel.public.directory.settings import desk_settings
from backchannel.public.transcripts import as_html, customer_copy
from backchannel.staff.downloads import while_allowed
from backchannel.staff.looking import proof_for
from backchannel.staff.parts import Parts
from backchannel.staff.wire.body import StaffFace
from backchannel.staff.wire.report import LedgerLine

MEDIA_TYPES = {"html": "text/html; charset=utf-8", "csv": "text/csv; charset=utf-8", "json": "application/json"}


@get("/api/report/{room:str}/history.html")
async def history_as_html(room: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]) -> Stream:
    """Everything that was said in a room, private messages marked, as a page."""
    return await _history(parts, me, room, "html")


@get("/api/report/{room:str}/history.csv")
async def history_as_csv(room: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]) -> Stream:
    """Everything that was said in a room, with the audience of each line, as a table."""
    return await _history(parts, me, room, "csv")


@get("/api/report/{room:str}/history.json")
async def history_as_json(room: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]) -> Stream:
    """Everything that was said in a room, with the audience of each line, for programs."""
    return await _history(parts, me, room, "json")


@get("/api/report/{room:str}/customer-copy.html")
async def copy_for_customer(
    room: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> Response[bytes]:
    """What the customer may have of a conversation, made from public rows alone."""
    proof = await proof_for(parts.public, me, "download_customer_copy", room)
    await _keep(parts, proof, "html")
    copy = await parts.public.read(lambda rx: customer_copy(rx, room))
    headers = download_headers(f"{copy.code}.html", "text/html; charset=utf-8")
    return Response(as_html(copy).encode(), headers=headers)


@get("/api/rooms/{room:str}/ledger")
async def read_ledger(room: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]) -> list[LedgerLine]:
    """Who has watched a room, read its private messages after the close, or taken something away; newest first."""
    await proof_for(parts.public, me, "read_ledger", room)
    lines = await parts.private.read(lambda rx: readers_of(rx, room))
    return [
        LedgerLine(
            moment(line.at),
            StaffFace(line.staff_id, line.name, line.picture),
            line.role_name,
            line.act,  # type: ignore[arg-type]
            line.detail,
        )
        for line in lines
    ]


async def _history(parts: Parts, me: Me, room: str, form: Form) -> Stream:
    proof = await proof_for(parts.public, me, "download_history", room)
    await parts.projecting.catch_up()
    head = await _head(parts, me, room)
    await _keep(parts, proof, form)
    lines = await parts.exports.make(HistoryOrder(room, form, head))
    allowed = while_allowed(parts, me, lines, lambda now: proof_for(parts.public, now, "download_history", room))
    return Stream(allowed, headers=download_headers(f"{head.row.code} full history.{form}", MEDIA_TYPES[form]))


async def _head(parts: Parts, me: Me, room: str) -> HistoryHead:
    row: DeskRow | None = await parts.private.read(lambda rx: desk_row(rx, room))
    if row is None:
        raise not_found()
    settings = await parts.public.read(desk_settings)
    return HistoryHead(row, me.name, parts.clock(), settings.desk_name, settings.time_zone)


async def _keep(parts: Parts, proof: StaffProof, detail: str) -> None:
    async def act(tx: Tx) -> None:
        await record(tx, proof, detail)

    await parts.private.write(act)


HANDLERS = (history_as_html, history_as_csv, history_as_json, copy_for_customer, read_ledger)

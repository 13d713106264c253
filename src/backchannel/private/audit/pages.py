"""Reading the ledger: one room's readers, and the whole of it a page at a time, newest first."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import Refusal
from backchannel.private.assistants.tables import assistant
from backchannel.private.audit.ledger import Altered
from backchannel.private.audit.tables import ledger
from backchannel.private.desk.tables import desk_enquiry
from backchannel.private.store import Rx
from backchannel.private.team.tables import staff
from backchannel.storage.database import prepare, prepare_write

END_OF_TIME = 1 << 62
_PLACE = re.compile(r"([0-9]{1,15})\.([0-9]{1,15})")


class LedgerLine(msgspec.Struct, frozen=True):
    """One line: their name and picture as they are now, their role as it was then; `at` in UTC milliseconds.

    `code` is the shown name of the enquiry `room`; both are None for a line that concerns none.
    """

    n: int
    at: int
    staff_id: str
    name: str
    picture: str | None
    role_name: str
    kind: str
    act: str
    room: str | None
    code: str | None
    subject_id: str | None
    subject: str
    detail: str
    changes: tuple[Altered, ...]


class LedgerFilters(msgspec.Struct, frozen=True):
    """What narrows the ledger; None and the widest times narrow nothing.

    Args:
        staff_id: what one person did.
        room: what concerns one enquiry.
        kind: one of `ledger.KINDS`.
        start: UTC milliseconds, included.
        end: UTC milliseconds, not included.
    """

    staff_id: str | None = None
    room: str | None = None
    kind: str | None = None
    start: int = 0
    end: int = END_OF_TIME


class LedgerPage(msgspec.Struct, frozen=True):
    """Some lines; `next` asks for more, None at the end."""

    lines: list[LedgerLine]
    next: str | None


def _line(*row: Any) -> LedgerLine:
    return LedgerLine(*(*row[:-1], msgspec.json.decode(row[-1], type=tuple[Altered, ...])))


_SOURCE = (
    sa.select(
        ledger.c.n,
        ledger.c.at,
        ledger.c.staff_id,
        sa.func.coalesce(staff.c.name, assistant.c.name, ""),
        staff.c.picture,
        ledger.c.role_name,
        ledger.c.kind,
        ledger.c.act,
        ledger.c.room,
        desk_enquiry.c.code,
        ledger.c.subject_id,
        ledger.c.subject,
        ledger.c.detail,
        ledger.c.changes,
    )
    .join_from(ledger, staff, staff.c.id == ledger.c.staff_id, isouter=True)
    .join(assistant, assistant.c.id == ledger.c.staff_id, isouter=True)
    .join(desk_enquiry, desk_enquiry.c.id == ledger.c.room, isouter=True)
    .order_by(ledger.c.at.desc(), ledger.c.n.desc())
    .limit(sa.bindparam("limit"))
)
_PAGE = _SOURCE.where(
    ledger.c.at >= sa.bindparam("start"),
    sa.tuple_(ledger.c.at, ledger.c.n) < sa.tuple_(sa.bindparam("before_at"), sa.bindparam("before_n")),
)
_BY_STAFF = ledger.c.staff_id == sa.bindparam("staff_id")
_BY_ROOM = ledger.c.room == sa.bindparam("room")
_BY_KIND = ledger.c.kind == sa.bindparam("kind")
_PAGES = {
    (): prepare(_PAGE, _line),
    ("staff_id",): prepare(_PAGE.where(_BY_STAFF), _line),
    ("room",): prepare(_PAGE.where(_BY_ROOM), _line),
    ("kind",): prepare(_PAGE.where(_BY_KIND), _line),
    ("staff_id", "room"): prepare(_PAGE.where(_BY_STAFF, _BY_ROOM), _line),
    ("staff_id", "kind"): prepare(_PAGE.where(_BY_STAFF, _BY_KIND), _line),
    ("room", "kind"): prepare(_PAGE.where(_BY_ROOM, _BY_KIND), _line),
    ("staff_id", "room", "kind"): prepare(_PAGE.where(_BY_STAFF, _BY_ROOM, _BY_KIND), _line),
}
_READERS = prepare(
    _SOURCE.where(_BY_ROOM, ledger.c.kind != "administration"),
    _line,
)
_BY_CODE = prepare_write(sa.select(desk_enquiry.c.id).where(desk_enquiry.c.code == sa.bindparam("code")))
_LATEST = prepare(_SOURCE.where(ledger.c.kind == "audit", ledger.c.act == sa.bindparam("act")), _line)


async def readers_of(rx: Rx, room: str, limit: int = 200) -> list[LedgerLine]:
    """Who watched a room, read it after the close or took something away, newest first."""
    return await rx.all(_READERS, room=room, limit=limit)


async def ledger_page(rx: Rx, filters: LedgerFilters, before: str | None = None, limit: int = 50) -> LedgerPage:
    """A page of the ledger, newest first.

    Args:
        rx: a view of the private store.
        filters: what narrows it.
        before: the `next` of the page before.
        limit: the most lines.

    Raises:
        Refusal: `page_unknown` 422.
    """
    chosen = {name: getattr(filters, name) for name in ("staff_id", "room", "kind") if getattr(filters, name)}
    at, n = _place(before) if before else (filters.end, 0)
    found = await rx.all(
        _PAGES[tuple(chosen)], **chosen, start=filters.start, before_at=at, before_n=n, limit=limit + 1
    )
    lines = found[:limit]
    return LedgerPage(lines, f"{lines[-1].at}.{lines[-1].n}" if len(found) > limit else None)


async def latest_of(rx: Rx, act: str) -> LedgerLine | None:
    """The newest line of an act that concerns the ledger itself, or None."""
    return await rx.one(_LATEST, act=act, limit=1)


async def room_by_code(rx: Rx, code: str) -> str | None:
    """The id of the enquiry that is shown as ``ENQ-…``, or None."""
    row = await rx.one(_BY_CODE, code=code.strip().upper())
    return str(row[0]) if row is not None else None


def _place(text: str) -> tuple[int, int]:
    if (place := _PLACE.fullmatch(text)) is None:
        raise Refusal("page_unknown", 422, "This page is not known.", "Begin at the first one.")
    return int(place[1]), int(place[2])

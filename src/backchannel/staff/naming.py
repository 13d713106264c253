"""Who could be named in a room's private messages, who of them would learn of it, and where somebody was named."""

from __future__ import annotations

import re
from collections.abc import Iterable

from backchannel.kernel.clock import moment
from backchannel.kernel.errors import Refusal
from backchannel.private.desk.rows import DeskRow, desk_row
from backchannel.private.messages.mentions import FIRST, Mentioned, mentions_of
from backchannel.private.store import Rx as PrivateRx
from backchannel.private.team.admission import may_read_side
from backchannel.private.team.departments import Department, departments
from backchannel.private.team.holders import Holder, holders
from backchannel.private.team.me import Me
from backchannel.public.enquiries.facts import Standing, standings
from backchannel.public.store import Rx
from backchannel.staff.looking import Look, look
from backchannel.staff.parts import Parts
from backchannel.staff.views import NAMELESS
from backchannel.staff.wire.mentions import Mentionable, MentionsPage, MyMention

MOST_ON_A_PAGE = 30
_PLACE = re.compile(r"([0-9]{1,15})\.([0-9a-f-]{1,64})\.([0-9]{1,15})")


async def mentionable_in(parts: Parts, me: Me, seen: Look) -> list[Mentionable]:
    """Everybody but the reader, and every department, with who of them may read the room's private messages."""

    async def read(rx: PrivateRx) -> tuple[list[Holder], list[Department]]:
        return await holders(rx), await departments(rx)

    everybody, all_departments = await parts.private.read(read)
    known, others = await parts.public.read(lambda rx: standings(rx, seen.facts))
    colleagues = [one for one in everybody if one.staff_id != me.staff_id]
    standing = {one.staff_id: known.get(one.staff_id, others) for one in colleagues}
    readers = {one.staff_id for one in colleagues if may_read_side(one, standing[one.staff_id], seen.facts)}
    names = {one.id: one.name for one in all_departments}
    return [
        *(_colleague(one, names, standing[one.staff_id], reads=one.staff_id in readers) for one in colleagues),
        *(_department(one, colleagues, readers) for one in all_departments),
    ]


def _colleague(one: Holder, names: dict[str, str], standing: Standing, *, reads: bool) -> Mentionable:
    about = " · ".join(filter(None, (names.get(one.department_id or ""), one.role_name)))
    asked = standing.relation == "offered"
    return Mentionable("staff", one.staff_id, one.name, one.picture, about, 1, int(reads), asked)


def _department(one: Department, colleagues: Iterable[Holder], readers: set[str]) -> Mentionable:
    people = [holder.staff_id for holder in colleagues if holder.department_id == one.id]
    reading = sum(staff_id in readers for staff_id in people)
    return Mentionable("department", one.id, one.name, None, "", len(people), reading, asked=False)


async def my_mentions(parts: Parts, me: Me, before: str | None) -> MentionsPage:
    """Where somebody was named and may read it now, newest first.

    Raises:
        Refusal: `page_unknown` 422.
    """
    place = _place(before)

    async def read(rx: PrivateRx) -> tuple[list[Mentioned], dict[str, DeskRow | None]]:
        found = await mentions_of(rx, me.staff_id, place, MOST_ON_A_PAGE)
        return found, {room: await desk_row(rx, room) for room in dict.fromkeys(one.room for one in found)}

    found, rows = await parts.private.read(read)
    may_read = await parts.public.read(lambda rx: _readable(rx, me, rows))
    await parts.people.refresh()
    shown = [_mine(parts, one, row) for one in found if one.room in may_read and (row := rows[one.room]) is not None]
    last = found[-1] if len(found) == MOST_ON_A_PAGE else None
    return MentionsPage(shown, f"{last.at}.{last.room}.{last.seq}" if last is not None else None)


async def _readable(rx: Rx, me: Me, rooms: Iterable[str]) -> set[str]:
    """The rooms whose private messages somebody may read now, and has not left."""
    looks = [await look(rx, me, room) for room in rooms]
    return {seen.facts.id for seen in looks if seen.until is None and seen.reads_side(me)}


def _mine(parts: Parts, one: Mentioned, row: DeskRow) -> MyMention:
    author, at = parts.people.face(one.author_id), moment(one.at)
    return MyMention(one.room, row.code, row.customer_name or NAMELESS, one.seq, at, author, one.seen)


def _place(before: str | None) -> tuple[int, str, int]:
    if before is None:
        return FIRST
    if (place := _PLACE.fullmatch(before)) is None:
        raise Refusal("page_unknown", 422, "This page is not known.", "Begin at the first one.")
    return int(place[1]), place[2], int(place[3])

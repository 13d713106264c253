"""Who was in a room and who of them may still read it; withdrawing it from somebody, and giving it back."""

from __future__ import annotations

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from backchannel.kernel.clock import moment, moment_or_none
from backchannel.kernel.errors import not_found
from backchannel.private.desk.access import Past, restore_access, withdraw_access, withdrawn_staff
from backchannel.private.store import Rx as PrivateRx
from backchannel.private.team.admission import reads_by_reach
from backchannel.private.team.holders import Holder, holders
from backchannel.private.team.me import Me
from backchannel.private.team.withdrawals import Withdrawal
from backchannel.public.enquiries.facts import Membership, Standing, departments, memberships
from backchannel.public.store import Rx
from backchannel.staff.looking import Look, look
from backchannel.staff.parts import Parts
from backchannel.staff.wire.access import RoomReader, Withdrawn

MANAGE = "withdraw_access"


@get("/api/rooms/{room:str}/access")
async def read_access(room: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]) -> list[RoomReader]:
    """Everybody who is or was in a room, in the order of joining, and whether they may still read it."""
    seen = await parts.public.glance(lambda rx: look(rx, me, room))
    seen.proof(me, MANAGE)
    return await _readers(parts, seen)


@post("/api/rooms/{room:str}/access/{staff_id:str}/withdraw", status_code=200)
async def withdraw(
    room: FromPath[str], staff_id: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> list[RoomReader]:
    """End a former member's reading of a room, the past included; in a closed room, that of anybody who was in it."""
    seen = await parts.public.glance(lambda rx: look(rx, me, room))
    proof = seen.proof(me, "withdraw_access")
    found = await parts.public.glance(lambda rx: memberships(rx, room))
    who = next((Past(one.staff_id, one.ended_at) for one in found if one.staff_id == staff_id), None)
    if who is None:
        raise not_found()
    await parts.projecting.catch_up()
    await parts.private.write(lambda tx: withdraw_access(tx, proof, seen.facts, who), ahead=True)
    return await _readers(parts, seen)


@post("/api/rooms/{room:str}/access/{staff_id:str}/restore", status_code=200)
async def restore(
    room: FromPath[str], staff_id: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> list[RoomReader]:
    """Give a withdrawn room back."""
    seen = await parts.public.glance(lambda rx: look(rx, me, room))
    proof = seen.proof(me, "restore_access")
    await parts.projecting.catch_up()
    await parts.private.write(lambda tx: restore_access(tx, proof, seen.facts, staff_id), ahead=True)
    return await _readers(parts, seen)


async def _readers(parts: Parts, seen: Look) -> list[RoomReader]:
    room = seen.facts.id

    async def aside(rx: PrivateRx) -> tuple[dict[str, Withdrawal], dict[str, Holder]]:
        return await withdrawn_staff(rx, room), {one.staff_id: one for one in await holders(rx)}

    async def aloud(rx: Rx) -> tuple[list[Membership], tuple[str, ...]]:
        return await memberships(rx, room), await departments(rx, room)

    withdrawn, known = await parts.private.read(aside)
    found, carried = await parts.public.glance(aloud)
    await parts.people.refresh()
    return [_reader(parts, seen, one, withdrawn.get(one.staff_id), known.get(one.staff_id), carried) for one in found]


def _reader(
    parts: Parts,
    seen: Look,
    one: Membership,
    withdrawn: Withdrawal | None,
    holder: Holder | None,
    carried: tuple[str, ...],
) -> RoomReader:
    face, standing = parts.people.face, Standing("none", carried)
    return RoomReader(
        staff=face(one.staff_id),
        role_name=parts.people.role_name(one.staff_id),
        owner=one.staff_id == seen.facts.owner_id,
        joined_at=moment(one.joined_at),
        left_at=moment_or_none(one.ended_at),
        withdrawn=Withdrawn(moment(withdrawn.at), face(withdrawn.by_id)) if withdrawn is not None else None,
        by_role=holder is not None and reads_by_reach(holder, standing, seen.facts),
    )


HANDLERS = (read_access, withdraw, restore)

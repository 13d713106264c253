"""Held messages: undo one, and the rules by which they are held."""

from __future__ import annotations

from litestar import get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from backchannel.private.team.admission import may
from backchannel.private.team.me import Me
from backchannel.public.messages.held import undo_message
from backchannel.public.messages.hold_rule import change_hold, change_own_hold, hold_rules
from backchannel.staff.held import hold_view, taken_back
from backchannel.staff.looking import proof_for
from backchannel.staff.parts import Parts
from backchannel.staff.wire.held import HoldBody, HoldView, TakenBack


@post("/api/rooms/{room:str}/held/{key:str}/undo", status_code=200)
async def undo(
    room: FromPath[str], key: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> TakenBack:
    """Take a held message of mine back, by the key it was sent with: the customer never has it."""
    proof = await proof_for(parts.public, me, "undo_message", room)
    return taken_back(await parts.public.write(lambda tx: undo_message(tx, proof, room, key)))


@get("/api/hold")
async def hold(me: NamedDependency[Me], parts: NamedDependency[Parts]) -> HoldView:
    """For how long what I say to customers is held."""
    may(me, "look_at_team")
    return await _view(parts, me)


@put("/api/hold")
async def change_desk_hold(
    data: JSONBody[HoldBody], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> HoldView:
    """Hold what anybody says to customers for so long at least."""
    proof = may(me, "change_hold")
    await parts.public.write(lambda tx: change_hold(tx, proof, data.seconds))
    return await _view(parts, me)


@put("/api/me/hold")
async def change_my_hold(data: JSONBody[HoldBody], me: NamedDependency[Me], parts: NamedDependency[Parts]) -> HoldView:
    """Hold what I say to customers for so long, where the desk's rule is not longer."""
    proof = may(me, "change_own_hold")
    await parts.public.write(lambda tx: change_own_hold(tx, proof, data.seconds))
    return await _view(parts, me)


async def _view(parts: Parts, me: Me) -> HoldView:
    return hold_view(await parts.public.read(lambda rx: hold_rules(rx, me.staff_id)))


HANDLERS = (undo, hold, change_desk_hold, change_my_hold)

"""What staff do with an enquiry: pick it up, join, take over, ask a colleague in, leave, close."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from litestar import delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from backchannel.kernel.errors import not_found
from backchannel.kernel.proof import StaffProof
from backchannel.private.team.me import Me
from backchannel.public.enquiries import lifecycle, members
from backchannel.public.enquiries.desk_facts import facts_for_projection
from backchannel.public.enquiries.seen import mark_seen
from backchannel.public.messages.release import close_after_release, leave_after_release
from backchannel.public.store import Tx
from backchannel.staff import views
from backchannel.staff.looking import proof_for
from backchannel.staff.parts import Parts
from backchannel.staff.room_view import look_again
from backchannel.staff.telling import NO_MESSAGES
from backchannel.staff.wire.rooms import Colleague, OfferView, RoomView
from backchannel.staff.wire.speech import SeenBody

Act = Callable[[Tx, StaffProof, str], Awaitable[None]]


@post("/api/rooms/{room:str}/pick-up", status_code=200)
async def pick_up(room: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]) -> RoomView:
    """Become the owner of a waiting enquiry; the first one does."""
    return await _act(parts, me, room, "pick_up", lifecycle.pick_up)


@post("/api/rooms/{room:str}/join", status_code=200)
async def join(room: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]) -> RoomView:
    """Enter a room within reach."""
    return await _act(parts, me, room, "join", members.join)


@post("/api/rooms/{room:str}/take-over", status_code=200)
async def take_over(room: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]) -> RoomView:
    """Become the owner of an enquiry that somebody handles."""
    return await _act(parts, me, room, "take_over", lifecycle.take_over)


@post("/api/rooms/{room:str}/close", status_code=200)
async def close(room: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]) -> RoomView:
    """End an enquiry."""
    return await _act(parts, me, room, "close", close_after_release)


@post("/api/rooms/{room:str}/leave", status_code=204)
async def leave(room: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]) -> None:
    """Leave a room that I am a member of."""
    proof = await proof_for(parts.public, me, "leave", room)
    await parts.public.write(lambda tx: leave_after_release(tx, proof, room))


@post("/api/rooms/{room:str}/assign", status_code=200)
async def assign(
    room: FromPath[str], data: JSONBody[Colleague], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> RoomView:
    """Make a colleague the owner."""
    proof = await proof_for(parts.public, me, "assign", room)
    await parts.public.write(lambda tx: lifecycle.assign(tx, proof, room, data.staff_id))
    return await look_again(parts, me, room)


@post("/api/rooms/{room:str}/offers")
async def ask_in(
    room: FromPath[str], data: JSONBody[Colleague], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> OfferView:
    """Ask a colleague into a room; they have a minute to answer."""
    proof = await proof_for(parts.public, me, "offer_room", room)
    made = await parts.public.write(lambda tx: members.offer_room(tx, proof, room, data.staff_id))
    return (await _offers(parts, [made]))[0]


@delete("/api/rooms/{room:str}/members/{staff_id:str}", status_code=204)
async def remove(
    room: FromPath[str], staff_id: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> None:
    """Take a colleague out of a room."""
    proof = await proof_for(parts.public, me, "remove_member", room)
    await parts.public.write(lambda tx: members.remove_member(tx, proof, room, staff_id))


@post("/api/rooms/{room:str}/seen", status_code=204)
async def see(
    room: FromPath[str], data: JSONBody[SeenBody], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> None:
    """Everything said aloud up to a place has been on screen."""
    proof = await proof_for(parts.public, me, "mark_seen", room)
    await parts.public.write(lambda tx: mark_seen(tx, proof, room, data.up_to), about=room)


@get("/api/offers")
async def my_offers(me: NamedDependency[Me], parts: NamedDependency[Parts]) -> list[OfferView]:
    """The rooms that I am asked into."""
    return await _offers(parts, await parts.public.read(lambda rx: members.offers_for(rx, me.staff_id)))


@post("/api/offers/{offer_id:str}/accept", status_code=200)
async def accept(offer_id: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]) -> RoomView:
    """Enter the room that I was asked into."""
    room, proof = await _answering(parts, me, offer_id, "accept_offer")
    await parts.public.write(lambda tx: members.accept_offer(tx, proof, offer_id))
    return await look_again(parts, me, room)


@post("/api/offers/{offer_id:str}/decline", status_code=204)
async def decline(offer_id: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]) -> None:
    """Stay out of the room that I was asked into."""
    _, proof = await _answering(parts, me, offer_id, "decline_offer")
    await parts.public.write(lambda tx: members.decline_offer(tx, proof, offer_id))


async def _act(parts: Parts, me: Me, room: str, name: str, act: Act) -> RoomView:
    proof = await proof_for(parts.public, me, name, room)
    await parts.public.write(lambda tx: act(tx, proof, room))
    return await look_again(parts, me, room)


async def _answering(parts: Parts, me: Me, offer_id: str, act: str) -> tuple[str, StaffProof]:
    made = await parts.public.read(lambda rx: members.offer_by_id(rx, offer_id))
    if made is None or made.staff_id != me.staff_id:
        raise not_found()
    if made.answer is not None or made.expires_at <= parts.clock():
        raise members.offer_over()
    return made.room, await proof_for(parts.public, me, act, made.room)


async def _offers(parts: Parts, offers: list[members.Offer]) -> list[OfferView]:
    rooms = dict.fromkeys((one.room for one in offers), NO_MESSAGES)
    found = await parts.public.read(lambda rx: facts_for_projection(rx, rooms))
    state, face = {facts.state.id: facts.state for facts in found}, parts.people.face
    await parts.people.refresh()
    return [
        views.offer_view(
            one, state[one.room].code, state[one.room].customer_name or "", face(one.staff_id), face(one.from_id)
        )
        for one in offers
    ]


HANDLERS = (
    pick_up,
    join,
    take_over,
    close,
    leave,
    assign,
    ask_in,
    remove,
    see,
    my_offers,
    accept,
    decline,
)

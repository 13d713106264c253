"""What other systems ask for: each handler performs one act for the customer it speaks for, and answers one view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from litestar import Request, Response, Router, get, post
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler
from litestar.params import FromPath, QueryParameter
from litestar.types import ControllerRouterHandler

from backchannel.kernel.bodies import read_body
from backchannel.outbound import views, wire
from backchannel.outbound.admission import ChannelAdmission
from backchannel.public.customers.channel_tokens import ChannelToken
from backchannel.public.enquiries.bring import (
    Caller,
    bring_enquiry,
    brought_for,
    close_through_channel,
    reply_through_channel,
)
from backchannel.public.enquiries.handing import Handing
from backchannel.public.enquiries.start import NewEnquiry
from backchannel.public.enquiries.views import own_enquiry
from backchannel.public.frames import CustomerFrame, customer_frame
from backchannel.public.messages.queries import entries_after
from backchannel.public.messages.send import NewMessage
from backchannel.public.store import PublicAccess, Rx, Tx

Asked = Request[Any, Any, Any]
After = Annotated[int, QueryParameter(ge=0)]
Limit = Annotated[int, QueryParameter(ge=1, le=200)]


@dataclass(frozen=True, slots=True)
class ChannelDesk:
    """What the handlers stand on.

    Args:
        access: the way into the public store.
        admission: decides which system speaks.
        handing: takes note of what is handed out.
    """

    access: PublicAccess
    admission: ChannelAdmission
    handing: Handing


def channel_router(desk: ChannelDesk) -> Router:
    """This part of the customers' listener, behind a guard of its own."""

    async def guard(connection: ASGIConnection[Any, Any, Any, Any], _handler: BaseRouteHandler) -> None:
        peer = connection.client.host if connection.client is not None else ""
        connection.scope["state"]["system"] = await desk.admission.admit(connection.headers, peer)

    return Router("/api/channel", route_handlers=[*_enquiries(desk), *_speech(desk)], guards=[guard])


def _system(request: Asked) -> ChannelToken:
    admitted: ChannelToken = request.scope["state"]["system"]
    return admitted


def _answer(body: CustomerFrame, status: int = 200) -> Response[bytes]:
    return Response(body, status_code=status, media_type="application/json")


def _enquiries(desk: ChannelDesk) -> list[ControllerRouterHandler]:
    @get("/")
    async def about(request: Asked) -> Response[bytes]:
        return _answer(customer_frame("GET /api/channel", views.channel(_system(request))))

    @post("/enquiries")
    async def bring(request: Asked) -> Response[bytes]:
        system, data = _system(request), read_body(await request.body(), wire.BroughtEnquiry)
        new = NewEnquiry(data.key, system.channel, data.text, data.tag_id, subject=data.subject)

        async def act(tx: Tx) -> wire.BroughtEnquiryView:
            room = await bring_enquiry(tx, system, _caller(system, data.sender), new)
            return await _view(tx, system, room)

        return _answer(customer_frame("POST /api/channel/enquiries", await desk.access.write(act)), 201)

    @get("/enquiries/{room:str}")
    async def read(request: Asked, room: FromPath[str]) -> Response[bytes]:
        system = _system(request)
        found = await desk.access.read(lambda rx: _view(rx, system, room))
        return _answer(customer_frame("GET /api/channel/enquiries/{id}", found))

    @post("/enquiries/{room:str}/close", status_code=200)
    async def close(request: Asked, room: FromPath[str]) -> Response[bytes]:
        system = _system(request)

        async def act(tx: Tx) -> wire.BroughtEnquiryView:
            await close_through_channel(tx, system, room)
            return await _view(tx, system, room)

        return _answer(customer_frame("POST /api/channel/enquiries/{id}/close", await desk.access.write(act)))

    return [about, bring, read, close]


def _speech(desk: ChannelDesk) -> list[ControllerRouterHandler]:
    @post("/enquiries/{room:str}/messages")
    async def reply(request: Asked, room: FromPath[str]) -> Response[bytes]:
        system, data = _system(request), read_body(await request.body(), wire.BroughtMessage)
        new = NewMessage(room, data.key, data.text)
        kept = await desk.access.write(lambda tx: reply_through_channel(tx, system, new))
        return _answer(customer_frame("POST /api/channel/enquiries/{id}/messages", views.sent(kept)), 201)

    @get("/enquiries/{room:str}/entries")
    async def entries(request: Asked, room: FromPath[str], after: After = 0, limit: Limit = 50) -> Response[bytes]:
        system = _system(request)

        async def read(rx: Rx) -> wire.BroughtEntries:
            head = (await own_enquiry(rx, await brought_for(rx, system, room), room)).head
            found = await entries_after(rx, room, after, limit)
            return wire.BroughtEntries([views.entry(one) for one in found], head, bool(found) and found[-1].seq < head)

        page = await desk.access.read(read)
        if page.entries:
            desk.handing.handed(room, page.entries[-1].seq)
        return _answer(customer_frame("GET /api/channel/enquiries/{id}/entries", page))

    return [reply, entries]


async def _view(rx: Rx, system: ChannelToken, room: str) -> wire.BroughtEnquiryView:
    return views.enquiry(await own_enquiry(rx, await brought_for(rx, system, room), room))


def _caller(system: ChannelToken, sender: wire.Sender) -> Caller:
    """Who speaks; an address that is a mail's or a call's is also how the team reaches them."""
    email = sender.email or (sender.address if system.channel == "email" else None)
    phone = sender.phone or (sender.address if system.channel == "phone" else None)
    return Caller(sender.address, sender.name, email, phone)

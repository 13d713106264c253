"""What a customer can ask for over HTTP. Each handler admits, performs one act or reads, and answers one view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

import msgspec
from litestar import Request, Response, delete, get, post, put
from litestar.params import FromPath, QueryParameter
from litestar.types import ControllerRouterHandler

from backchannel.customer import views, wire
from backchannel.customer.session import Admission
from backchannel.files import Files, download_headers
from backchannel.kernel.bodies import malformed, read_body
from backchannel.live.budget import Budget
from backchannel.public.customers.contacts import contact, introduce
from backchannel.public.customers.sessions import Visitor, end_session, open_session
from backchannel.public.directory.settings import desk_settings
from backchannel.public.directory.staff_cards import team_online
from backchannel.public.directory.tags import tags
from backchannel.public.enquiries.handing import Handing
from backchannel.public.enquiries.lifecycle import close_as_customer, rate
from backchannel.public.enquiries.seen import mark_seen_as_customer
from backchannel.public.enquiries.start import NewEnquiry, start_enquiry
from backchannel.public.enquiries.views import OwnEnquiry, own_enquiries, own_enquiry
from backchannel.public.frames import CustomerFrame, customer_bytes, customer_frame
from backchannel.public.messages.queries import entries_after, entries_before
from backchannel.public.messages.send import NewMessage, send_as_customer
from backchannel.public.store import PublicAccess, Rx, Tx
from backchannel.public.transcripts import Copy, as_html, customer_copy

B = TypeVar("B", bound=msgspec.Struct)
Asked = Request[Any, Any, Any]
Limit = Annotated[int, QueryParameter(ge=1, le=200)]
From = Annotated[int | None, QueryParameter(ge=0)]


@dataclass(frozen=True, slots=True)
class RestDesk:
    """What the handlers stand on.

    Args:
        access: the customers' way into the public store.
        admission: decides who comes in.
        sessions: how many new visitors an address may bring.
        messages: how much each customer may say.
        files: where the public universe keeps files.
        most_file_bytes: the largest file that may be uploaded.
        handing: takes note of what is handed out.
    """

    access: PublicAccess
    admission: Admission
    sessions: Budget
    messages: Budget
    files: Files
    most_file_bytes: int
    handing: Handing


_FOR_EVERY_PAGE = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
"""The widget's button takes its colour from here, on whatever page it stands."""


def answer(body: CustomerFrame, status: int = 200, media_type: str = "application/json") -> Response[bytes]:
    """An answer with a body; customer frames are all that goes out here."""
    return Response(body, status_code=status, media_type=media_type)


async def sent(request: Asked, kind: type[B]) -> B:
    """The body of a request as a closed struct.

    Raises:
        Refusal: `body_malformed` 400, naming the field.
    """
    return read_body(await request.body(), kind)


def who(request: Asked) -> Visitor:
    """The customer whom the guard has admitted."""
    admitted: Visitor = request.scope["state"]["visitor"]
    return admitted


def open_routes(desk: RestDesk) -> list[ControllerRouterHandler]:
    """What needs no session."""

    @get("/api/desk", open=True)
    async def read_desk() -> Response[bytes]:
        async def read(rx: Rx) -> wire.DeskView:
            online = await team_online(rx)
            kept, listed = await desk_settings(rx), await tags(rx)
            return views.desk(kept, listed, online=online, most_file_bytes=desk.most_file_bytes)

        reply = answer(customer_frame("GET /api/desk", await desk.access.read(read)))
        reply.headers.update(_FOR_EVERY_PAGE)
        return reply

    @post("/api/session", open=True)
    async def begin_session(request: Asked) -> Response[bytes]:
        desk.sessions.spend(desk.admission.caller(request.headers, _peer(request)))
        secret = await desk.access.write(open_session)
        return answer(customer_frame("POST /api/session", wire.SessionOpened(secret)), 201)

    return [read_desk, begin_session]


def _peer(request: Asked) -> str:
    return request.client.host if request.client is not None else ""


def own_routes(desk: RestDesk) -> list[ControllerRouterHandler]:
    """What concerns the customer as a person."""

    @delete("/api/session", status_code=204)
    async def leave(request: Asked) -> None:
        session = who(request).session
        await desk.access.write(lambda tx: end_session(tx, session))

    @get("/api/me")
    async def read_me(request: Asked) -> Response[bytes]:
        customer_id = who(request).customer_id
        known = await desk.access.read(lambda rx: contact(rx, customer_id))
        return answer(customer_frame("GET /api/me", views.me(known)))

    @put("/api/me")
    async def introduce_me(request: Asked) -> Response[bytes]:
        data = await sent(request, wire.Introduction)
        customer_id = who(request).customer_id

        async def act(tx: Tx) -> wire.MeView:
            await introduce(tx, customer_id, data.name, data.email, data.phone)
            return views.me(await contact(tx, customer_id))

        return answer(customer_frame("PUT /api/me", await desk.access.write(act)))

    return [leave, read_me, introduce_me]


def enquiry_routes(desk: RestDesk) -> list[ControllerRouterHandler]:
    """The customer's enquiries."""

    @get("/api/enquiries")
    async def list_enquiries(request: Asked) -> Response[bytes]:
        customer_id = who(request).customer_id
        found = await desk.access.read(lambda rx: own_enquiries(rx, customer_id))
        for one in found:
            _shown_last(desk, one)
        return answer(customer_frame("GET /api/enquiries", [views.enquiry(one) for one in found]))

    @post("/api/enquiries")
    async def start(request: Asked) -> Response[bytes]:
        data = await sent(request, wire.NewEnquiryBody)
        customer_id = who(request).customer_id
        desk.messages.spend(customer_id)
        new = NewEnquiry(data.key, data.channel, data.text, data.tag_id, data.files, data.page, follows=data.follows)

        async def act(tx: Tx) -> wire.EnquiryView:
            room = await start_enquiry(tx, customer_id, new)
            return views.enquiry(await own_enquiry(tx, customer_id, room))

        return answer(customer_frame("POST /api/enquiries", await desk.access.write(act)), 201)

    @get("/api/enquiries/{room:str}")
    async def read_enquiry(request: Asked, room: FromPath[str]) -> Response[bytes]:
        customer_id = who(request).customer_id
        found = await desk.access.read(lambda rx: own_enquiry(rx, customer_id, room))
        _shown_last(desk, found)
        return answer(customer_frame("GET /api/enquiries/{id}", views.enquiry(found)))

    return [list_enquiries, start, read_enquiry]


def _shown_last(desk: RestDesk, own: OwnEnquiry) -> None:
    """The first words of what the desk said last are handed out with an enquiry."""
    if own.last_by == "staff":
        desk.handing.handed(own.id, own.head)


def ending_routes(desk: RestDesk) -> list[ControllerRouterHandler]:
    """How a chat ends, and what stays of it."""

    @post("/api/enquiries/{room:str}/close", status_code=200)
    async def close(request: Asked, room: FromPath[str]) -> Response[bytes]:
        customer_id = who(request).customer_id

        async def act(tx: Tx) -> wire.EnquiryView:
            await close_as_customer(tx, customer_id, room)
            return views.enquiry(await own_enquiry(tx, customer_id, room))

        return answer(customer_frame("POST /api/enquiries/{id}/close", await desk.access.write(act)))

    @post("/api/enquiries/{room:str}/rating", status_code=204)
    async def rate_enquiry(request: Asked, room: FromPath[str]) -> None:
        data = await sent(request, wire.RatingBody)
        customer_id = who(request).customer_id
        await desk.access.write(lambda tx: rate(tx, customer_id, room, data.score))

    @get("/api/enquiries/{room:str}/transcript")
    async def transcript(request: Asked, room: FromPath[str]) -> Response[bytes]:
        customer_id = who(request).customer_id

        async def read(rx: Rx) -> tuple[int, Copy]:
            head = (await own_enquiry(rx, customer_id, room)).head
            return head, await customer_copy(rx, room)

        head, copy = await desk.access.read(read)
        desk.handing.handed(room, head)
        page = customer_bytes("GET /api/enquiries/{id}/transcript", as_html(copy).encode())
        headers = download_headers(f"{copy.code}.html", "text/html")
        return Response(page, media_type="text/html", headers=headers)

    return [close, rate_enquiry, transcript]


def room_routes(desk: RestDesk) -> list[ControllerRouterHandler]:
    """What is said in the customer's rooms."""

    @get("/api/enquiries/{room:str}/entries")
    async def read_entries(
        request: Asked,
        room: FromPath[str],
        after: From = None,
        before: From = None,
        limit: Limit = 50,
    ) -> Response[bytes]:
        if after is not None and before is not None:
            raise malformed("after, before: one of the two, not both.")
        page = _page(who(request).customer_id, room, (after, before), limit)
        found: wire.EntriesPage = await desk.access.read(page)
        if found.entries:
            desk.handing.handed(room, found.entries[-1].seq)
        return answer(customer_frame("GET /api/enquiries/{id}/entries", found))

    @post("/api/enquiries/{room:str}/messages")
    async def speak(request: Asked, room: FromPath[str]) -> Response[bytes]:
        data = await sent(request, wire.NewMessageBody)
        customer_id = who(request).customer_id
        desk.messages.spend(customer_id)
        new = NewMessage(room, data.key, data.text, data.files)
        kept = await desk.access.write(lambda tx: send_as_customer(tx, customer_id, new), about=new.room)
        return answer(customer_frame("POST /api/enquiries/{id}/messages", views.sent(kept)), 201)

    @post("/api/enquiries/{room:str}/seen", status_code=204)
    async def mark_seen(request: Asked, room: FromPath[str]) -> None:
        data = await sent(request, wire.SeenBody)
        customer_id = who(request).customer_id
        await desk.access.write(lambda tx: mark_seen_as_customer(tx, customer_id, room, data.up_to), about=room)

    return [read_entries, speak, mark_seen]


def _page(customer_id: str, room: str, places: tuple[int | None, int | None], limit: int) -> Any:
    """A read of one stretch of a room's log, for its customer alone."""
    after, before = places

    async def read(rx: Rx) -> wire.EntriesPage:
        head = (await own_enquiry(rx, customer_id, room)).head
        if after is not None:
            found = await entries_after(rx, room, after, limit)
            more = bool(found) and found[-1].seq < head
        else:
            found = await entries_before(rx, room, head + 1 if before is None else before, limit)
            more = bool(found) and found[0].seq > 1
        entries = [views.entry(one, own=one.actor.id == customer_id) for one in found]
        return wire.EntriesPage(entries, head, more)

    return read

"""The customers' door, put together: its web application and its door for sockets."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from litestar import Litestar, Router
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler
from litestar.types import ControllerRouterHandler as Handler

from backchannel.customer import views
from backchannel.customer.answers import Careful
from backchannel.customer.refusals import refused
from backchannel.customer.rest import RestDesk, ending_routes, enquiry_routes, open_routes, own_routes, room_routes
from backchannel.customer.rooms import LiveRooms
from backchannel.customer.session import PROTOCOL, Admission
from backchannel.customer.socket import CustomerSocket, SocketDesk
from backchannel.customer.uploads import file_routes
from backchannel.files import Files
from backchannel.kernel.clock import Clock
from backchannel.kernel.errors import Refusal, not_found
from backchannel.live.budget import Budget, Rate
from backchannel.live.connection import Accepted, Declined, SocketDoor, Upgrade
from backchannel.live.crowd import Crowd
from backchannel.live.tasks import Tasks
from backchannel.live.typing import TypingLine
from backchannel.public.enquiries.handing import Handing
from backchannel.public.entries import Actor
from backchannel.public.frames import customer_frame
from backchannel.public.store import PublicAccess
from backchannel.settings import Settings

MOST_BODY_BYTES = 256 * 1024
SOCKET_PATH = "/api/socket"


@dataclass(frozen=True, slots=True)
class Door:
    """The customers' door.

    Args:
        app: answers HTTP.
        sockets: decides about each socket.
        committed: must hear what each commit of the public store emitted.
        rung: must hear that another process committed in a room, up to a place.
        check_sessions: must be called every few seconds, for what another process has ended.
        tasks: what runs beside it; to be stopped with it.
    """

    app: Careful
    sockets: SocketDoor
    committed: Callable[[list[object]], None]
    rung: Callable[[str, int], None]
    check_sessions: Callable[[], Awaitable[None]]
    tasks: Tasks


@dataclass(frozen=True, slots=True)
class Parts:
    """What the customers' door is made of.

    Args:
        access: the customers' way into the public store.
        clock: the universe's clock.
        typing: says who writes in which room.
        files: where the public universe keeps files.
        settings: the settings in force.
    """

    access: PublicAccess
    clock: Clock
    typing: TypingLine[Actor]
    files: Files
    settings: Settings


def open_door(parts: Parts, shown: Sequence[Handler] = (), beside: Sequence[Handler] = ()) -> Door:
    """Put the customers' door together.

    Args:
        parts: what it is made of.
        shown: the pages of this door.
        beside: other routes that are served by this listener, with guards of their own.
    """
    access, clock, settings = parts.access, parts.clock, parts.settings
    admission, tasks = Admission(access, clock, settings), Tasks()
    messages = Budget(Rate(settings.messages_per_minute, max(1, settings.messages_per_minute // 3)), clock)
    handing = Handing(access)
    live = LiveRooms(access, parts.typing, handing)
    crowd = Crowd(settings.sockets_per_address)
    sockets = SocketDesk(access, clock, admission, live, parts.typing, messages, tasks, crowd)
    new_sessions = Budget(Rate(settings.sessions_per_minute, settings.sessions_per_minute), clock)
    rest = RestDesk(access, admission, new_sessions, messages, parts.files, settings.most_file_bytes, handing)
    app = Careful(_application(rest, shown, beside))
    return Door(app, _socket_door(sockets), live.committed, live.feed.bell, live.check_sessions, tasks)


def _application(rest: RestDesk, shown: Sequence[Handler], beside: Sequence[Handler]) -> Litestar:
    async def guard(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
        peer = connection.client.host if connection.client is not None else ""
        if handler.opt.get("open"):
            rest.admission.must_not_flood(connection.headers, peer)
        else:
            visitor = await rest.admission.admit(connection.scope["path"], connection.headers, peer)
            connection.scope["state"]["visitor"] = visitor

    routes = [
        *open_routes(rest),
        *own_routes(rest),
        *enquiry_routes(rest),
        *ending_routes(rest),
        *room_routes(rest),
        *file_routes(rest),
    ]
    return Litestar(
        [Router("/", route_handlers=[*routes, *shown], guards=[guard]), *beside],
        exception_handlers={Exception: refused},
        openapi_config=None,
        logging_config=None,
        request_max_body_size=MOST_BODY_BYTES,
    )


def _socket_door(desk: SocketDesk) -> SocketDoor:
    def answer(upgrade: Upgrade) -> Accepted | Declined:
        try:
            _must_be_a_socket(upgrade)
            desk.admission.must_not_flood(upgrade.headers, upgrade.peer)
        except Refusal as refusal:
            return Declined(refusal.status, customer_frame("error", views.error(refusal)))
        return Accepted(CustomerSocket(desk, upgrade), PROTOCOL)

    return answer


def _must_be_a_socket(upgrade: Upgrade) -> None:
    if upgrade.path.partition("?")[0] != SOCKET_PATH:
        raise not_found()
    offered = [one.strip() for one in upgrade.headers.get("sec-websocket-protocol", "").split(",")]
    if PROTOCOL not in offered:
        message = f"This socket speaks {PROTOCOL} and nothing else."
        raise Refusal("protocol_unknown", 400, message, "Offer it as a sub-protocol.")

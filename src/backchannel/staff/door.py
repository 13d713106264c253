"""The staff door, put together: its web application and its door for sockets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from litestar import Litestar, Request
from litestar.connection import ASGIConnection
from litestar.di import Provide
from litestar.handlers import BaseRouteHandler
from litestar.types import ControllerRouterHandler as Handler

from backchannel.kernel.errors import Refusal, not_found
from backchannel.live.connection import Accepted, Declined, SocketDoor, Upgrade
from backchannel.private.assistants.accounts import Assistant
from backchannel.private.team.me import Me
from backchannel.staff.answers import App, strict
from backchannel.staff.parts import Parts, SocketDesk
from backchannel.staff.refusals import refused
from backchannel.staff.rest import HANDLERS
from backchannel.staff.rest.audit import audit_filters
from backchannel.staff.rest.rooms import filters
from backchannel.staff.session import SOCKET_PATH
from backchannel.staff.socket import StaffSocket
from backchannel.staff.views import error_body

MOST_BODY_BYTES = 256 * 1024


def application(parts: Parts, pages: Sequence[Handler] = ()) -> App:
    """What answers HTTP at this door.

    Args:
        parts: what the door is made of.
        pages: what is looked at rather than called.
    """

    async def guard(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
        await _admit(parts, connection, handler.opt)

    async def give_parts() -> Parts:
        return parts

    app: Any = Litestar(
        [*HANDLERS, *pages],
        guards=[guard],
        dependencies={
            "parts": Provide(give_parts),
            "me": Provide(_admitted),
            "assistant": Provide(_assisting),
            "filters": Provide(filters, sync_to_thread=False),
            "asked": Provide(audit_filters, sync_to_thread=False),
        },
        exception_handlers={Exception: refused},
        openapi_config=None,
        logging_config=None,
        request_max_body_size=MOST_BODY_BYTES,
    )
    return strict(app)


async def _admit(parts: Parts, connection: ASGIConnection[Any, Any, Any, Any], opt: dict[str, Any]) -> None:
    scope, headers, admission = connection.scope, connection.headers, parts.admission
    peer = connection.client.host if connection.client is not None else ""
    method = str(scope.get("method", "GET"))
    scope["state"]["caller"] = admission.caller(headers, peer)
    if opt.get("page"):
        return
    if opt.get("assistant"):
        caller = scope["state"]["caller"]
        scope["state"]["assistant"] = await parts.assistants.admit(headers, caller)
        return
    if opt.get("open"):
        await admission.greet(scope["path"], headers, method)
    else:
        scope["state"]["me"] = await admission.admit(scope["path"], headers, peer, method)


async def _admitted(request: Request[Any, Any, Any]) -> Me:
    admitted: Me = request.scope["state"]["me"]
    return admitted


async def _assisting(request: Request[Any, Any, Any]) -> Assistant:
    admitted: Assistant = request.scope["state"]["assistant"]
    return admitted


def socket_door(desk: SocketDesk) -> SocketDoor:
    """What decides about each socket of this door."""

    def answer(upgrade: Upgrade) -> Accepted | Declined:
        try:
            if upgrade.path.partition("?")[0] != SOCKET_PATH:
                raise not_found()
            desk.admission.check_origin(SOCKET_PATH, upgrade.headers)
        except Refusal as refusal:
            return Declined(refusal.status, msgspec.json.encode(error_body(refusal)))
        return Accepted(StaffSocket(desk, upgrade))

    return answer

"""The session's cookie, set when somebody comes in and taken away when they leave."""

from __future__ import annotations

from typing import TypeVar

from litestar import Response
from litestar.datastructures import Cookie

from backchannel.kernel.ids import hashed
from backchannel.private.store import Tx
from backchannel.private.team.me import me
from backchannel.private.team.sessions import LONGEST_MS, OpenedSession, sign_out
from backchannel.staff.parts import Parts
from backchannel.staff.rest.own_view import me_view
from backchannel.staff.session import not_signed_in
from backchannel.staff.wire.people import Me as MeBody

B = TypeVar("B")


async def come_in(parts: Parts, opened: OpenedSession, old_secret: str) -> Response[MeBody]:
    """Answer somebody who has just been admitted: who they are, and a cookie with a fresh secret.

    Args:
        parts: the door.
        opened: the session that an act has opened.
        old_secret: the secret that the request's cookie carried; its session ends.
    """
    if old_secret:

        async def leave(tx: Tx) -> None:
            await sign_out(tx, hashed(old_secret))

        await parts.private.write(leave, ahead=True)
    found = await parts.private.read(lambda rx: me(rx, opened.token))
    if found is None:
        raise not_signed_in()
    return Response(await me_view(parts, found), status_code=201, cookies=[_cookie(parts, opened.token, LONGEST_MS)])


def without_cookie(parts: Parts) -> Response[None]:
    """Answer somebody who has signed out: nothing, and no cookie any more."""
    return Response(None, status_code=204, cookies=[_cookie(parts, "", 0)])


def _cookie(parts: Parts, value: str, lasts_ms: int) -> Cookie:
    return Cookie(
        key=parts.admission.cookie_name,
        value=value,
        max_age=lasts_ms // 1000,
        path="/",
        httponly=True,
        secure=parts.admission.secure,
        samesite="lax",
    )

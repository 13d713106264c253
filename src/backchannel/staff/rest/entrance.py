"""Coming in and leaving: the set-up of an empty desk, signing in, accepting an invitation, one's sessions."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from backchannel.kernel.clock import moment
from backchannel.private.store import Tx
from backchannel.private.team.admission import may
from backchannel.private.team.invites import accept_invite, invited
from backchannel.private.team.me import Me
from backchannel.private.team.own import change_own_name, change_own_password, own_credentials
from backchannel.private.team.sessions import end_own_session, renew_session, sessions_of, sign_out
from backchannel.public.directory.settings import desk_settings
from backchannel.public.directory.staff_cards import renew_presence
from backchannel.public.store import Tx as PublicTx
from backchannel.staff.parts import Parts
from backchannel.staff.rest.cookies import come_in, without_cookie
from backchannel.staff.rest.own_view import me_view
from backchannel.staff.wire.people import (
    AcceptInvitation,
    Heartbeat,
    InvitationToken,
    InvitationView,
    MyProfile,
    NewPassword,
    SessionView,
    SignIn,
)
from backchannel.staff.wire.people import Me as MeBody

OPEN = {"open": True}
"""Marks a handler that admits people without a session."""


@post("/api/session", opt=OPEN)
async def sign_in(
    data: JSONBody[SignIn], request: Request[Any, Any, Any], parts: NamedDependency[Parts]
) -> Response[MeBody]:
    """Come in with e-mail address and password; five wrong ones in a quarter of an hour are too many."""
    opened = await parts.sign_in(data.email, data.password, caller(request), agent(request))
    return await come_in(parts, opened, parts.admission.token(dict(request.headers)))


@get("/api/session")
async def who_am_i(me: NamedDependency[Me], parts: NamedDependency[Parts]) -> MeBody:
    """Who is signed in, and what they may do."""
    return await me_view(parts, me)


@delete("/api/session")
async def leave_desk(me: NamedDependency[Me], parts: NamedDependency[Parts]) -> Response[None]:
    """Sign out here."""

    async def act(tx: Tx) -> None:
        await sign_out(tx, me.session)

    await parts.private.write(act, ahead=True)
    return without_cookie(parts)


@post("/api/session/renew", status_code=204)
async def renew(me: NamedDependency[Me], parts: NamedDependency[Parts]) -> None:
    """Somebody is still there: the session stays for another twelve hours."""

    async def act(tx: Tx) -> int:
        return await renew_session(tx, me.session)

    await parts.private.write(act, ahead=True)
    parts.admission.forget(me.session)


@post("/api/heartbeat", status_code=204)
async def heartbeat(data: JSONBody[Heartbeat], me: NamedDependency[Me], parts: NamedDependency[Parts]) -> None:
    """Somebody who answers customers is at their desk for another 90 seconds."""
    proof = may(me, "renew_presence")

    async def act(tx: PublicTx) -> None:
        await renew_presence(tx, proof, data.available)

    await parts.public.write(act)


@post("/api/invitations/check", opt=OPEN, status_code=200)
async def check_invitation(data: JSONBody[InvitationToken], parts: NamedDependency[Parts]) -> InvitationView:
    """Whom a one-time link is for."""
    found = await parts.private.read(lambda rx: invited(rx, data.token))
    settings = await parts.public.read(desk_settings)
    return InvitationView(found.name, found.email, settings.desk_name)


@post("/api/invitations/accept", opt=OPEN)
async def accept_invitation(
    data: JSONBody[AcceptInvitation], request: Request[Any, Any, Any], parts: NamedDependency[Parts]
) -> Response[MeBody]:
    """Choose a name and a password, and come in."""
    await parts.private.read(lambda rx: invited(rx, data.token))
    password = await parts.passwords.hash(data.password)
    opened = await parts.private.write(
        lambda tx: accept_invite(tx, data.token, data.name, password, agent(request)), ahead=True
    )
    return await come_in(parts, opened, parts.admission.token(dict(request.headers)))


@put("/api/me")
async def change_me(data: JSONBody[MyProfile], me: NamedDependency[Me], parts: NamedDependency[Parts]) -> MeBody:
    """Be known by another name."""
    proof = may(me, "change_own_card")
    await parts.private.write(lambda tx: change_own_name(tx, proof, data.name), ahead=True)
    return await me_view(parts, await parts.admission.again(me))


@put("/api/me/password", status_code=204)
async def change_password(data: JSONBody[NewPassword], me: NamedDependency[Me], parts: NamedDependency[Parts]) -> None:
    """Take another password; every other session of mine ends."""
    proof = may(me, "change_own_password")
    known = await parts.private.read(lambda rx: own_credentials(rx, me.staff_id))
    old = await parts.passwords.verify(data.old, known)
    new = await parts.passwords.hash(data.new)
    await parts.private.write(lambda tx: change_own_password(tx, proof, old, new, me.session), ahead=True)


@get("/api/me/sessions")
async def my_sessions(me: NamedDependency[Me], parts: NamedDependency[Parts]) -> list[SessionView]:
    """The browsers that are signed in as me."""
    found = await parts.private.read(lambda rx: sessions_of(rx, me.staff_id))
    return [
        SessionView(one.id, one.agent, moment(one.created_at), moment(one.idle_until), one.hash == me.session)
        for one in found
    ]


@delete("/api/me/sessions/{session_id:str}", status_code=204)
async def end_session(session_id: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]) -> None:
    """Sign another browser of mine out."""
    proof = may(me, "end_own_session")
    await parts.private.write(lambda tx: end_own_session(tx, proof, session_id), ahead=True)


def agent(request: Request[Any, Any, Any]) -> str:
    """The browser's own line, for the list of sessions."""
    return request.headers.get("user-agent", "")


def caller(request: Request[Any, Any, Any]) -> str:
    """The address to hold a request to."""
    return str(request.scope["state"]["caller"])


HANDLERS = (
    sign_in,
    who_am_i,
    leave_desk,
    renew,
    heartbeat,
    check_invitation,
    accept_invitation,
    change_me,
    change_password,
    my_sessions,
    end_session,
)

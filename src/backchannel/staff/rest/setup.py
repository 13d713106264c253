"""The set-up of an empty desk: its first Administrator, its name and a first tag."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody

from backchannel.private.team.admission import may
from backchannel.private.team.me import Me, me
from backchannel.private.team.sessions import OpenedSession
from backchannel.private.team.set_up import check_setup_link, set_up
from backchannel.public.directory.settings import DeskSettings, change_desk_settings, checked_settings
from backchannel.public.directory.tags import NewTag, checked_tag, create_tag
from backchannel.public.store import Tx
from backchannel.staff.parts import Parts
from backchannel.staff.rest.cookies import come_in
from backchannel.staff.rest.entrance import OPEN, agent
from backchannel.staff.session import not_signed_in
from backchannel.staff.wire.people import Me as MeBody
from backchannel.staff.wire.people import SetUp, SetupLink, SetupState


@get("/api/setup", opt=OPEN)
async def setup_state(parts: NamedDependency[Parts]) -> SetupState:
    """Whether the desk has its first Administrator."""
    return SetupState("ready" if await parts.admission.is_set_up() else "needed")


@post("/api/setup/check", opt=OPEN, status_code=204)
async def check_link(data: JSONBody[SetupLink], parts: NamedDependency[Parts]) -> None:
    """Whether a set-up link is the one that the terminal printed."""
    await parts.private.read(lambda rx: check_setup_link(rx, data.token))


@post("/api/setup", opt=OPEN)
async def set_up_desk(
    data: JSONBody[SetUp], request: Request[Any, Any, Any], parts: NamedDependency[Parts]
) -> Response[MeBody]:
    """Make the first Administrator, name the desk and give it a first tag. What cannot be kept is refused first."""
    settings = checked_settings(_settings(data))
    tag = NewTag(data.tag_name, data.tag_intro)
    checked_tag(tag)
    await parts.private.read(lambda rx: check_setup_link(rx, data.token))
    password, who = await parts.passwords.hash(data.password), (data.name, data.email)
    opened = await parts.private.write(lambda tx: set_up(tx, data.token, who, password, agent(request)), ahead=True)
    await _name_desk(parts, await _administrator(parts, opened), settings, tag)
    return await come_in(parts, opened, "")


async def _administrator(parts: Parts, opened: OpenedSession) -> Me:
    if (found := await parts.private.read(lambda rx: me(rx, opened.token))) is None:
        raise not_signed_in()
    return found


async def _name_desk(parts: Parts, first: Me, settings: DeskSettings, tag: NewTag) -> None:
    named, tagged = may(first, "change_desk_settings"), may(first, "create_tag")

    async def act(tx: Tx) -> None:
        await change_desk_settings(tx, named, settings)
        await create_tag(tx, tagged, tag)

    await parts.public.write(act)


def _settings(data: SetUp) -> DeskSettings:
    return DeskSettings(desk_name=data.desk_name, accent=data.accent, time_zone=data.time_zone)


HANDLERS = (setup_state, check_link, set_up_desk)

"""The signed-in person as they are shown themselves."""

from __future__ import annotations

from backchannel.private.store import Rx as PrivateRx
from backchannel.private.team.departments import departments
from backchannel.private.team.me import Me
from backchannel.public.directory.settings import DeskSettings, desk_settings
from backchannel.public.directory.staff_cards import available_staff
from backchannel.public.store import Rx
from backchannel.staff.parts import Parts
from backchannel.staff.wire.people import Me as MeBody


async def me_view(parts: Parts, me: Me) -> MeBody:
    """Who somebody is, what they may do, and the word that their changing requests carry."""

    async def of_desk(rx: Rx) -> tuple[DeskSettings, bool]:
        return await desk_settings(rx), me.staff_id in await available_staff(rx)

    settings, available = await parts.public.read(of_desk)
    return MeBody(
        id=me.staff_id,
        name=me.name,
        email=me.email,
        picture=me.picture,
        role_name=me.role_name,
        role_kind=me.role_kind,  # type: ignore[arg-type]
        reach=me.rights.reach,  # type: ignore[arg-type]
        department_id=me.department_id,
        department_name=await _department_name(parts, me),
        permissions=sorted(me.rights.permissions),
        capacity=me.capacity,
        available=available,
        desk_name=settings.desk_name,
        time_zone=settings.time_zone,
        csrf=me.csrf,
    )


async def _department_name(parts: Parts, me: Me) -> str | None:
    if me.department_id is None:
        return None

    async def names(rx: PrivateRx) -> dict[str, str]:
        return {one.id: one.name for one in await departments(rx)}

    return (await parts.private.read(names)).get(me.department_id)

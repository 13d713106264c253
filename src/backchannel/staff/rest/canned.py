"""Canned responses: the desk's, those of departments, and one's own."""

from __future__ import annotations

from litestar import delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from backchannel.kernel.errors import Refusal
from backchannel.private.notes import canned
from backchannel.private.store import Rx
from backchannel.private.team.admission import may
from backchannel.private.team.departments import departments
from backchannel.private.team.me import Me
from backchannel.staff.parts import Parts
from backchannel.staff.wire.canned import CannedBody, CannedView
from backchannel.staff.wire.rooms import NamedThing


@get("/api/canned")
async def list_canned(me: NamedDependency[Me], parts: NamedDependency[Parts]) -> list[CannedView]:
    """The texts that I may use or keep, by title."""
    may(me, "look_at_canned")

    async def read(rx: Rx) -> list[CannedView]:
        usable = await canned.canned_for(rx, me.staff_id, me.department_id)
        kept = await canned.canned_of_departments(rx) if _keeps_all(me) else []
        names = {one.id: one.name for one in await departments(rx)}
        found = {one.id: one for one in (*usable, *kept)}
        ids = {one.id for one in usable}
        views = [_view(me, one, names, usable=one.id in ids) for one in found.values()]
        return sorted(views, key=lambda one: (one.title.casefold(), one.id))

    return await parts.private.read(read)


@post("/api/canned")
async def keep_canned(data: JSONBody[CannedBody], me: NamedDependency[Me], parts: NamedDependency[Parts]) -> CannedView:
    """Keep a new text."""
    return await _saved(parts, me, None, data)


@put("/api/canned/{canned_id:str}")
async def change_canned(
    canned_id: FromPath[str], data: JSONBody[CannedBody], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> CannedView:
    """Change a text; its scope may change too, but what is one's own stays one's own."""
    found = await parts.private.read(lambda rx: canned.canned_by_id(rx, canned_id))
    if found.scope != "own":
        _must_keep(me, found.scope, found.holder_id)
    return await _saved(parts, me, canned_id, data)


@delete("/api/canned/{canned_id:str}", status_code=204)
async def remove_canned(canned_id: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]) -> None:
    """Throw a text away."""
    found = await parts.private.read(lambda rx: canned.canned_by_id(rx, canned_id))
    if found.scope == "own":
        own = may(me, "remove_own_canned")
        await parts.private.write(lambda tx: canned.remove_own_canned(tx, own, canned_id))
        return
    proof = may(me, "remove_shared_canned")
    _must_keep(me, found.scope, found.holder_id)
    await parts.private.write(lambda tx: canned.remove_shared_canned(tx, proof, canned_id))


async def _saved(parts: Parts, me: Me, canned_id: str | None, data: CannedBody) -> CannedView:
    holder = me.staff_id if data.scope == "own" else await _department(parts, data)
    new = canned.NewCanned(data.scope, holder, data.title, data.shortcut, data.text, data.audience)
    if data.scope == "own":
        own = may(me, "save_own_canned")
        kept = await parts.private.write(lambda tx: canned.save_own_canned(tx, own, canned_id, new))
    else:
        proof = may(me, "save_shared_canned")
        _must_keep(me, data.scope, holder)
        kept = await parts.private.write(lambda tx: canned.save_shared_canned(tx, proof, canned_id, new))

    async def read(rx: Rx) -> CannedView:
        names = {one.id: one.name for one in await departments(rx)}
        found = await canned.canned_by_id(rx, kept)
        return _view(me, found, names, usable=found.scope != "department" or found.holder_id == me.department_id)

    return await parts.private.read(read)


async def _department(parts: Parts, data: CannedBody) -> str:
    if data.scope == "desk":
        return ""
    known = {one.id for one in await parts.private.read(departments)}
    if data.department_id not in known:
        raise Refusal("department_unknown", 422, "There is no such department.", "Choose another one.")
    return str(data.department_id)


def _keeps_all(me: Me) -> bool:
    return me.has("canned.share") and me.rights.reach == "all"


def _may_keep(me: Me, scope: str, holder_id: str) -> bool:
    if scope == "own":
        return holder_id == me.staff_id
    return me.has("canned.share") and (scope == "desk" or _keeps_all(me) or holder_id == me.department_id)


def _must_keep(me: Me, scope: str, holder_id: str) -> None:
    if not _may_keep(me, scope, holder_id):
        raise Refusal("not_allowed", 403, "Your role does not allow this.", "Ask an administrator.")


def _view(me: Me, one: canned.Canned, names: dict[str, str], *, usable: bool) -> CannedView:
    return CannedView(
        id=one.id,
        scope=one.scope,  # type: ignore[arg-type]
        department=NamedThing(one.holder_id, names.get(one.holder_id, "")) if one.scope == "department" else None,
        title=one.title,
        shortcut=one.shortcut,
        text=one.text,
        audience=one.audience,  # type: ignore[arg-type]
        usable=usable,
        changeable=_may_keep(me, one.scope, one.holder_id),
    )


HANDLERS = (list_canned, keep_canned, change_canned, remove_canned)

"""The team: colleagues, roles and departments, and how Administrators change them."""

from __future__ import annotations

from litestar import delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from backchannel.kernel.errors import not_found
from backchannel.private.store import Rx as PrivateRx
from backchannel.private.store import Tx
from backchannel.private.team import departments as department_acts
from backchannel.private.team import roles as role_acts
from backchannel.private.team.admission import may
from backchannel.private.team.invites import invite_again
from backchannel.private.team.me import Me
from backchannel.private.team.permissions import PERMISSIONS
from backchannel.private.team.staff import (
    Colleague,
    StaffFacts,
    change_staff,
    colleague,
    create_staff,
    reactivate_staff,
    suspend_staff,
    team,
)
from backchannel.public.directory.staff_cards import available_staff
from backchannel.staff.parts import Parts
from backchannel.staff.wire.people import (
    DepartmentBody,
    DepartmentView,
    InvitationLink,
    NewStaff,
    PermissionView,
    RoleBody,
    RoleView,
    StaffChange,
    StaffView,
    Team,
)


@get("/api/team")
async def whole_team(me: NamedDependency[Me], parts: NamedDependency[Parts]) -> Team:
    """Everybody, with the roles and departments they have; e-mail addresses only for those who manage staff."""
    may(me, "look_at_team")

    async def read(rx: PrivateRx) -> tuple[list[Colleague], list[role_acts.Role], list[DepartmentView]]:
        return await team(rx), await role_acts.roles(rx), await _departments(rx)

    everybody, roles, departments = await parts.private.read(read)
    online, manages = await parts.public.read(available_staff), me.has("staff.manage")
    return Team(
        staff=[_staff(one, online, shows_email=manages or one.id == me.staff_id) for one in everybody],
        roles=[_role(one) for one in roles],
        departments=departments,
        permissions=[PermissionView(name, meaning) for name, meaning in PERMISSIONS.items()],
    )


@post("/api/staff")
async def new_colleague(
    data: JSONBody[NewStaff], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> InvitationLink:
    """Add somebody; the link by which they choose a password is shown once."""
    proof = may(me, "create_staff")
    facts = StaffFacts(data.name, data.email, data.role_id, data.department_id, data.capacity)
    _, secret = await parts.private.write(lambda tx: create_staff(tx, proof, facts), ahead=True)
    return _link(secret)


@put("/api/staff/{staff_id:str}")
async def change_colleague(
    staff_id: FromPath[str], data: JSONBody[StaffChange], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> StaffView:
    """Set a colleague's name, address, role, department and capacity."""
    proof = may(me, "change_staff")
    facts = StaffFacts(data.name, data.email, data.role_id, data.department_id, data.capacity)
    await parts.private.write(lambda tx: change_staff(tx, proof, staff_id, facts), ahead=True)
    return await _shown(parts, staff_id)


@post("/api/staff/{staff_id:str}/suspend", status_code=200)
async def suspend(staff_id: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]) -> StaffView:
    """Shut a colleague out at once; their enquiries are offered again."""
    proof = may(me, "suspend_staff")
    await parts.private.write(lambda tx: suspend_staff(tx, proof, staff_id), ahead=True)
    return await _shown(parts, staff_id)


@post("/api/staff/{staff_id:str}/reactivate", status_code=200)
async def reactivate(staff_id: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]) -> StaffView:
    """Let a suspended colleague sign in again."""
    proof = may(me, "reactivate_staff")
    await parts.private.write(lambda tx: reactivate_staff(tx, proof, staff_id), ahead=True)
    return await _shown(parts, staff_id)


@post("/api/staff/{staff_id:str}/invite")
async def invite(staff_id: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]) -> InvitationLink:
    """A new one-time link for a colleague; the one before ends."""
    proof = may(me, "invite_again")
    return _link(await parts.private.write(lambda tx: invite_again(tx, proof, staff_id), ahead=True))


@post("/api/roles")
async def new_role(data: JSONBody[RoleBody], me: NamedDependency[Me], parts: NamedDependency[Parts]) -> RoleView:
    """Make a custom role."""
    proof = may(me, "create_role")
    role_id = await parts.private.write(lambda tx: role_acts.create_role(tx, proof, _custom(data)), ahead=True)
    return await _shown_role(parts, role_id)


@put("/api/roles/{role_id:str}")
async def change_role(
    role_id: FromPath[str], data: JSONBody[RoleBody], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> RoleView:
    """Change a custom role; whoever holds it has the new rights at once."""
    proof = may(me, "change_role")
    await parts.private.write(lambda tx: role_acts.change_role(tx, proof, role_id, _custom(data)), ahead=True)
    return await _shown_role(parts, role_id)


@delete("/api/roles/{role_id:str}", status_code=204)
async def remove_role(role_id: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]) -> None:
    """Remove a custom role that nobody holds."""
    proof = may(me, "remove_role")
    await parts.private.write(lambda tx: role_acts.remove_role(tx, proof, role_id), ahead=True)


@post("/api/departments")
async def new_department(
    data: JSONBody[DepartmentBody], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> DepartmentView:
    """Make a department."""
    proof = may(me, "create_department")

    async def act(tx: Tx) -> str:
        return await department_acts.create_department(tx, proof, data.name)

    return await _shown_department(parts, await parts.private.write(act, ahead=True))


@put("/api/departments/{department_id:str}")
async def rename_department(
    department_id: FromPath[str], data: JSONBody[DepartmentBody], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> DepartmentView:
    """Give a department another name."""
    proof = may(me, "change_department")

    async def act(tx: Tx) -> None:
        await department_acts.change_department(tx, proof, department_id, data.name)

    await parts.private.write(act, ahead=True)
    return await _shown_department(parts, department_id)


@delete("/api/departments/{department_id:str}", status_code=204)
async def remove_department(
    department_id: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> None:
    """Remove a department that nobody belongs to."""
    proof = may(me, "remove_department")

    async def act(tx: Tx) -> None:
        await department_acts.remove_department(tx, proof, department_id)

    await parts.private.write(act, ahead=True)


def _custom(data: RoleBody) -> role_acts.CustomRole:
    return role_acts.CustomRole(data.name, data.reach, data.permissions)


def _link(secret: str) -> InvitationLink:
    return InvitationLink(f"/join#{secret}")


async def _shown(parts: Parts, staff_id: str) -> StaffView:
    one = await parts.private.read(lambda rx: colleague(rx, staff_id))
    return _staff(one, await parts.public.read(available_staff), shows_email=True)


async def _shown_role(parts: Parts, role_id: str) -> RoleView:
    for one in await parts.private.read(role_acts.roles):
        if one.id == role_id:
            return _role(one)
    raise not_found()


async def _shown_department(parts: Parts, department_id: str) -> DepartmentView:
    for one in await parts.private.read(_departments):
        if one.id == department_id:
            return one
    raise not_found()


async def _departments(rx: PrivateRx) -> list[DepartmentView]:
    return [DepartmentView(one.id, one.name, one.staff) for one in await department_acts.departments(rx)]


def _staff(one: Colleague, online: set[str], *, shows_email: bool) -> StaffView:
    return StaffView(
        id=one.id,
        name=one.name,
        email=one.email if shows_email else "",
        picture=one.picture,
        role_id=one.role_id,
        department_id=one.department_id,
        capacity=one.capacity,
        joined=one.joined,
        suspended=one.suspended,
        online=one.id in online,
    )


def _role(one: role_acts.Role) -> RoleView:
    permissions = sorted(one.rights.permissions)
    return RoleView(one.id, one.name, one.kind, one.rights.reach, permissions, one.staff)  # type: ignore[arg-type]


HANDLERS = (
    whole_team,
    new_colleague,
    change_colleague,
    suspend,
    reactivate,
    invite,
    new_role,
    change_role,
    remove_role,
    new_department,
    rename_department,
    remove_department,
)

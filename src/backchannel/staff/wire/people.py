"""Bodies about people: set-up, sign-in, colleagues, roles and departments."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from backchannel.staff.wire.body import Body, Id, Ids, Line, Secret

RoleKind = Literal["administrator", "supervisor", "agent", "custom"]
Reach = Literal["all", "department", "own"]
Capacity = Annotated[int, msgspec.Meta(ge=0, le=50)]


class SetupState(Body, frozen=True):
    """Whether the desk has its first Administrator."""

    state: Literal["needed", "ready"]


class SetupLink(Body, frozen=True):
    """The secret of the one-time link that the terminal printed."""

    token: Secret


class SetUp(Body, frozen=True):
    """Everything that an empty desk needs."""

    token: Secret
    desk_name: Line
    time_zone: Line
    accent: Line
    name: Line
    email: Line
    password: Secret
    tag_name: Line
    tag_intro: Line = ""


class SignIn(Body, frozen=True):
    """Who, and the proof."""

    email: Line
    password: Secret


class RoleView(Body, frozen=True):
    """A role; only custom ones change. `staff` is how many hold it."""

    id: str
    name: str
    kind: RoleKind
    reach: Reach
    permissions: list[str]
    staff: int


class DepartmentView(Body, frozen=True):
    """A department and how many belong to it."""

    id: str
    name: str
    staff: int


class Me(Body, frozen=True):
    """The signed-in person: who they are and what they may do. `csrf` goes into the header ``X-CSRF-Token``."""

    id: str
    name: str
    email: str
    picture: str | None
    role_name: str
    role_kind: RoleKind
    reach: Reach
    department_id: str | None
    department_name: str | None
    permissions: list[str]
    capacity: int
    available: bool
    desk_name: str
    time_zone: str
    csrf: str


class Heartbeat(Body, frozen=True):
    """There is somebody at this desk; `available` says whether they take enquiries."""

    available: bool


class InvitationLink(Body, frozen=True):
    """The path of a one-time link, from the staff door's root."""

    path: str


class InvitationToken(Body, frozen=True):
    """The secret of a one-time link."""

    token: Secret


class InvitationView(Body, frozen=True):
    """Whom a link is for."""

    name: str
    email: str
    desk_name: str


class AcceptInvitation(Body, frozen=True):
    """A new colleague chooses their name and password; so does one who forgot theirs."""

    token: Secret
    name: Line
    password: Secret


class MyProfile(Body, frozen=True):
    """What I change of myself."""

    name: Line


class NewPassword(Body, frozen=True):
    """A new password, proven by the old one; other sessions end."""

    old: Secret
    new: Secret


class SessionView(Body, frozen=True):
    """A browser that is signed in as me."""

    id: str
    agent: str
    created_at: datetime
    idle_until: datetime
    this_one: bool


class StaffView(Body, frozen=True):
    """A colleague, as shown in settings and lists."""

    id: str
    name: str
    email: str
    picture: str | None
    role_id: str
    department_id: str | None
    capacity: int
    joined: bool
    suspended: bool
    online: bool


class Team(Body, frozen=True):
    """Everybody, with the roles and departments they have. E-mail addresses are empty without `staff.manage`."""

    staff: list[StaffView]
    roles: list[RoleView]
    departments: list[DepartmentView]
    permissions: list[PermissionView]


class PermissionView(Body, frozen=True):
    """A permission that a custom role may hold, with the sentence that explains it."""

    name: str
    meaning: str


class NewStaff(Body, frozen=True):
    """Somebody new; they set their password by the link that this answers."""

    name: Line
    email: Line
    role_id: Id
    department_id: Id | None = None
    capacity: Capacity = 5


class StaffChange(Body, frozen=True):
    """All that an Administrator changes of a colleague."""

    name: Line
    email: Line
    role_id: Id
    department_id: Id | None
    capacity: Capacity


class RoleBody(Body, frozen=True):
    """A custom role."""

    name: Line
    reach: Reach
    permissions: Ids


class DepartmentBody(Body, frozen=True):
    """A department's name."""

    name: Line


TYPES = (
    SetupState,
    SetupLink,
    SetUp,
    SignIn,
    Me,
    Heartbeat,
    InvitationLink,
    InvitationToken,
    InvitationView,
    AcceptInvitation,
    MyProfile,
    NewPassword,
    SessionView,
    Team,
    NewStaff,
    StaffChange,
    StaffView,
    RoleBody,
    RoleView,
    DepartmentBody,
    DepartmentView,
)

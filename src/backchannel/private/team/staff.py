"""Staff accounts: made with an invitation, changed, suspended and taken back."""

from __future__ import annotations

from typing import Any

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import Refusal, not_found
from backchannel.kernel.proof import StaffProof
from backchannel.kernel.text import clean_line
from backchannel.private.audit.ledger import Altered, record_change
from backchannel.private.store import Rx, Tx
from backchannel.private.team.alterations import account_alterations, this_colleague
from backchannel.private.team.events import StaffChanged
from backchannel.private.team.invites import make_link
from backchannel.private.team.outgoing import leave_fact
from backchannel.private.team.sessions import end_sessions_of
from backchannel.private.team.standing import held, known_role, must_cover, must_leave_an_administrator
from backchannel.private.team.tables import department, role, staff
from backchannel.storage.database import prepare, prepare_write

MOST_CAPACITY = 50
USUAL_CAPACITY = 5


class Colleague(msgspec.Struct, frozen=True):
    """A staff member as the team sees them.

    Args:
        id: who.
        name: the shown name.
        email: what they sign in with.
        picture: the picture's id, or None.
        role_id: their role.
        role_name: its shown name.
        department_id: where they belong, or None.
        capacity: how many enquiries they own at once at most.
        joined: false until they have set a password.
        suspended: whether they are shut out.
    """

    id: str
    name: str
    email: str
    picture: str | None
    role_id: str
    role_name: str
    department_id: str | None
    capacity: int
    joined: bool
    suspended: bool


class StaffFacts(msgspec.Struct, frozen=True):
    """All that is set of an account from outside.

    Args:
        name: the shown name.
        email: what they sign in with.
        role_id: a role's id.
        department_id: a department's id, or None.
        capacity: 0 to 50 enquiries owned at once.
    """

    name: str
    email: str
    role_id: str
    department_id: str | None = None
    capacity: int = USUAL_CAPACITY


def _colleague(*row: Any) -> Colleague:
    return Colleague(*(*row[:-2], *map(bool, row[-2:])))


_LISTED = sa.select(
    staff.c.id,
    staff.c.name,
    staff.c.email,
    staff.c.picture,
    role.c.id,
    role.c.name,
    staff.c.department_id,
    staff.c.capacity,
    staff.c.password_hash.is_not(None),
    staff.c.suspended_at.is_not(None),
).join_from(staff, role, role.c.id == staff.c.role_id)
_ALL = prepare(_LISTED.order_by(staff.c.name, staff.c.id), _colleague)
_ONE = prepare(_LISTED.where(staff.c.id == sa.bindparam("staff_id")), _colleague)
_INSERT = prepare_write(sa.insert(staff))
_CHANGE = prepare_write(
    sa.update(staff)
    .where(staff.c.id == sa.bindparam("who"))
    .values(
        name=sa.bindparam("new_name"),
        email=sa.bindparam("new_email"),
        role_id=sa.bindparam("new_role"),
        department_id=sa.bindparam("new_department"),
        capacity=sa.bindparam("new_capacity"),
    )
)
_SUSPEND = prepare_write(
    sa.update(staff).where(staff.c.id == sa.bindparam("who")).values(suspended_at=sa.bindparam("since"))
)
_BY_EMAIL = prepare_write(sa.select(staff.c.id).where(staff.c.email == sa.bindparam("address")))
_DEPARTMENT = prepare_write(sa.select(department.c.id).where(department.c.id == sa.bindparam("department_id")))


async def team(rx: Rx) -> list[Colleague]:
    """Everybody, by name, the suspended among them."""
    return await rx.all(_ALL)


async def colleague(rx: Rx, staff_id: str) -> Colleague:
    """One staff member.

    Raises:
        Refusal: `not_found`.
    """
    if (found := await rx.one(_ONE, staff_id=staff_id)) is None:
        raise not_found()
    return found


async def create_staff(tx: Tx, proof: StaffProof, new: StaffFacts) -> tuple[str, str]:
    """Make an account and a one-time link by which its holder sets a password; answers its id and the link's secret.

    Raises:
        Refusal: `email_taken` 409, `email_malformed`, `text_empty`, `text_too_long`, `role_unknown`,
            `department_unknown`, `capacity_out_of_range` 422, `beyond_own_rights` 403.
    """
    clean = await _checked(tx, new)
    await must_cover(tx, proof.staff_id, (await known_role(tx, clean.role_id)).rights)
    await _must_be_free(tx, clean.email, None)
    staff_id = tx.new_id()
    await insert_account(tx, staff_id, clean, None)
    made = await colleague(tx, staff_id)
    await record_change(tx, proof, await this_colleague(tx, staff_id), *await account_alterations(tx, None, made))
    return staff_id, await make_link(tx, staff_id, proof.staff_id)


async def insert_account(tx: Tx, staff_id: str, clean: StaffFacts, password_hash: str | None) -> None:
    """Write an account whose facts were checked, and let them go down."""
    await tx.run(
        _INSERT,
        id=staff_id,
        picture=None,
        password_hash=password_hash,
        suspended_at=None,
        created_at=tx.now,
        **msgspec.structs.asdict(clean),
    )
    await _tell(tx, staff_id)


async def change_staff(tx: Tx, proof: StaffProof, staff_id: str, new: StaffFacts) -> None:
    """Set an account's facts; a new role or department counts at once, on open connections too.

    Raises:
        Refusal: those of `create_staff`, `last_administrator` 409, `not_found`.
    """
    clean, before = await _checked(tx, new), await held(tx, staff_id)
    if clean.role_id != before.role_id:
        await must_cover(tx, proof.staff_id, (await known_role(tx, clean.role_id)).rights)
        await must_leave_an_administrator(tx, staff_id)
    await must_cover(tx, proof.staff_id, before.rights)
    await _must_be_free(tx, clean.email, staff_id)
    shown = await colleague(tx, staff_id)
    await tx.run(
        _CHANGE,
        who=staff_id,
        new_name=clean.name,
        new_email=clean.email,
        new_role=clean.role_id,
        new_department=clean.department_id,
        new_capacity=clean.capacity,
    )
    changes = await account_alterations(tx, shown, await colleague(tx, staff_id))
    await record_change(tx, proof, await this_colleague(tx, staff_id), *changes)
    await _tell(tx, staff_id)


async def suspend_staff(tx: Tx, proof: StaffProof, staff_id: str) -> None:
    """Shut somebody out: their sessions end at once and routing passes them by. Twice is once.

    Raises:
        Refusal: `last_administrator` 409, `beyond_own_rights` 403, `not_found`.
    """
    who = await held(tx, staff_id)
    await must_cover(tx, proof.staff_id, who.rights)
    if who.suspended_at is not None:
        return
    await must_leave_an_administrator(tx, staff_id)
    await tx.run(_SUSPEND, who=staff_id, since=tx.now)
    await end_sessions_of(tx, staff_id)
    await record_change(tx, proof, await this_colleague(tx, staff_id), Altered("suspended", None, "yes"))
    await _tell(tx, staff_id)


async def reactivate_staff(tx: Tx, proof: StaffProof, staff_id: str) -> None:
    """Let a suspended colleague sign in again.

    Raises:
        Refusal: `beyond_own_rights` 403, `not_found`.
    """
    await must_cover(tx, proof.staff_id, (await held(tx, staff_id)).rights)
    await tx.run(_SUSPEND, who=staff_id, since=None)
    await record_change(tx, proof, await this_colleague(tx, staff_id), Altered("suspended", "yes", None))
    await _tell(tx, staff_id)


async def _tell(tx: Tx, staff_id: str) -> None:
    await leave_fact(tx, staff_id)
    tx.emit(StaffChanged(staff_id))


async def _checked(rx: Rx, new: StaffFacts) -> StaffFacts:
    await known_role(rx, new.role_id)
    if new.department_id is not None and await rx.one(_DEPARTMENT, department_id=new.department_id) is None:
        raise Refusal("department_unknown", 422, "There is no such department.", "Choose one from the list.")
    if not 0 <= new.capacity <= MOST_CAPACITY:
        raise Refusal("capacity_out_of_range", 422, f"The capacity goes from 0 to {MOST_CAPACITY}.")
    return msgspec.structs.replace(new, name=clean_name(new.name), email=clean_email(new.email))


async def _must_be_free(rx: Rx, email: str, but: str | None) -> None:
    row = await rx.one(_BY_EMAIL, address=email)
    if row is not None and row[0] != but:
        raise Refusal("email_taken", 409, "Somebody has this e-mail address already.", "Look them up in the list.")


def clean_name(name: str) -> str:
    """A shown name of 1 to 80 characters.

    Raises:
        Refusal: `text_empty`, `text_too_long`.
    """
    if not (clean := clean_line(name, 80)):
        raise Refusal("text_empty", 422, "A name is needed.", "Write how colleagues and customers know this person.")
    return clean


def clean_email(email: str) -> str:
    """An e-mail address in lower case.

    Raises:
        Refusal: `email_malformed`, `text_too_long`.
    """
    address = clean_line(email, 254).lower()
    mailbox, at, host = address.rpartition("@")
    if not (mailbox and at and "." in host.strip(".")) or " " in address:
        raise Refusal("email_malformed", 422, "This does not look like an e-mail address.", "Check it, please.")
    return address

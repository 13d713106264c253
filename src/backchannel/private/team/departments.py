"""Departments: staff belong to one or none, and a Supervisor's reach is theirs."""

from __future__ import annotations

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import Refusal, not_found
from backchannel.kernel.proof import StaffProof
from backchannel.kernel.text import clean_line
from backchannel.private.audit.ledger import Altered, Subject, record_change
from backchannel.private.store import Rx, Tx
from backchannel.private.team.alterations import this_department
from backchannel.private.team.tables import department, staff
from backchannel.storage.database import prepare, prepare_write


class Department(msgspec.Struct, frozen=True):
    """A department; `staff` is how many belong to it, the suspended among them."""

    id: str
    name: str
    staff: int


_MEMBERS = sa.select(sa.func.count()).where(staff.c.department_id == department.c.id).scalar_subquery()
_ALL = prepare(
    sa.select(department.c.id, department.c.name, _MEMBERS).order_by(department.c.name, department.c.id), Department
)
_INSERT = prepare_write(sa.insert(department))
_RENAME = prepare_write(
    sa.update(department).where(department.c.id == sa.bindparam("department_id")).values(name=sa.bindparam("new_name"))
)
_REMOVE = prepare_write(sa.delete(department).where(department.c.id == sa.bindparam("department_id")))
_NAMES = prepare_write(sa.select(department.c.id, department.c.name))
_USED = prepare_write(sa.select(staff.c.id).where(staff.c.department_id == sa.bindparam("department_id")).limit(1))


async def departments(rx: Rx) -> list[Department]:
    """Every department, by name."""
    return await rx.all(_ALL)


async def create_department(tx: Tx, proof: StaffProof, name: str) -> str:
    """Make a department; answers its id.

    Raises:
        Refusal: `text_empty`, `text_too_long` 422, `name_taken` 409.
    """
    clean, department_id = await _free_name(tx, name, None), tx.new_id()
    await tx.run(_INSERT, id=department_id, name=clean)
    await record_change(tx, proof, Subject(department_id, clean), Altered("name", None, clean))
    return department_id


async def change_department(tx: Tx, proof: StaffProof, department_id: str, name: str) -> None:
    """Give a department another name.

    Raises:
        Refusal: those of `create_department`, `not_found`.
    """
    clean, called = await _free_name(tx, name, department_id), await this_department(tx, department_id)
    if not await tx.run(_RENAME, department_id=department_id, new_name=clean):
        raise not_found()
    await record_change(tx, proof, called, Altered("name", called.name, clean))


async def remove_department(tx: Tx, proof: StaffProof, department_id: str) -> None:
    """Remove a department that nobody belongs to; enquiries that carried it keep the mark, which reaches nobody.

    Raises:
        Refusal: `department_in_use` 409, `not_found`.
    """
    if await tx.one(_USED, department_id=department_id) is not None:
        raise Refusal("department_in_use", 409, "Somebody still belongs to this department.", "Move them first.")
    called = await this_department(tx, department_id)
    if not await tx.run(_REMOVE, department_id=department_id):
        raise not_found()
    await record_change(tx, proof, called, Altered("name", called.name, None))


async def _free_name(rx: Rx, name: str, but: str | None) -> str:
    if not (clean := clean_line(name, 60)):
        raise Refusal("text_empty", 422, "A department needs a name.")
    # Compared here, since a database folds no letters but those of English.
    if any(taken.casefold() == clean.casefold() and other != but for other, taken in await rx.all(_NAMES)):
        raise Refusal("name_taken", 409, "There is a department of this name.", "Choose another name.")
    return clean

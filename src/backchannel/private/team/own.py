"""What staff change of themselves: name, picture and password."""

from __future__ import annotations

import sqlalchemy as sa

from backchannel.kernel.errors import Refusal
from backchannel.kernel.proof import StaffProof
from backchannel.private.store import Rx, Tx
from backchannel.private.team.events import StaffChanged
from backchannel.private.team.outgoing import leave_fact
from backchannel.private.team.passwords import Credentials, HashedPassword, VerifiedPassword
from backchannel.private.team.sessions import end_sessions_of
from backchannel.private.team.staff import clean_name
from backchannel.private.team.tables import staff
from backchannel.storage.database import prepare, prepare_write

_CREDENTIALS = prepare(
    sa.select(staff.c.id, staff.c.password_hash).where(
        staff.c.id == sa.bindparam("staff_id"), staff.c.password_hash.is_not(None)
    ),
    Credentials,
)
_NAME = prepare_write(sa.update(staff).where(staff.c.id == sa.bindparam("who")).values(name=sa.bindparam("new_name")))
_PICTURE = prepare_write(
    sa.update(staff).where(staff.c.id == sa.bindparam("who")).values(picture=sa.bindparam("new_picture"))
)
_PASSWORD = prepare_write(
    sa.update(staff)
    .where(staff.c.id == sa.bindparam("who"), staff.c.password_hash == sa.bindparam("against"))
    .values(password_hash=sa.bindparam("new_hash"))
)


async def change_own_name(tx: Tx, proof: StaffProof, name: str) -> None:
    """Be known by another name, to colleagues and customers.

    Raises:
        Refusal: `text_empty`, `text_too_long`.
    """
    await tx.run(_NAME, who=proof.staff_id, new_name=clean_name(name))
    await _tell(tx, proof.staff_id)


async def change_own_picture(tx: Tx, proof: StaffProof, picture: str | None) -> None:
    """Be shown with another picture, or with none; `picture` is a kept file's id."""
    await tx.run(_PICTURE, who=proof.staff_id, new_picture=picture)
    await _tell(tx, proof.staff_id)


async def own_credentials(rx: Rx, staff_id: str) -> Credentials | None:
    """What one's old password is verified against before it is changed."""
    return await rx.one(_CREDENTIALS, staff_id=staff_id)


async def change_own_password(
    tx: Tx, proof: StaffProof, old: VerifiedPassword | None, new: HashedPassword, keep: str
) -> None:
    """Take another password; every session but the one in use ends.

    Args:
        tx: the act's transaction.
        proof: who changes it.
        old: what verifying the old password gave.
        new: the new one.
        keep: the hash of the session in use.

    Raises:
        Refusal: `password_wrong` 403 when the old one was not right, or changed meanwhile.
    """
    right = old is not None and old.staff_id == proof.staff_id
    if (
        old is None
        or not right
        or not await tx.run(_PASSWORD, who=proof.staff_id, against=old.against, new_hash=new.value)
    ):
        raise Refusal("password_wrong", 403, "The old password is not right.", "Try again.")
    await end_sessions_of(tx, proof.staff_id, keep)


async def _tell(tx: Tx, staff_id: str) -> None:
    await leave_fact(tx, staff_id)
    tx.emit(StaffChanged(staff_id))

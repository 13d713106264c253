"""Canned responses: texts that staff write often, kept for the whole desk, for a department, or for oneself."""

from __future__ import annotations

import re

import msgspec
import sqlalchemy as sa

from backchannel.kernel.errors import Refusal, not_found
from backchannel.kernel.proof import StaffProof
from backchannel.kernel.text import clean_body, clean_line
from backchannel.private.notes.tables import canned
from backchannel.private.store import Rx, Tx
from backchannel.storage.database import prepare, prepare_write
from backchannel.storage.statements import Upsert

VARIABLES = ("customer", "agent", "code")
"""What a text may ask for, as ``{{customer}}``: all of it is what the customer knows already."""
SCOPES = ("desk", "department", "own")
AUDIENCES = ("anybody", "staff")
MOST = 500
_ASKED = re.compile(r"\{\{([^{}]*)\}\}")
_SHORTCUT = re.compile(r"[^\s/@{}]{1,32}")


class Canned(msgspec.Struct, frozen=True):
    """A canned response.

    Args:
        id: its id.
        scope: desk, department or own.
        holder_id: the department or the person that it is for; empty for the desk.
        title: what lists call it.
        shortcut: what is typed behind the ``/``; may be empty.
        text: light Markdown with variables.
        audience: anybody, or staff when it may be put into private messages alone.
    """

    id: str
    scope: str
    holder_id: str
    title: str
    shortcut: str
    text: str
    audience: str


class NewCanned(msgspec.Struct, frozen=True):
    """What somebody wants a canned response to be; see `Canned`."""

    scope: str
    holder_id: str
    title: str
    shortcut: str
    text: str
    audience: str


_COLUMNS = (
    canned.c.id,
    canned.c.scope,
    canned.c.holder_id,
    canned.c.title,
    canned.c.shortcut,
    canned.c.text,
    canned.c.audience,
)
_HELD = prepare(
    sa.select(*_COLUMNS)
    .where(canned.c.scope == sa.bindparam("scope"), canned.c.holder_id == sa.bindparam("holder_id"))
    .order_by(canned.c.title, canned.c.id),
    Canned,
)
_SCOPE = prepare(
    sa.select(*_COLUMNS).where(canned.c.scope == sa.bindparam("scope")).order_by(canned.c.title, canned.c.id), Canned
)
_ONE = prepare(sa.select(*_COLUMNS).where(canned.c.id == sa.bindparam("id")), Canned)
_PUT = prepare_write(Upsert(canned, ("id",), [column.name for column in canned.columns if column.name != "id"]))
_REMOVE = prepare_write(sa.delete(canned).where(canned.c.id == sa.bindparam("id")))


async def canned_for(rx: Rx, staff_id: str, department_id: str | None) -> list[Canned]:
    """What somebody may use: the desk's, those of their department, and their own."""
    found = [*await rx.all(_HELD, scope="desk", holder_id=""), *await rx.all(_HELD, scope="own", holder_id=staff_id)]
    if department_id is not None:
        found += await rx.all(_HELD, scope="department", holder_id=department_id)
    return found


async def canned_of_departments(rx: Rx) -> list[Canned]:
    """Those of every department, for whoever keeps them."""
    return await rx.all(_SCOPE, scope="department")


async def canned_by_id(rx: Rx, canned_id: str) -> Canned:
    """One of them.

    Raises:
        Refusal: `not_found`.
    """
    if (found := await rx.one(_ONE, id=canned_id)) is None:
        raise not_found()
    return found


async def save_own_canned(tx: Tx, proof: StaffProof, canned_id: str | None, new: NewCanned) -> str:
    """Keep a text for oneself, or change one; answers its id.

    Raises:
        Refusal: `not_allowed`, `not_found`, and those of `_checked`.
    """
    if proof.act != "save_own_canned" or (new.scope, new.holder_id) != ("own", proof.staff_id):
        raise Refusal("not_allowed", 403, "You cannot keep this for somebody else.")
    if canned_id is not None and not _is_own(await canned_by_id(tx, canned_id), proof):
        raise not_found()
    return await _save(tx, canned_id, new)


async def save_shared_canned(tx: Tx, proof: StaffProof, canned_id: str | None, new: NewCanned) -> str:
    """Keep a text for the desk or a department, or change one; answers its id.

    Raises:
        Refusal: `not_allowed`, `not_found`, and those of `_checked`.
    """
    if proof.act != "save_shared_canned" or new.scope not in ("desk", "department"):
        raise Refusal("not_allowed", 403, "You cannot share this.")
    if canned_id is not None and (await canned_by_id(tx, canned_id)).scope == "own":
        raise not_found()
    return await _save(tx, canned_id, new)


async def remove_own_canned(tx: Tx, proof: StaffProof, canned_id: str) -> None:
    """Throw a text of one's own away.

    Raises:
        Refusal: `not_found`, also for somebody else's.
    """
    if proof.act != "remove_own_canned" or not _is_own(await canned_by_id(tx, canned_id), proof):
        raise not_found()
    await tx.run(_REMOVE, id=canned_id)


async def remove_shared_canned(tx: Tx, proof: StaffProof, canned_id: str) -> None:
    """Throw away a text of the desk or of a department.

    Raises:
        Refusal: `not_found`, also for somebody's own.
    """
    if proof.act != "remove_shared_canned" or (await canned_by_id(tx, canned_id)).scope == "own":
        raise not_found()
    await tx.run(_REMOVE, id=canned_id)


def _is_own(found: Canned, proof: StaffProof) -> bool:
    return (found.scope, found.holder_id) == ("own", proof.staff_id)


async def _save(tx: Tx, canned_id: str | None, new: NewCanned) -> str:
    clean = _checked(new)
    held = await tx.all(_HELD, scope=new.scope, holder_id=new.holder_id)
    others = [one for one in held if one.id != canned_id]
    if clean.shortcut and any(one.shortcut.casefold() == clean.shortcut.casefold() for one in others):
        raise Refusal("shortcut_taken", 409, f"“/{clean.shortcut}” leads to another text here.", "Choose another one.")
    if len(others) >= MOST:
        raise Refusal("too_many_canned", 409, f"At most {MOST} texts can be kept here.", "Remove some first.")
    kept = canned_id or tx.new_id()
    await tx.run(_PUT, id=kept, updated_at=tx.now, **msgspec.structs.asdict(clean))
    return kept


def _checked(new: NewCanned) -> NewCanned:
    """The same, cleaned.

    Raises:
        Refusal: `text_empty`, `text_too_long`, `audience_unknown`, `shortcut_malformed`, `variable_unknown`, all 422.
    """
    title, text, shortcut = clean_line(new.title, 120), clean_body(new.text), clean_line(new.shortcut)
    if not title:
        raise Refusal("text_empty", 422, "A canned response needs a title.")
    if new.audience not in AUDIENCES:
        raise Refusal("audience_unknown", 422, "A canned response is for anybody or for staff.")
    if shortcut and not _SHORTCUT.fullmatch(shortcut):
        message = "A shortcut has up to 32 characters, without blanks, slashes, @ or braces."
        raise Refusal("shortcut_malformed", 422, message)
    for name in _ASKED.findall(text):
        if name.strip() not in VARIABLES:
            known = ", ".join(f"{{{{{one}}}}}" for one in VARIABLES)
            raise Refusal("variable_unknown", 422, f"Nothing can be filled in for “{name.strip()}”.", f"Use {known}.")
    return msgspec.structs.replace(new, title=title, text=text, shortcut=shortcut)

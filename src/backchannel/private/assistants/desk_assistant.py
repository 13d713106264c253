"""The assistant that comes with the desk: off until somebody who manages bots switches it on. It has no token."""

from __future__ import annotations

import re

from backchannel.kernel.ids import hashed
from backchannel.kernel.proof import StaffProof
from backchannel.private.assistants.accounts import NO_TOKEN, Assistant, assistant_by_id
from backchannel.private.assistants.events import AssistantChanged
from backchannel.private.assistants.matching import words_of
from backchannel.private.assistants.tables import assistant
from backchannel.private.audit.ledger import Altered, Subject, record_change
from backchannel.private.notes.canned import Canned, canned_for
from backchannel.private.store import Rx, Tx
from backchannel.storage.database import prepare_write
from backchannel.storage.statements import Upsert

ID = "desk"
"""Its id; no staff member and no other assistant has it."""
NAME = "Desk assistant"
_ASKED = re.compile(r"(\s*)\{\{\s*(customer|agent|code)\s*\}\}")

_PUT = prepare_write(Upsert(assistant, ("id",), ("ended_at",)))


async def switch_desk_assistant(tx: Tx, proof: StaffProof, *, on: bool) -> None:
    """Let the desk's own assistant whisper, or not any more."""
    was = await desk_assistant(tx) is not None
    ended_at = None if on else tx.now
    row = {"name": NAME, "reach": "all", "token_hash": NO_TOKEN, "created_by": proof.staff_id, "used_at": None}
    await tx.run(_PUT, id=ID, created_at=tx.now, ended_at=ended_at, **row)
    await record_change(tx, proof, Subject(ID, NAME), Altered("on", str(was).lower(), str(on).lower()))
    tx.emit(AssistantChanged(ID))


async def desk_assistant(rx: Rx) -> Assistant | None:
    """The desk's own assistant, or None while it is off."""
    return await assistant_by_id(rx, ID)


async def answers_of_desk(rx: Rx) -> dict[str, Canned]:
    """The canned responses that it may propose, by id: those of the whole desk that customers may be sent."""
    return {one.id: one for one in await canned_for(rx, "", None) if one.scope == "desk" and one.audience == "anybody"}


def telling_words(answer: Canned) -> frozenset[str]:
    """The words by which a canned response is found."""
    return words_of(f"{answer.title} {answer.shortcut} {_ASKED.sub('', answer.text)}")


def filled(text: str, customer: str | None, agent: str, code: str) -> str:
    """A canned response as it would be sent; a name that was not given is left out with the blank before it.

    Args:
        text: with variables such as ``{{customer}}``.
        customer: the name that the customer gave, or None.
        agent: the owner's name.
        code: the enquiry's.
    """
    known = {"customer": customer, "agent": agent, "code": code}

    def value(asked: re.Match[str]) -> str:
        found = known[asked.group(2)]
        return f"{asked.group(1)}{found}" if found else ""

    return _ASKED.sub(value, text)


def proposal_key(room: str, canned_id: str) -> str:
    """The key of a proposal: one for each room and canned response, so that none is made twice, by whatever process."""
    return hashed(f"{room} {canned_id}")[:32]

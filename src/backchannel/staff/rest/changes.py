"""Edit, recall and what was said before. For the customer and for staff they are different routes and bodies."""

from __future__ import annotations

from litestar import get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from backchannel.kernel.clock import moment
from backchannel.private.audit.ledger import record
from backchannel.private.messages.changing import (
    PrivateChanged,
    PrivateEdit,
    PrivateRecall,
    edit_private_message,
    recall_private_message,
)
from backchannel.private.store import Tx
from backchannel.private.team.me import Me
from backchannel.public.messages.changing import Changed, Edit, Recall, edit_message, recall_message
from backchannel.staff.changing import (
    proof_to_change,
    proof_to_change_privately,
    wordings_of_message,
    wordings_of_private_message,
)
from backchannel.staff.looking import proof_for
from backchannel.staff.parts import Parts
from backchannel.staff.wire.changes import (
    ChangeReceipt,
    EditBody,
    PrivateChangeReceipt,
    PrivateEditBody,
    PrivateRecallBody,
    RecallBody,
    Wording,
)


@put("/api/rooms/{room:str}/messages/{message:str}")
async def edit(
    room: FromPath[str],
    message: FromPath[str],
    data: JSONBody[EditBody],
    me: NamedDependency[Me],
    parts: NamedDependency[Parts],
) -> ChangeReceipt:
    """Let my message to the customer read otherwise, within five minutes."""
    wanted = Edit(room, message, data.key, data.text)
    verdict = await proof_to_change(parts.public, me, "edit_message", wanted)
    if isinstance(verdict, Changed):
        return _receipt(verdict)
    return _receipt(await parts.public.write(lambda tx: edit_message(tx, verdict, wanted)))


@post("/api/rooms/{room:str}/messages/{message:str}/recall", status_code=200)
async def recall(
    room: FromPath[str],
    message: FromPath[str],
    data: JSONBody[RecallBody],
    me: NamedDependency[Me],
    parts: NamedDependency[Parts],
) -> ChangeReceipt:
    """Take my message to the customer back, within five minutes; the answer says how far it had come."""
    wanted = Recall(room, message, data.key)
    verdict = await proof_to_change(parts.public, me, "recall_message", wanted)
    if isinstance(verdict, Changed):
        return _receipt(verdict)
    return _receipt(await parts.public.write(lambda tx: recall_message(tx, verdict, wanted)))


@put("/api/rooms/{room:str}/private-messages/{message:str}")
async def edit_privately(
    room: FromPath[str],
    message: FromPath[str],
    data: JSONBody[PrivateEditBody],
    me: NamedDependency[Me],
    parts: NamedDependency[Parts],
) -> PrivateChangeReceipt:
    """Let my private message read otherwise, within five minutes."""
    wanted = PrivateEdit(room, message, data.key, data.text)
    verdict = await proof_to_change_privately(parts, me, "edit_private_message", wanted)
    if isinstance(verdict, PrivateChanged):
        return _private_receipt(verdict)
    proof, head = verdict
    return _private_receipt(await parts.private.write(lambda tx: edit_private_message(tx, proof, wanted, head)))


@post("/api/rooms/{room:str}/private-messages/{message:str}/recall", status_code=200)
async def recall_privately(
    room: FromPath[str],
    message: FromPath[str],
    data: JSONBody[PrivateRecallBody],
    me: NamedDependency[Me],
    parts: NamedDependency[Parts],
) -> PrivateChangeReceipt:
    """Take my private message back, within five minutes."""
    wanted = PrivateRecall(room, message, data.key)
    verdict = await proof_to_change_privately(parts, me, "recall_private_message", wanted)
    if isinstance(verdict, PrivateChanged):
        return _private_receipt(verdict)
    proof, head = verdict
    return _private_receipt(await parts.private.write(lambda tx: recall_private_message(tx, proof, wanted, head)))


@get("/api/rooms/{room:str}/messages/{message:str}/history")
async def read_history(
    room: FromPath[str], message: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> list[Wording]:
    """How a public message has read, oldest first; that I have looked is recorded."""
    await _keep(parts, me, room, message)
    return await wordings_of_message(parts.public, room, message)


@get("/api/rooms/{room:str}/private-messages/{message:str}/history")
async def read_private_history(
    room: FromPath[str], message: FromPath[str], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> list[Wording]:
    """How a private message has read, oldest first; that I have looked is recorded."""
    await _keep(parts, me, room, message)
    return await wordings_of_private_message(parts.private, room, message)


async def _keep(parts: Parts, me: Me, room: str, message: str) -> None:
    """Write down who looks at what was said before, before they do."""
    proof = await proof_for(parts.public, me, "read_originals", room)

    async def act(tx: Tx) -> None:
        await record(tx, proof, message)

    await parts.private.write(act)


def _receipt(changed: Changed) -> ChangeReceipt:
    at = moment(changed.at)
    return ChangeReceipt(
        "customer",
        changed.id,
        changed.seq,
        changed.change,
        at,
        changed.key,
        changed.reached,  # type: ignore[arg-type]
    )


def _private_receipt(changed: PrivateChanged) -> PrivateChangeReceipt:
    at = moment(changed.at)
    return PrivateChangeReceipt("staff", changed.id, changed.seq, changed.change, changed.after, at, changed.key)


HANDLERS = (edit, recall, edit_privately, recall_privately, read_history, read_private_history)

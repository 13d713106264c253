"""Bugs where speech is made and moved: an audience that is guessed, turned, carried along or forgotten."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
import sqlalchemy as sa

from backchannel.customer import rest as customer_rest
from backchannel.kernel.errors import Refusal
from backchannel.kernel.proof import StaffProof
from backchannel.outbound import rest as outbound_rest
from backchannel.private.messages.events import PrivateEntry
from backchannel.public.enquiries import lifecycle, timers
from backchannel.public.enquiries.tables import enquiry
from backchannel.public.messages.send import NewMessage, send_as_customer
from backchannel.staff import looking
from backchannel.staff import socket as staff_socket
from backchannel.staff.rest import messages as staff_messages
from backchannel.staff.wire.speech import PrivateMessageReceipt
from backchannel.storage.database import prepare_write
from leaks.mutants.mutant import Bridge, after_each_private_message, mutant
from leaks.mutants.stores import PREVIEW
from leaks.trace import Step

WHISPER = Step("whisper", 2, 0, 0)
_ALOUD = {"send_message": "customer", "send_private_message": "staff"}
_WHOSE = prepare_write(sa.select(enquiry.c.customer_id).where(enquiry.c.id == sa.bindparam("room")))


@mutant("fields that are passed over", "a body is closed: what it may not have is refused", guards="K1")
def fields_that_are_passed_over(patch: pytest.MonkeyPatch) -> None:
    for module in (customer_rest, outbound_rest):
        patch.setattr(module, "read_body", _without_the_rest)


def _without_the_rest(body: bytes, kind: Any) -> Any:
    said = json.loads(body)
    try:
        return msgspec.convert({name: said[name] for name in kind.__struct_fields__ if name in said}, kind)
    except msgspec.ValidationError as error:
        raise Refusal("body_malformed", 400, str(error)) from None


@mutant("audience by default", "an audience that is not said is not guessed", guards="K1")
def audience_by_default(patch: pytest.MonkeyPatch) -> None:
    strict = staff_socket._FRAMES

    class Guessing:
        def decode(self, frame: bytes) -> Any:
            said = json.loads(frame)
            if said.get("audience") is None and said.get("type") in _ALOUD:
                said["audience"] = _ALOUD[said["type"]]
            return strict.decode(json.dumps(said).encode())

    patch.setattr(staff_socket, "_FRAMES", Guessing())


@mutant("slash that publishes", "no convention of text chooses who reads it", guards="K1")
def slash_that_publishes(patch: pytest.MonkeyPatch) -> None:
    async def act(tx: Any, entry: PrivateEntry) -> None:
        if entry.text.strip().lower().startswith("/public"):
            row = await tx.one(_WHOSE, room=entry.room)
            await send_as_customer(
                tx, row[0], NewMessage(entry.room, entry.message_id.replace("-", ""), entry.text, ())
            )

    after_each_private_message(patch, act)


@mutant("receipt of the other audience", "a receipt names the audience that it was for", guards="browser")
def receipt_of_the_other_audience(patch: pytest.MonkeyPatch) -> None:
    told = staff_messages.private_receipt

    def receipt(sent: Any) -> PrivateMessageReceipt:
        return msgspec.structs.replace(told(sent), audience="customer")  # type: ignore[arg-type]

    patch.setattr(staff_messages, "private_receipt", receipt)


@mutant("one draft for both", "a draft belongs to its audience", guards="receipts")
def one_draft_for_both(patch: pytest.MonkeyPatch) -> None:
    save = staff_messages.save_draft

    async def for_customers(tx: Any, proof: StaffProof, _audience: str, text: str) -> None:
        await save(tx, proof, "customer", text)

    patch.setattr(staff_messages, "save_draft", for_customers)


@mutant("copy that is kept", "what was thrown away is gone", guards="receipts")
def copy_that_is_kept(patch: pytest.MonkeyPatch) -> None:
    save = staff_messages.save_draft

    async def unless_empty(tx: Any, proof: StaffProof, audience: str, text: str) -> None:
        if text:
            await save(tx, proof, audience, text)

    patch.setattr(staff_messages, "save_draft", unless_empty)


@mutant(
    "history that follows",
    "a new enquiry has nothing of what staff said about the one before",
    WHISPER,
    Step("close", 2, 0),
    Step("customer_follows", 0, 0, 3),
    guards="K3",
)
def history_that_follows(patch: pytest.MonkeyPatch) -> None:
    bridge, start = Bridge(patch), customer_rest.start_enquiry

    async def with_history(tx: Any, customer_id: str, new: Any) -> str:
        before = [entry.text for entry in bridge.entries(new.follows)]
        return await start(tx, customer_id, msgspec.structs.replace(new, text="\n".join([new.text, *before])))

    patch.setattr(customer_rest, "start_enquiry", with_history)


@mutant("close that tells", "closing looks at public rows alone", WHISPER, Step("close", 2, 0), guards="activity")
def close_that_tells(patch: pytest.MonkeyPatch) -> None:
    bridge, end = Bridge(patch), lifecycle.close

    async def close(tx: Any, proof: StaffProof, room: str) -> None:
        await end(tx, proof, room)
        if bridge.entries(room):
            await tx.run(PREVIEW, room=room, text=bridge.entries(room)[-1].text)

    patch.setattr(lifecycle, "close", close)


@mutant(
    "deferred timer",
    "what is due is due, whatever staff say among themselves",
    Step("staff_asks_in", 2, 0, 4),
    WHISPER,
    Step("tick", 0, 0, 5),
    guards="clocks",
)
def deferred_timer(patch: pytest.MonkeyPatch) -> None:
    bridge, run = Bridge(patch), timers.run_some

    async def run_some(access: Any, handlers: Any) -> int:
        return 0 if bridge.all() else await run(access, handlers)

    patch.setattr(timers, "run_some", run_some)


@mutant("granted role", "who may not read a message has nothing that was made of it", guards="rights")
def granted_role(patch: pytest.MonkeyPatch) -> None:
    judge = looking.may

    def may(me: Any, name: str, standing: Any = None, facts: Any = None) -> StaffProof:
        if name.startswith("read") and facts is not None:
            return StaffProof(me.staff_id, name, facts.id, by_reach=True)
        return judge(me, name, standing, facts)

    patch.setattr(looking, "may", may)

"""A held message goes out: at its time, or before its room is closed or its sender leaves."""

from __future__ import annotations

import msgspec

from backchannel.kernel.proof import StaffProof
from backchannel.public.enquiries import lifecycle, timers
from backchannel.public.enquiries.facts import HANDLED, is_member, room_facts
from backchannel.public.messages.held import (
    HELD,
    RELEASE,
    HeldMessage,
    forget_held,
    give_back,
    held_by_id,
    held_in,
    tell,
)
from backchannel.public.messages.send import NewMessage, put_message, quote_or_none
from backchannel.public.store import Tx


async def release_held(tx: Tx, held_id: str) -> None:
    """The time of a held message has come: the customer gets it, and it takes its place in the room's log.

    When the enquiry is no longer handled or its sender no longer in the room, it goes back to the sender instead.
    """
    held = await held_by_id(tx, held_id)
    if held is None or held.state != HELD:
        return
    facts = await room_facts(tx, held.room)
    open_to_staff = facts is not None and facts.status in HANDLED
    if open_to_staff and await is_member(tx, held.room, str(held.actor.id)):
        await _release(tx, held)
    else:
        await give_back(tx, held)


async def close_after_release(tx: Tx, proof: StaffProof, room: str) -> None:
    """Close an enquiry by its staff; what is still held in it goes out before, so that nothing said is lost.

    Raises:
        Refusal: those of `lifecycle.close`.
    """
    for held in await held_in(tx, room, ""):
        await _release(tx, held)
    await lifecycle.close(tx, proof, room)


async def leave_after_release(tx: Tx, proof: StaffProof, room: str) -> None:
    """Leave a room; what the leaver has said and is still held goes out before.

    Raises:
        Refusal: those of `lifecycle.leave`.
    """
    for held in await held_in(tx, room, ""):
        if held.actor.id == proof.staff_id:
            await _release(tx, held)
    await lifecycle.leave(tx, proof, room)


async def _release(tx: Tx, held: HeldMessage) -> None:
    files = held.files
    if not await forget_held(tx, held.id):
        return
    await timers.cancel(tx, RELEASE, held.id)
    new = NewMessage(held.room, held.key, held.text, tuple(file.id for file in files), held.quotes)
    await put_message(tx, held.actor, new, held.id, await quote_or_none(tx, new))
    await tell(tx, msgspec.structs.replace(held, files=files), "released")

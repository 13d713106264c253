"""Withdrawing a room from somebody who was in it, and giving it back. The customer sees nothing of either."""

from __future__ import annotations

import msgspec

from backchannel.kernel.errors import Refusal, not_found
from backchannel.kernel.proof import StaffProof
from backchannel.private.audit.ledger import record_change
from backchannel.private.desk.events import DeskChanged
from backchannel.private.desk.keys import ever_key, member_key
from backchannel.private.desk.places import join_lists, leave_lists, lists_of_room
from backchannel.private.desk.rows import desk_row
from backchannel.private.store import Rx, Tx
from backchannel.private.team.alterations import this_colleague
from backchannel.private.team.events import StaffChanged
from backchannel.private.team.withdrawals import Withdrawal, end_withdrawal, put_withdrawal, withdrawals_in
from backchannel.public.enquiries.facts import RoomFacts


class Past(msgspec.Struct, frozen=True):
    """Somebody's time in a room, as the public store knows it.

    Args:
        staff_id: who.
        ended_at: when they left or were removed, in UTC milliseconds; None for who is in it still, or was at the close.
    """

    staff_id: str
    ended_at: int | None


async def withdraw_access(tx: Tx, proof: StaffProof, facts: RoomFacts, who: Past) -> None:
    """End somebody's reading of a room's past, at once, on open connections too. Twice is once.

    Args:
        tx: the act's transaction.
        proof: made for this act and room.
        facts: the room's state.
        who: whose access ends.

    Raises:
        Refusal: `still_member` 409 for who is in a room that goes on, `not_allowed` for another proof.
    """
    _must_fit(proof, "withdraw_access", facts)
    if who.ended_at is None and facts.status != "closed":
        hint = "Remove them from the room first; the customer reads that they left."
        raise Refusal("still_member", 409, "This colleague is in the conversation.", hint)
    at = max(tx.now, who.ended_at or 0)
    await put_withdrawal(tx, Withdrawal(facts.id, who.staff_id, at, proof.staff_id))
    await record_change(tx, proof, await this_colleague(tx, who.staff_id))
    lost = await leave_lists(tx, facts.id, {ever_key(who.staff_id), member_key(who.staff_id)})
    await _tell(tx, facts.id, who.staff_id, lost)


async def restore_access(tx: Tx, proof: StaffProof, facts: RoomFacts, staff_id: str) -> None:
    """Give a withdrawn room back.

    Args:
        tx: the act's transaction.
        proof: made for this act and room.
        facts: the room's state.
        staff_id: who may read it again.

    Raises:
        Refusal: `not_found` when nothing was withdrawn, `not_allowed` for another proof.
    """
    _must_fit(proof, "restore_access", facts)
    if not await end_withdrawal(tx, facts.id, staff_id):
        raise not_found()
    await record_change(tx, proof, await this_colleague(tx, staff_id))
    row = await desk_row(tx, facts.id)
    inside = row is not None and staff_id in row.member_ids
    await join_lists(tx, facts.id, {ever_key(staff_id), *((member_key(staff_id),) if inside else ())})
    await _tell(tx, facts.id, staff_id, set())


async def hidden_lists(tx: Tx, room: str, inside: tuple[str, ...], *, closed: bool) -> frozenset[str]:
    """The lists that a room does not stand on, since it was withdrawn from their holders.

    Args:
        tx: the projector's transaction.
        room: the enquiry's id.
        inside: who is in the room now; while it goes on, their withdrawals are over.
        closed: whether it is closed.
    """
    hidden: set[str] = set()
    for one in await withdrawals_in(tx, room):
        if one.staff_id in inside and not closed:
            await end_withdrawal(tx, room, one.staff_id)
            tx.emit(StaffChanged(one.staff_id))
        else:
            hidden |= {ever_key(one.staff_id), member_key(one.staff_id)}
    return frozenset(hidden)


async def withdrawn_staff(rx: Rx, room: str) -> dict[str, Withdrawal]:
    """From whom a room was withdrawn, by staff id."""
    return {one.staff_id: one for one in await withdrawals_in(rx, room)}


async def _tell(tx: Tx, room: str, staff_id: str, lost: set[str]) -> None:
    tx.emit(StaffChanged(staff_id))
    tx.emit(DeskChanged(room, tuple(sorted(await lists_of_room(tx, room))), tuple(sorted(lost))))


def _must_fit(proof: StaffProof, act: str, facts: RoomFacts) -> None:
    if proof.act != act or proof.room != facts.id:
        raise Refusal("not_allowed", 403, "You cannot decide who reads this.")

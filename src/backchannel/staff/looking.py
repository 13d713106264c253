"""How a staff member stands to a room, read from the public store and judged by the act table."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from backchannel.kernel.errors import Refusal, not_found
from backchannel.kernel.proof import StaffProof
from backchannel.private.team.admission import as_withdrawn, is_monitor, may, may_read_room, may_read_side
from backchannel.private.team.me import Me
from backchannel.public.enquiries.facts import HANDLED, RoomFacts, Standing, room_facts, standing
from backchannel.public.enquiries.room_log import left_at
from backchannel.public.store import PublicAccess, Rx


@dataclass(frozen=True, slots=True)
class Look:
    """What was so when somebody looked at a room.

    Args:
        facts: its state.
        standing: how they stood to it.
        until: the public place at which they left, when they are in it no more and no reach of theirs covers it: they
            keep what was before and get nothing of what comes later; None for all others.
    """

    facts: RoomFacts
    standing: Standing
    until: int | None = None

    def proof(self, me: Me, act: str) -> StaffProof:
        """Proof that they may do something here.

        Raises:
            Refusal: those of `may`.
        """
        return may(me, act, self.standing, self.facts)

    def watches(self, me: Me) -> bool:
        """Whether they watch a handled room by reach alone: a monitor, of whom only staff know."""
        return self.facts.status in HANDLED and is_monitor(me, self.standing, self.facts)

    def reads_side(self, me: Me) -> bool:
        """Whether they read the room's private messages."""
        return may_read_side(me, self.standing, self.facts)

    def is_like(self, other: Look) -> bool:
        """Whether everything that decides about rights is the same; the head of the log does not."""
        same_place = msgspec.structs.replace(other.facts, head=self.facts.head)
        return (self.facts, self.standing, self.until) == (same_place, other.standing, other.until)

    def is_withdrawn(self, me: Me) -> bool:
        """Whether the room was withdrawn from them and no reach of theirs covers it."""
        return as_withdrawn(me, self.standing, self.facts) is not self.standing and not self.reads(me)

    def reads(self, me: Me) -> bool:
        """Whether they read the room at all."""
        return may_read_room(me, self.standing, self.facts)


async def look(rx: Rx, me: Me, room: str) -> Look:
    """Look at a room.

    Raises:
        Refusal: `not_found` for a room that there is not.
    """
    if (facts := await room_facts(rx, room)) is None:
        raise not_found()
    stands = await standing(rx, room, me.staff_id)
    if stands.relation != "former" or is_monitor(me, stands, facts):
        return Look(facts, stands)
    return Look(facts, stands, await left_at(rx, room, me.staff_id))


async def look_to_read(public: PublicAccess, me: Me, room: str) -> Look:
    """Look at a room that one wants to read.

    Raises:
        Refusal: `not_found`, also out of reach; `not_allowed`.
    """
    seen = await public.glance(lambda rx: look(rx, me, room))
    seen.proof(me, "read_room")
    if seen.watches(me):
        seen.proof(me, "monitor")
    return seen


async def look_into_side(public: PublicAccess, me: Me, room: str) -> Look:
    """Look at a room whose private messages one wants to read.

    Raises:
        Refusal: `not_found`, also out of reach; `not_allowed`.
    """
    seen = await look_to_read(public, me, room)
    seen.proof(me, "read_private")
    return seen


async def proof_for(public: PublicAccess, me: Me, act: str, room: str) -> StaffProof:
    """Proof that somebody may do something in a room now.

    Raises:
        Refusal: those of `may`.
    """
    seen = await public.glance(lambda rx: look(rx, me, room))
    return seen.proof(me, act)


def reason_against(me: Me, act: str, seen: Look) -> Refusal | None:
    """Why somebody may not do something in a room, or None."""
    try:
        seen.proof(me, act)
    except Refusal as refusal:
        return refusal
    return None

"""The storyteller: lets the invented people act, each by the desk's own acts, in the order of an invented time."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from backchannel.kernel.proof import StaffProof
from backchannel.private.messages.send import Acceptance, NewPrivateMessage, send_private_message
from backchannel.private.team.admission import may, speaks_as
from backchannel.private.team.me import Me, me_again
from backchannel.public.customers.channel_tokens import ChannelToken
from backchannel.public.customers.contacts import introduce
from backchannel.public.customers.sessions import open_session, visitor
from backchannel.public.enquiries import lifecycle, members
from backchannel.public.enquiries.bring import Caller, bring_enquiry
from backchannel.public.enquiries.facts import existing_room, standing
from backchannel.public.enquiries.seen import mark_seen, mark_seen_as_customer
from backchannel.public.enquiries.start import NewEnquiry, start_enquiry
from backchannel.public.messages.send import NewMessage, send_as_customer, send_message
from backchannel.public.store import Rx, Tx
from backchannel.wiring.desk.demo.script import Person, Step, Talk
from backchannel.wiring.desk.opening import Desk

T = TypeVar("T")
BY_BROWSER = frozenset(("widget", "link"))


@dataclass(slots=True)
class Cast:
    """Who is who.

    Args:
        staff: ids by first name.
        sessions: the hashes of their sessions, by first name.
        tags: ids of the directory's entries, by name.
        systems: what brings enquiries in, by channel.
        customers: ids of customers whom a later talk refers to, by the talk's name.
        rooms: the enquiries of those talks.
    """

    staff: dict[str, str] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    systems: dict[str, ChannelToken] = field(default_factory=dict)
    customers: dict[str, str] = field(default_factory=dict)
    rooms: dict[str, str] = field(default_factory=dict)


class Teller:
    """Performs the script on a desk.

    Args:
        desk: opened inline, on an invented clock.
        cast: who is who.
    """

    def __init__(self, desk: Desk, cast: Cast) -> None:
        self._desk, self._cast = desk, cast
        self._keys = 0
        self._aloud = desk.public.access("staff_public")
        self._aside = desk.private.store.principal("staff_private")
        self._customers = desk.public.access("customer")
        self._outbound = desk.public.access("outbound")

    async def begins(self, talk: Talk) -> str:
        """A customer asks; answers the enquiry's id."""
        if talk.channel not in BY_BROWSER:
            return await self._is_brought(talk)
        customer_id = self._cast.customers.get(talk.follows) or await self._comes(talk)
        new = NewEnquiry(
            key=self._key(),
            channel=talk.channel,
            text=talk.text,
            tag_id=self._cast.tags.get(talk.tag),
            page=talk.page,
            follows=self._cast.rooms.get(talk.follows),
        )
        room = await self._customers.write(lambda tx: start_enquiry(tx, customer_id, new))
        if talk.name:
            self._cast.customers[talk.name], self._cast.rooms[talk.name] = customer_id, room
        return room

    async def _is_brought(self, talk: Talk) -> str:
        system, who = self._cast.systems[talk.channel], talk.customer
        caller = Caller(who.email or who.phone or who.name or "", who.name, who.email, who.phone)
        new = NewEnquiry(self._key(), talk.channel, talk.text, self._cast.tags.get(talk.tag), subject=talk.subject)
        return await self._outbound.write(lambda tx: bring_enquiry(tx, system, caller, new))

    async def _comes(self, talk: Talk) -> str:
        secret = await self._customers.write(open_session)
        found = await self._customers.read(lambda rx: visitor(rx, secret))
        customer_id = found.customer_id if found is not None else ""
        await self._customers.write(lambda tx: _introduced(tx, customer_id, talk.customer))
        return customer_id

    async def does(self, room: str, step: Step) -> None:
        """Somebody does something in a room."""
        act: Callable[[str, Step], Awaitable[Any]] = getattr(self, f"_{step.act}")
        await act(room, step)

    async def _says(self, room: str, step: Step) -> None:
        who, new = await self._customer_of(room), NewMessage(room, self._key(), step.what)
        await self._customers.write(lambda tx: send_as_customer(tx, who, new))

    async def _answers(self, room: str, step: Step) -> None:
        proof, new = await self._may(step.who, "send_message", room), NewMessage(room, self._key(), step.what)
        await self._aloud.write(lambda tx: send_message(tx, proof, new))

    async def _privately(self, room: str, step: Step) -> None:
        proof = await self._may(step.who, "send_private_message", room)
        head = (await self._aloud.read(lambda rx: existing_room(rx, room))).head
        staff_id = self._cast.staff[step.who]
        part = speaks_as(await self._aloud.read(lambda rx: standing(rx, room, staff_id)))
        new, accepted = NewPrivateMessage(room, self._key(), step.what), Acceptance(head, part)
        await self._aside.write(lambda tx: send_private_message(tx, proof, new, accepted))

    async def _picks_up(self, room: str, step: Step) -> None:
        proof = await self._may(step.who, "pick_up", room)
        await self._aloud.write(lambda tx: lifecycle.pick_up(tx, proof, room))

    async def _joins(self, room: str, step: Step) -> None:
        proof = await self._may(step.who, "join", room)
        await self._aloud.write(lambda tx: members.join(tx, proof, room))

    async def _adds(self, room: str, step: Step) -> None:
        proof, colleague = await self._may(step.who, "offer_room", room), self._cast.staff[step.what]
        offer = await self._aloud.write(lambda tx: members.offer_room(tx, proof, room, colleague))
        accepting = await self._may(step.what, "accept_offer")
        await self._aloud.write(lambda tx: members.accept_offer(tx, accepting, offer.id))

    async def _takes_over(self, room: str, step: Step) -> None:
        proof = await self._may(step.who, "take_over", room)
        await self._aloud.write(lambda tx: lifecycle.take_over(tx, proof, room))

    async def _leaves(self, room: str, step: Step) -> None:
        proof = await self._may(step.who, "leave", room)
        await self._aloud.write(lambda tx: lifecycle.leave(tx, proof, room))

    async def _reads(self, room: str, step: Step) -> None:
        facts = await self._aloud.read(lambda rx: existing_room(rx, room))
        if step.who:
            proof = await self._may(step.who, "mark_seen", room)
            await self._aloud.write(lambda tx: mark_seen(tx, proof, room, facts.head))
        else:
            await self._customers.write(lambda tx: mark_seen_as_customer(tx, facts.customer_id, room, facts.head))

    async def _closes(self, room: str, step: Step) -> None:
        if step.who:
            proof = await self._may(step.who, "close", room)
            await self._aloud.write(lambda tx: lifecycle.close(tx, proof, room))
        else:
            who = await self._customer_of(room)
            await self._customers.write(lambda tx: lifecycle.close_as_customer(tx, who, room))

    async def _rates(self, room: str, step: Step) -> None:
        who, score = await self._customer_of(room), int(step.what)
        await self._customers.write(lambda tx: lifecycle.rate(tx, who, room, score))

    async def _customer_of(self, room: str) -> str:
        return (await self._aloud.read(lambda rx: existing_room(rx, room))).customer_id

    async def _may(self, who: str, act: str, room: str | None = None) -> StaffProof:
        me = await self._me(who)
        if room is None:
            return may(me, act)

        async def look(rx: Rx) -> StaffProof:
            return may(me, act, await standing(rx, room, me.staff_id), await existing_room(rx, room))

        return await self._aloud.read(look)

    async def _me(self, who: str) -> Me:
        session = self._cast.sessions[who]
        found = await self._aside.read(lambda rx: me_again(rx, session))
        if found is None:
            raise LookupError(f"{who} is not signed in")
        return found

    def _key(self) -> str:
        self._keys += 1
        return f"{self._keys:032x}"


async def _introduced(tx: Tx, customer_id: str, who: Person) -> None:
    await introduce(tx, customer_id, who.name, who.email, who.phone)

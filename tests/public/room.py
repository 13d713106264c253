"""A small vocabulary for acts of the public universe on a store whose every act runs at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from backchannel.kernel.proof import StaffProof
from backchannel.public.customers.contacts import introduce, new_customer
from backchannel.public.directory.staff_cards import RosterLine, StaffCard, put_roster, put_staff_card
from backchannel.public.directory.tags import NewTag, create_tag
from backchannel.public.enquiries import timers
from backchannel.public.enquiries.facts import RoomFacts, existing_room
from backchannel.public.enquiries.lifecycle import miss, pick_up
from backchannel.public.enquiries.members import lapse_offer
from backchannel.public.enquiries.routing import route
from backchannel.public.enquiries.start import NewEnquiry, start_enquiry
from backchannel.public.entries import RoomEntry
from backchannel.public.messages.attachments import forget_unused
from backchannel.public.messages.held import RELEASE
from backchannel.public.messages.queries import entries_after
from backchannel.public.messages.release import release_held
from backchannel.public.messages.send import NewMessage, Sent, send_as_customer, send_message
from stores import Clock, Store, run

HANDLERS: dict[str, timers.Handler] = {
    timers.ROUTE: route,
    timers.MISSED: miss,
    timers.OFFER_LAPSES: lapse_offer,
    timers.FILE_UNUSED: forget_unused,
    RELEASE: release_held,
}


class Desk:
    """The public universe with a hand on its clock.

    Args:
        store: open, inline.
        clock: the store's.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store, self.clock, self.keys = store, clock, 0
        self.events: list[object] = []
        store.listen(self.events.extend)

    def write(self, principal: str, act: Callable[..., Any], *given: Any, **named: Any) -> Any:
        """Run an act as a principal."""
        return run(self.store.principal(principal).write(lambda tx: act(tx, *given, **named)))

    def read(self, principal: str, question: Callable[..., Any], *given: Any, **named: Any) -> Any:
        """Ask as a principal."""
        return run(self.store.principal(principal).read(lambda rx: question(rx, *given, **named)))

    def by_staff(self, staff_id: str, act: Callable[..., Any], *given: Any, reach: bool = False, **named: Any) -> Any:
        """Run a staff member's act; the room that its proof is for is the first thing given."""
        room = given[0] if given and isinstance(given[0], str) else getattr(given[0], "room", None) if given else None
        proof = StaffProof(staff_id, act.__name__, room, reach)
        return self.write("staff_public", act, proof, *given, **named)

    def key(self) -> str:
        """A key that no message has had."""
        self.keys += 1
        return f"{self.keys:032x}"

    def staff(self, *names: str, department: str | None = None, takes_offers: bool = True) -> str:
        """Colleagues whose ids are their names in lower case; answers the last one's."""
        for name in names:
            self.write("staff_public", put_staff_card, StaffCard(name.lower(), name))
            self.write("staff_public", put_roster, RosterLine(name.lower(), department, 5, takes_offers))
        return names[-1].lower()

    def customer(self, name: str = "Maria") -> str:
        """Somebody who has said their name."""
        customer_id = self.write("customer", new_customer)
        self.write("customer", introduce, customer_id, name)
        return str(customer_id)

    def tag(self, **named: Any) -> str:
        """An entry of the directory."""
        return str(self.by_staff("ana", create_tag, NewTag(**{"name": "Orders", **named})))

    def asks(self, customer_id: str, text: str = "Where is my order?", **named: Any) -> str:
        """The customer starts an enquiry, which is routed; answers its id."""
        new = NewEnquiry(**{"key": self.key(), "channel": "widget", "text": text, **named})
        room = self.write("customer", start_enquiry, customer_id, new)
        self.passes(0)
        return str(room)

    def handled(self, customer_id: str | None = None, owner: str = "ana", **named: Any) -> str:
        """An enquiry that `owner` has picked up."""
        room = self.asks(customer_id or self.customer(), **named)
        self.by_staff(owner, pick_up, room)
        return room

    def says(self, customer_id: str, room: str, text: str, **named: Any) -> Sent:
        """The customer speaks."""
        new = NewMessage(**{"room": room, "key": self.key(), "text": text, **named})
        sent: Sent = self.write("customer", send_as_customer, customer_id, new)
        return sent

    def answers(self, staff_id: str, room: str, text: str, **named: Any) -> Sent:
        """A member speaks."""
        new = NewMessage(**{"room": room, "key": self.key(), "text": text, **named})
        sent: Sent = self.by_staff(staff_id, send_message, new)
        return sent

    def passes(self, seconds: float) -> None:
        """Time passes, and what is due by then happens."""
        self.clock.advance(seconds)
        while run(timers.run_some(self.store.principal("outbound"), HANDLERS)):
            pass

    def log(self, room: str) -> list[RoomEntry]:
        """Everything that happened in a room, as its customer may read it."""
        entries: list[RoomEntry] = self.read("customer", entries_after, room, 0, 1000)
        return entries

    def lines(self, room: str) -> list[str]:
        """The same, as ``kind: text or name``."""
        return [f"{entry.kind}: {entry.text or entry.actor.name}" for entry in self.log(room)]

    def facts(self, room: str) -> RoomFacts:
        """The state of a room."""
        facts: RoomFacts = self.read("staff_public", existing_room, room)
        return facts

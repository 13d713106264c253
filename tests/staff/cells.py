"""Who may do what, written down once more from the product's own description, and rooms for every cell of it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from backchannel.private.coaching.suggestions import NewSuggestion, suggest_reply
from backchannel.private.messages.send import Acceptance, NewPrivateMessage
from backchannel.private.team.admission import may
from backchannel.private.team.me import Me
from backchannel.public.customers.contacts import new_customer
from backchannel.public.enquiries import lifecycle, members, routing, timers
from backchannel.public.enquiries.facts import existing_room, standing
from backchannel.public.enquiries.start import NewEnquiry, start_enquiry
from backchannel.public.store import Tx
from staff.house import House, Person
from staff.wires import new_key

EVERYTHING = frozenset(("open", "ongoing", "missed", "followed_up", "closed"))
HANDLED = frozenset(("ongoing", "followed_up"))
WAITING = frozenset(("open", "missed"))

IN = "owner member"
EVER = "owner member former"
ANY = "owner member former asked offered"
ASIDE_READERS = "owner member former asked offered none stranger"
"""Whoever reads what is private may change it, if it is theirs: `ASIDE` judges that."""

ROLES = {
    "administrator": "all",
    "supervisor": "department",
    "agent": "own",
    "watcher": "department",
    "reporter": "department",
}
WATCHER = ("enquiry.view_all", "enquiry.monitor", "private_message.send")
_SUPERVISOR = (
    "enquiry.monitor enquiry.view_all enquiry.join enquiry.take_over enquiry.assign enquiry.close "
    "private_message.send_closed report.view report.download enquiry.pick_up message.send private_message.send "
    "flag.lower"
)
GIVES = {
    "administrator": frozenset((*_SUPERVISOR.split(), "audit.view")),
    "supervisor": frozenset(_SUPERVISOR.split()),
    "agent": frozenset(("enquiry.pick_up", "message.send", "private_message.send")),
    "watcher": frozenset(WATCHER),
    "reporter": frozenset(("report.view",)),
}
SPEAKERS = ("administrator", "supervisor", "agent")

# act: (relations that suffice, permission by which reach suffices, permission everybody needs, statuses, channel)
TABLE: dict[str, tuple[str, str, str, frozenset[str], str]] = {
    "pick_up": ("asked offered owner", "enquiry.pick_up", "enquiry.pick_up", WAITING, ""),
    "join": ("", "enquiry.join", "enquiry.join", HANDLED, "members"),
    "take_over": ("", "enquiry.take_over", "enquiry.take_over", HANDLED, ""),
    "assign": ("", "enquiry.assign", "enquiry.assign", EVERYTHING - {"closed"}, ""),
    "leave": (IN, "", "", EVERYTHING, ""),
    "ask_in": ("owner", "enquiry.assign", "", HANDLED, "members"),
    "remove": ("owner", "enquiry.assign", "", HANDLED, ""),
    "close": ("owner", "enquiry.close", "", EVERYTHING, ""),
    "speak": (IN, "", "message.send", HANDLED, ""),
    "upload": (IN, "", "message.send", HANDLED, ""),
    "type": (IN, "", "message.send", HANDLED, ""),
    "see": (IN, "", "", EVERYTHING, ""),
    "whisper": (IN, "enquiry.monitor", "private_message.send", HANDLED, "aside"),
    "edit": (IN, "", "message.send", HANDLED, ""),
    "recall": (IN, "", "message.send", HANDLED | {"closed"}, ""),
    "edit_aside": (ASIDE_READERS, "", "", EVERYTHING, ""),
    "recall_aside": (ASIDE_READERS, "", "", EVERYTHING, ""),
    "originals": (ANY, "audit.view", "audit.view", EVERYTHING, ""),
    "upload_aside": (IN, "enquiry.monitor", "private_message.send", EVERYTHING, "aside"),
    "type_aside": (IN, "enquiry.monitor", "private_message.send", EVERYTHING, "aside"),
    "see_aside": (ANY, "enquiry.monitor", "", EVERYTHING, ""),
    "slip": (IN, "", "message.send", EVERYTHING, ""),
    "draft": (ANY, "enquiry.monitor", "", EVERYTHING, ""),
    "history": (EVER, "report.download", "report.download", EVERYTHING, ""),
    "copy": (ANY, "report.view", "report.view", EVERYTHING, ""),
    "suggest": (IN, "enquiry.monitor", "private_message.send", HANDLED, "aside"),
    "use": (EVER, "", "message.send", EVERYTHING, ""),
    "dismiss": (IN, "enquiry.monitor", "private_message.send", HANDLED, ""),
    "flag": (IN, "", "", HANDLED, ""),
    "lower": (IN, "flag.lower", "", HANDLED, ""),
    "ledger": (ANY, "audit.view", "audit.view", EVERYTHING, ""),
}
ASIDE = ("see_aside", "history", "originals", "edit_aside", "recall_aside")
"""Acts that also need the right to read what is private."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How somebody of a role stands to a room of a status and channel. Asked: by a colleague; offered: by the queue."""

    role: str
    relation: str
    status: str
    channel: str

    @property
    def reaches(self) -> bool:
        if ROLES[self.role] == "all":
            return True
        if ROLES[self.role] == "department" and self.relation != "stranger":
            return True
        return self.relation in ("owner", "member", "asked", "offered")

    def has(self, permission: str) -> bool:
        return permission in GIVES[self.role]

    @property
    def looks_in(self) -> bool:
        window = "enquiry.monitor" if self.status in HANDLED else "enquiry.view_all"
        return self.reaches and self.has(window)

    @property
    def knows(self) -> bool:
        windows = ("enquiry.view_all", "enquiry.monitor", "report.view")
        return self.relation in ANY.split() or (self.reaches and any(map(self.has, windows)))

    @property
    def reads(self) -> bool:
        return self.relation in ANY.split() or self.looks_in

    @property
    def reads_aside(self) -> bool:
        return self.relation in ("owner", "member", "former", "asked") or self.looks_in

    def code(self, act: str) -> str:
        """What an act is refused with, or ``allowed``."""
        if not self.knows:
            return "not_found"
        if act == "whisper" and self.status == "closed" and self._entitled(EVER, *["private_message.send_closed"] * 2):
            return "allowed" if self.channel == "widget" else "private_message_unavailable"
        relations, by_reach, needs, statuses, channel = TABLE[act]
        if not self._entitled(relations, by_reach, needs) or not self._sees_what_it_takes(act):
            return "not_allowed"
        if channel and self.channel != "widget":
            return "private_message_unavailable" if channel == "aside" else "channel_takes_no_members"
        if self.status in statuses:
            return "allowed"
        if act == "pick_up" and self.status in HANDLED:
            return "allowed" if self.relation == "owner" else "already_picked_up"
        return "enquiry_closed" if self.status == "closed" else "enquiry_not_handled"

    def _entitled(self, relations: str, by_reach: str, needs: str) -> bool:
        if needs and not self.has(needs):
            return False
        return self.relation in relations.split() or bool(by_reach and self.reaches and self.has(by_reach))

    def _sees_what_it_takes(self, act: str) -> bool:
        return self.reads_aside if act in ASIDE else self.reads if act == "copy" else True


def cells(channel: str) -> Iterator[Cell]:
    """Every way that somebody can stand to a room of a channel."""
    for role, reach in ROLES.items():
        for status in sorted(EVERYTHING):
            yield from (Cell(role, relation, status, channel) for relation in _relations(role, reach, status, channel))


def _relations(role: str, reach: str, status: str, channel: str) -> Iterator[str]:
    if status in WAITING:
        yield "offered"
    else:
        yield from ("owner",) if role in SPEAKERS else ()
        yield from ("member", "former") if channel == "widget" else ()
        yield from ("asked",) if channel == "widget" and status in HANDLED and role in SPEAKERS else ()
    yield from ("none",) if reach == "all" or (reach == "department" and status not in WAITING) else ()
    yield from ("stranger",) if reach != "all" else ()


class Rooms:
    """Makes a room for a cell, by calling the acts."""

    def __init__(self, house: House, people: dict[str, Person], tags: dict[str, str]) -> None:
        self.house, self.people, self.tags = house, people, tags
        self.exports = asyncio.Semaphore(2)
        self.outbound: Any = house.desk.public.access("outbound")

    async def known(self, name: str) -> Me:
        found = await self.house.known(self.people[name].token)
        assert found is not None
        return found

    async def make(self, cell: Cell) -> str:
        """A room in which the cell's person stands as the cell says; Olga owns it, or Zoe is in it with them."""
        room = await self._start(cell)
        if cell.status in WAITING:
            return room
        owner = cell.role if cell.relation == "owner" else "olga"
        await self._does(owner, "pick_up", room, lifecycle.pick_up)
        if cell.channel == "widget":
            await self._asks_in(owner, "zoe", room)
            await self._suggests(owner, room)
        await self._stand(cell, owner, room)
        if cell.status == "closed":
            await self._does(owner, "close", room, lifecycle.close)
        return room

    async def _start(self, cell: Cell) -> str:
        tag = self.tags["far" if cell.relation == "stranger" else "near" if cell.relation == "none" else "all"]

        async def act(tx: Tx) -> str:
            new = NewEnquiry(new_key(), cell.channel, "Hello?", tag)
            room = await start_enquiry(tx, await new_customer(tx), new)
            await routing.route(tx, room)
            await timers.cancel(tx, timers.ROUTE, room)
            await timers.cancel(tx, timers.MISSED, room)
            if cell.status in ("missed", "followed_up"):
                await lifecycle.miss(tx, room)
            return room

        return str(await self.outbound.write(act))

    async def _stand(self, cell: Cell, owner: str, room: str) -> None:
        if cell.relation in ("member", "former"):
            await self._enters(cell.role, room)
        if cell.relation == "former":
            await self._does(cell.role, "leave", room, lifecycle.leave)
        if cell.relation == "asked":
            await self._offers(owner, cell.role, room)

    async def _suggests(self, name: str, room: str) -> None:
        """Something is proposed at place 1 of the private log."""
        proof = await self._proof(name, "suggest_reply", room)
        new = NewSuggestion(NewPrivateMessage(room, new_key(), ""), "a word", proof.staff_id)
        await self.house.private.write(lambda tx: suggest_reply(tx, proof, new, Acceptance(1, "owner")))

    async def _enters(self, name: str, room: str) -> None:
        async def act(tx: Tx) -> None:
            await members.enter(tx, room, self.people[name].id)

        await self.house.public.write(act)

    async def _asks_in(self, owner: str, name: str, room: str) -> None:
        await self._offers(owner, name, room)
        await self._enters(name, room)

    async def _offers(self, owner: str, name: str, room: str) -> None:
        proof = await self._proof(owner, "offer_room", room)
        await self.house.public.write(lambda tx: members.offer_room(tx, proof, room, self.people[name].id))

    async def _does(self, name: str, act: str, room: str, function: Any) -> None:
        proof = await self._proof(name, act, room)
        await self.house.public.write(lambda tx: function(tx, proof, room))

    async def _proof(self, name: str, act: str, room: str) -> Any:
        me = await self.known(name)
        staff_id = me.staff_id
        facts = await self.house.public.read(lambda rx: existing_room(rx, room))
        return may(me, act, await self.house.public.read(lambda rx: standing(rx, room, staff_id)), facts)


async def rooms_for(house: House) -> Rooms:
    """The people of the walk, their two departments, and tags that lead to each."""
    near, far = await house.department("Near"), await house.department("Far")
    tags = {"near": await house.tag("Near", near), "far": await house.tag("Far", far)}
    watcher = await house.role("Watcher", "department", *WATCHER)
    reporter = await house.role("Reporter", "department", "report.view")
    roles = {"administrator": ("administrator", None), "supervisor": ("supervisor", near), "agent": ("agent", None)}
    roles |= {
        "watcher": (watcher, near),
        "reporter": (reporter, near),
        "olga": ("administrator", None),
        "zoe": ("agent", None),
    }
    people = {name: await house.staff(name.capitalize(), *which) for name, which in roles.items()}
    tags["all"] = await house.tag_for([near], [people[name].id for name in ("agent", "watcher", "reporter")])
    return Rooms(house, people, tags)


async def all_rooms(rooms: Rooms, wanted: list[Cell]) -> dict[Cell, str]:
    """A fresh room for each cell, made together so that they share their commits."""
    made = await asyncio.gather(*(rooms.make(cell) for cell in wanted))
    return dict(zip(wanted, made, strict=True))

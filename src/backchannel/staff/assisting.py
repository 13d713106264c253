"""Assistants at the staff door: whose token a request carries, and what they are shown of the rooms they reach."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import msgspec

from backchannel.kernel.clock import Clock, moment
from backchannel.kernel.errors import Refusal
from backchannel.live.budget import Budget, Rate
from backchannel.private.assistants.accounts import (
    USED_AGAIN_AFTER_MS,
    Assistant,
    assistant_by_id,
    assistant_by_secret,
    note_use,
)
from backchannel.private.assistants.admission import AssistantProof, may_assist
from backchannel.private.audit.ledger import MONITOR, NewLine, Subject, append
from backchannel.private.desk.keys import ALL
from backchannel.private.desk.overview import list_rows
from backchannel.private.desk.rows import DeskRow, desk_row
from backchannel.private.messages.queries import private_entries_after, private_room_facts
from backchannel.private.store import PrivateAccess
from backchannel.private.store import Rx as PrivateRx
from backchannel.public.enquiries.channels import takes_side_talk
from backchannel.public.enquiries.facts import HANDLED, RoomFacts, room_facts
from backchannel.public.messages.queries import entries_after
from backchannel.public.store import PublicAccess
from backchannel.staff import views
from backchannel.staff.wire import assistants as wire

REQUESTS = Rate(per_minute=600, at_once=120)
STRANGERS = Rate(per_minute=120, at_once=40)
MOST_ROOMS = 200
READ_AGAIN_AFTER_MS = 3_600_000
"""How long one line of the ledger stands for an assistant's reading of a room."""
_LONGEST_TOKEN = 200


class AssistantAdmission:
    """Turns a bearer token into an assistant, and keeps the ledger of what assistants read.

    Args:
        private: the store that knows them.
        clock: its clock.
    """

    def __init__(self, private: PrivateAccess, clock: Clock) -> None:
        self._private, self._clock = private, clock
        self._budget, self._strangers = Budget(REQUESTS, clock), Budget(STRANGERS, clock)
        self._read: dict[tuple[str, str], int] = {}

    async def admit(self, headers: Mapping[str, str], caller: str) -> Assistant:
        """Whose request this is; headers by lower-case name.

        Raises:
            Refusal: `not_signed_in` 401 for an unknown or ended token, `too_many` 429.
        """
        scheme, _, secret = headers.get("authorization", "").partition(" ")
        found = None
        if scheme.lower() == "bearer" and len(secret) <= _LONGEST_TOKEN:
            found = await self._private.read(lambda rx: assistant_by_secret(rx, secret.strip()))
        if found is None:
            self._strangers.spend(caller)
            raise _unknown()
        self._budget.spend(found.id)
        if found.used_at is None or self._clock() - found.used_at > USED_AGAIN_AFTER_MS:
            await self._private.write(lambda tx: note_use(tx, found.id))
        return found

    async def again(self, known: Assistant) -> Assistant:
        """The same assistant as it is now.

        Raises:
            Refusal: `not_signed_in` 401 when it was ended meanwhile.
        """
        if (found := await self._private.read(lambda rx: assistant_by_id(rx, known.id))) is None:
            raise _unknown()
        return found

    async def write_down(self, who: Assistant, proof: AssistantProof) -> None:
        """Write into the ledger that an assistant reads a room, before it does; once an hour for each room."""
        place, now = (who.id, proof.room), self._clock()
        if now - self._read.get(place, 0) < READ_AGAIN_AFTER_MS:
            return
        line = NewLine(MONITOR, "monitoring", proof.room, Subject(who.id, who.name), "read")
        await self._private.write(lambda tx: append(tx, who.id, line))
        self._read = {kept: at for kept, at in self._read.items() if now - at < READ_AGAIN_AFTER_MS} | {place: now}


def _unknown() -> Refusal:
    return Refusal("not_signed_in", 401, "This token admits nobody.", "Make a new one in the desk's settings.")


async def proof_to_assist(
    public: PublicAccess, who: Assistant, act: str, room: str
) -> tuple[AssistantProof, RoomFacts]:
    """Proof that an assistant may do something in a room, and the room's state.

    Raises:
        Refusal: those of `may_assist`.
    """
    facts = await public.read(lambda rx: room_facts(rx, room))
    proof = may_assist(who, act, facts)
    assert facts is not None  # noqa: S101 - there is no proof for a room that does not exist
    return proof, facts


async def rooms_within(private: PrivateAccess, who: Assistant) -> wire.AssistantRooms:
    """The handled rooms that an assistant reaches, with the last places of their logs."""
    rows = await private.read(lambda rx: _rows(rx, who))
    rooms = [_room(row, private_head) for row, private_head in rows]
    places = [(room.id, room.head, room.private_head) for room in rooms]
    return wire.AssistantRooms(hashlib.sha256(msgspec.json.encode(places)).hexdigest()[:32], rooms)


async def _rows(rx: PrivateRx, who: Assistant) -> list[tuple[DeskRow, int]]:
    if who.reach == "all":
        found = [row for _, row in await list_rows(rx, ALL, "handling", MOST_ROOMS)]
    else:
        found = [row for room in who.rooms if (row := await desk_row(rx, room)) is not None]
    heard = [row for row in found if row.status in HANDLED and takes_side_talk(row.channel)]
    return [(row, (await private_room_facts(rx, row.id)).head) for row in heard]


def _room(row: DeskRow, private_head: int) -> wire.AssistantRoom:
    return wire.AssistantRoom(
        id=row.id,
        code=row.code,
        channel=row.channel,  # type: ignore[arg-type]
        customer_name=row.customer_name or views.NAMELESS,
        owner_id=row.owner_id,
        created_at=moment(row.created_at),
        head=row.head,
        private_head=private_head,
    )


async def entries_within(
    public: PublicAccess, private: PrivateAccess, who: Assistant, after: tuple[str, int, int], limit: int
) -> wire.AssistantEntries:
    """What is new in a room behind two places: each log for itself, oldest first.

    Args:
        public: the way into the public store.
        private: the way into the private store.
        who: who reads; the room has been judged.
        after: the room, and what the reader has already of its public and of its private log.
        limit: the most entries of each.
    """
    room, aloud_after, aside_after = after
    aloud = await public.read(lambda rx: entries_after(rx, room, aloud_after, limit))
    aside = await private.read(lambda rx: private_entries_after(rx, room, aside_after, limit))
    return wire.AssistantEntries(
        public=[views.public_entry(entry, who.id) for entry in aloud],
        private=[views.private_entry(entry, who.id) for entry in aside],
        public_after=aloud[-1].seq if aloud else aloud_after,
        private_after=aside[-1].seq if aside else aside_after,
    )

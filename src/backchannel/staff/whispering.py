"""The desk's own assistant at work: when a customer asks, the owner is proposed what fits, privately."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from backchannel.kernel.errors import Refusal, Unconfirmed
from backchannel.live.tasks import Tasks
from backchannel.private.assistants.admission import may_assist
from backchannel.private.assistants.desk_assistant import (
    answers_of_desk,
    desk_assistant,
    filled,
    proposal_key,
    telling_words,
)
from backchannel.private.assistants.matching import best_match
from backchannel.private.assistants.speech import suggest_as_assistant
from backchannel.private.coaching.suggestions import NewSuggestion
from backchannel.private.desk.rows import desk_row
from backchannel.private.messages.send import NewPrivateMessage
from backchannel.private.notes.canned import Canned
from backchannel.private.store import PrivateAccess
from backchannel.public.enquiries.facts import room_facts
from backchannel.public.entries import RoomEntry
from backchannel.public.messages.queries import entries_before
from backchannel.public.store import PublicAccess

MOST_BEFORE = 10
_LOG = logging.getLogger("backchannel.staff")


class Whispering:
    """Hears what customers say in handled rooms, as long as the desk's own assistant is on.

    Args:
        public: the way into the public store, which it only reads.
        private: the way into the private store.
        tasks: runs what takes a while.
    """

    def __init__(self, public: PublicAccess, private: PrivateAccess, tasks: Tasks) -> None:
        self._public, self._private, self._tasks = public, private, tasks
        self._on: bool | None = None
        self._words: dict[tuple[str, str], frozenset[str]] = {}

    def look_again(self) -> None:
        """It may have been switched on or off."""
        self._on = None

    def heard(self, entry: RoomEntry) -> None:
        """A customer has said something, or what they said has been taken up by somebody."""
        asks = entry.kind == "message" and entry.actor.kind == "customer" and entry.text
        if self._on is not False and (asks or entry.kind == "picked_up"):
            self._tasks.run(self._consider(entry))

    async def _consider(self, entry: RoomEntry) -> None:
        try:
            await self._propose(entry)
        except (Refusal, Unconfirmed) as why:
            _LOG.info("the desk assistant could not whisper: %s", getattr(why, "code", "unconfirmed"))

    async def _propose(self, entry: RoomEntry) -> None:
        who = await self._private.read(desk_assistant)
        self._on = who is not None
        if who is None:
            return
        known = await self._private.read(answers_of_desk)
        question = entry.text or await self._asked_before(entry)
        if (fitting := best_match(question, self._telling(known))) is None:
            return
        facts = await self._public.read(lambda rx: room_facts(rx, entry.room))
        proof = may_assist(who, "suggest_as_assistant", facts)
        row = await self._private.read(lambda rx: desk_row(rx, entry.room))
        if facts is None or row is None:
            return
        agent = row.owner.name if row.owner is not None else ""
        reply = filled(known[fitting].text, row.customer_name, agent, facts.code)
        message = NewPrivateMessage(entry.room, proposal_key(entry.room, fitting), known[fitting].title)
        new = NewSuggestion(message, reply, facts.owner_id)
        await self._private.write(lambda tx: suggest_as_assistant(tx, proof, new, facts.head))

    async def _asked_before(self, entry: RoomEntry) -> str:
        """What the customer has said while they waited."""
        waited = await self._public.read(lambda rx: entries_before(rx, entry.room, entry.seq, MOST_BEFORE))
        return "\n".join(one.text for one in waited if one.actor.kind == "customer" and one.text)

    def _telling(self, known: Mapping[str, Canned]) -> dict[str, frozenset[str]]:
        """The words of each, reckoned once for each text that it has had."""
        places = {one.id: (one.id, f"{one.title}\n{one.shortcut}\n{one.text}") for one in known.values()}
        self._words = {
            place: self._words.get(place) or telling_words(known[canned_id]) for canned_id, place in places.items()
        }
        return {canned_id: self._words[place] for canned_id, place in places.items()}

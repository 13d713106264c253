"""Proof for a change to a message, and what a message has said; a change that was kept is answered as it was then."""

from __future__ import annotations

from backchannel.kernel.clock import moment
from backchannel.kernel.errors import Refusal, not_found
from backchannel.kernel.proof import StaffProof
from backchannel.private.messages import changing as aside
from backchannel.private.messages.originals import private_wordings
from backchannel.private.messages.queries import private_entry_at, private_message_place
from backchannel.private.store import PrivateAccess
from backchannel.private.store import Rx as PrivateRx
from backchannel.private.team.me import Me
from backchannel.public.messages import changing as aloud
from backchannel.public.messages.originals import wordings
from backchannel.public.messages.queries import entry_at, message_place
from backchannel.public.store import PublicAccess, Rx
from backchannel.staff.looking import look, proof_for
from backchannel.staff.parts import Parts
from backchannel.staff.wire.changes import Wording


async def proof_to_change(
    public: PublicAccess, me: Me, act: str, wanted: aloud.Edit | aloud.Recall
) -> StaffProof | aloud.Changed:
    """Proof that somebody may change messages to the customer now, or what this very change was answered before.

    Raises:
        Refusal: those of `may`, `key_reused`, `key_malformed`.
    """
    try:
        return await proof_for(public, me, act, wanted.room)
    except Refusal:
        if (known := await public.read(lambda rx: aloud.already_changed(rx, me.staff_id, wanted))) is not None:
            return known
        raise


async def proof_to_change_privately(
    parts: Parts, me: Me, act: str, wanted: aside.PrivateEdit | aside.PrivateRecall
) -> tuple[StaffProof, int] | aside.PrivateChanged:
    """Proof that somebody may change private messages now, with the room's public place, or the answer of before.

    Raises:
        Refusal: those of `may`, `key_reused`, `key_malformed`.
    """
    try:
        seen = await parts.public.read(lambda rx: look(rx, me, wanted.room))
        return seen.proof(me, act), seen.facts.head
    except Refusal:
        known = await parts.private.read(lambda rx: aside.already_changed_privately(rx, me.staff_id, wanted))
        if known is not None:
            return known
        raise


async def wordings_of_message(public: PublicAccess, room: str, message: str) -> list[Wording]:
    """How a public message has read, oldest first.

    Raises:
        Refusal: `not_found`.
    """

    async def read(rx: Rx) -> list[Wording]:
        seq = await message_place(rx, room, message)
        if (now := await entry_at(rx, room, seq)) is None:
            raise not_found()
        found, event, at, reached = [], "said", now.at, None
        for was in await wordings(rx, room, seq):
            files = [file.name for file in was.files]
            found.append(Wording(event, moment(at), was.text, files, reached))  # type: ignore[arg-type]
            change = await entry_at(rx, room, was.change)
            event, at, reached = (change.kind, change.at, was.reached) if change is not None else (event, at, reached)
        files = [file.name for file in now.files]
        return [*found, Wording(event, moment(at), now.text, files, reached)]  # type: ignore[arg-type]

    return await public.read(read)


async def wordings_of_private_message(private: PrivateAccess, room: str, message: str) -> list[Wording]:
    """How a private message has read, oldest first.

    Raises:
        Refusal: `not_found`.
    """

    async def read(rx: PrivateRx) -> list[Wording]:
        place = await private_message_place(rx, room, message)
        now = await private_entry_at(rx, room, place.seq)
        files = [file.name for file in now.files]
        found, event, at = [], "said", now.at
        for was in await private_wordings(rx, room, place.seq):
            found.append(Wording(event, moment(at), was.text, files, None))  # type: ignore[arg-type]
            event, at = was.kind, was.at
        left = files if now.state != "recalled" else []
        return [*found, Wording(event, moment(at), now.text, left, None)]  # type: ignore[arg-type]

    return await private.read(read)

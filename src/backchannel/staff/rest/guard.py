"""The audience guard's few words with the desk: its counters, and what the desk keeps to itself."""

from __future__ import annotations

from litestar import get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from backchannel.private.guard.slips import count_slip
from backchannel.private.guard.words import change_guard_words, guard_words
from backchannel.private.team.admission import may
from backchannel.private.team.me import Me
from backchannel.staff.looking import proof_for
from backchannel.staff.parts import Parts
from backchannel.staff.wire.guard import GuardWords, SlipBody


@post("/api/rooms/{room:str}/slips", status_code=204)
async def count_a_slip(
    room: FromPath[str], data: JSONBody[SlipBody], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> None:
    """Count that a text nearly went to the wrong side, or did."""
    proof = await proof_for(parts.public, me, "count_slip", room)
    await parts.private.write(lambda tx: count_slip(tx, proof, data.kind))


@get("/api/guard")
async def words_kept_back(me: NamedDependency[Me], parts: NamedDependency[Parts]) -> GuardWords:
    """The words and addresses that the desk keeps to itself."""
    may(me, "look_at_team")
    return GuardWords(await parts.private.read(guard_words))


@put("/api/guard")
async def keep_words_back(
    data: JSONBody[GuardWords], me: NamedDependency[Me], parts: NamedDependency[Parts]
) -> GuardWords:
    """Put all words and addresses that the desk keeps to itself."""
    proof = may(me, "change_guard_words")
    await parts.private.write(lambda tx: change_guard_words(tx, proof, data.words))
    return GuardWords(await parts.private.read(guard_words))


HANDLERS = (count_a_slip, words_kept_back, keep_words_back)

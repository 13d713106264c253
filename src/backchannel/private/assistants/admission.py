"""What an assistant may do in a room. It alone makes an `AssistantProof`, which is of no use for any public act."""

from __future__ import annotations

from dataclasses import dataclass

from backchannel.kernel.errors import Refusal, not_found
from backchannel.private.assistants.accounts import Assistant
from backchannel.public.enquiries.channels import CHANNELS, takes_side_talk
from backchannel.public.enquiries.facts import HANDLED, RoomFacts

ACTS = frozenset(("assistant_reads", "send_as_assistant", "suggest_as_assistant"))


@dataclass(frozen=True, slots=True)
class AssistantProof:
    """An assistant may perform one staff act in one room. It is no `StaffProof`, and no public act takes it.

    Args:
        assistant_id: who acts.
        act: the act's name in the act table.
        room: the enquiry it is for.
    """

    assistant_id: str
    act: str
    room: str


def may_assist(who: Assistant, act: str, facts: RoomFacts | None) -> AssistantProof:
    """Admit an assistant to an act in a room.

    A room beyond its scope answers like one that there is not, and so does one that nobody handles: an assistant reads
    and speaks while staff serve the customer, and at no other time.

    Args:
        who: whose token it is.
        act: one of `ACTS`.
        facts: the room's state; None for a room that does not exist.

    Raises:
        Refusal: `not_found` 404, `not_allowed` 403 for any other act, `private_message_unavailable` 409.
    """
    if act not in ACTS:
        raise Refusal("not_allowed", 403, "An assistant speaks to staff alone.")
    if facts is None or not who.reaches(facts.id) or facts.status not in HANDLED:
        raise not_found()
    if not takes_side_talk(facts.channel):
        reason = CHANNELS[facts.channel].reason
        raise Refusal("private_message_unavailable", 409, "This channel carries no private messages.", reason)
    return AssistantProof(who.id, act, facts.id)

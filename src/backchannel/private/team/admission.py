"""The one place that decides whether a staff member may do something. It alone makes a `StaffProof`.

Answers come in this order: 404 for a room that the person may not know of, 403 ``not_allowed`` where they may see the
room but not do this, 409 where the channel or the status stands in the way.

Somebody whom the owner removed, or who left, stays ``former`` and keeps reading; only the acts of members end for them.
"""

from __future__ import annotations

import msgspec

from backchannel.kernel.errors import Refusal, not_found
from backchannel.kernel.proof import StaffProof
from backchannel.private.team.acts import ACTS, HANDLED, IN_ROOM, KEEPERS, OWNER, READERS, Act
from backchannel.private.team.me import Bearer, Me
from backchannel.private.team.permissions import Rights
from backchannel.public.enquiries.channels import CHANNELS, takes_side_talk
from backchannel.public.enquiries.facts import RoomFacts, Standing

_FEEDBACK = ACTS["send_private_feedback"]
_OWN_REACH = frozenset((*IN_ROOM, "offered"))


def may(me: Me, name: str, standing: Standing | None = None, facts: RoomFacts | None = None) -> StaffProof:
    """Admit a staff member to an act.

    Args:
        me: who asks.
        name: the act's name in the table.
        standing: how they stand to the room; left out for acts that concern no room.
        facts: the room's state; None also for a room that does not exist.

    Raises:
        Refusal: `not_found` 404, `not_allowed` 403, and 409 `private_message_unavailable`,
            `channel_takes_no_members`, `enquiry_not_handled`, `enquiry_closed`.
    """
    act = ACTS[name]
    if not act.in_room:
        if act.permission is not None and not me.has(act.permission):
            raise _not_allowed()
        return StaffProof(me.staff_id, act.name, None, by_reach=False)
    if standing is not None and facts is not None and act.kind == "staff":
        standing = as_withdrawn(me, standing, facts)
    if standing is None or facts is None or not (may_know_of(me, standing) or _came_too_late(act, standing, facts)):
        raise not_found()
    if act.name == "send_private_message" and facts.status == "closed" and _entitled(me, _FEEDBACK, standing, facts):
        act = _FEEDBACK
    if not _entitled(me, act, standing, facts):
        raise _not_allowed()
    _channel_must_fit(act, facts)
    _status_must_fit(act, facts)
    return StaffProof(me.staff_id, act.name, facts.id, by_reach=_reaches(me, act, standing))


def acts_allowed(me: Me, standing: Standing, facts: RoomFacts) -> list[str]:
    """The names of the acts in a room that this person may perform now and that would change something."""
    return [
        act.name
        for act in ACTS.values()
        if act.in_room and _has_a_point(act, standing, facts) and _would_admit(me, act.name, standing, facts)
    ]


def may_know_of(me: Me, standing: Standing) -> bool:
    """Whether a person may learn that a room exists; otherwise every answer is that of an unknown one."""
    if standing.relation != "none":
        return True
    return _in_reach(me.rights, me.department_id, standing) and any(me.has(one) for one in _WINDOWS)


def may_read_room(me: Me, standing: Standing, facts: RoomFacts) -> bool:
    """Whether a person may read a room's public log: by relation, or by reach as watcher or from the Overview."""
    standing = as_withdrawn(me, standing, facts)
    if standing.relation in READERS:
        return True
    return _may_look_in(me, standing, facts)


def may_read_side(me: Bearer, standing: Standing, facts: RoomFacts) -> bool:
    """Whether a person may read a room's private messages.

    Those who are, were or are asked to be in the room may, and those whose reach covers it: while it is handled with
    ``enquiry.monitor``, else with ``enquiry.view_all``. Whom only the open queue offers it may not.
    """
    standing = as_withdrawn(me, standing, facts)
    if standing.relation in KEEPERS or (standing.relation == "offered" and standing.offer_id is not None):
        return True
    return _may_look_in(me, standing, facts)


def reads_by_reach(me: Bearer, standing: Standing, facts: RoomFacts) -> bool:
    """Whether somebody reads a room by their role alone, whatever was withdrawn from them."""
    return _may_look_in(me, msgspec.structs.replace(standing, relation="none"), facts)


def as_withdrawn(me: Bearer, standing: Standing, facts: RoomFacts) -> Standing:
    """How somebody stands to a room for the staff's own acts: a stranger, once it was withdrawn from them.

    Only what they were in counts: a room that goes on and that they are in again is not withdrawn. Public acts never
    ask this, since what an act aloud may do hangs on nothing that customers may not see.
    """
    since = next((at for room, at in me.withdrawn if room == facts.id), None)
    if since is None or not _is_past(standing, facts, since):
        return standing
    return msgspec.structs.replace(standing, relation="none", offer_id=None)


def is_monitor(me: Me, standing: Standing, facts: RoomFacts) -> bool:
    """Whether a person who looks at a room is not in it and does so by reach, so that the ledger keeps it."""
    return standing.relation not in _OWN_REACH and _may_look_in(me, standing, facts)


def speaks_as(standing: Standing) -> str:
    """In what part somebody writes a private message: owner, member or monitor."""
    if standing.relation == "owner":
        return "owner"
    return "member" if standing.relation in IN_ROOM else "monitor"


def side_talk_reason(facts: RoomFacts) -> str:
    """Why a room's channel carries no private messages; empty when it does."""
    return "" if takes_side_talk(facts.channel) else CHANNELS[facts.channel].reason


def reach_covers(rights: Rights, department_id: str | None, standing: Standing) -> bool:
    """Whether a role's reach covers a room."""
    return _in_reach(rights, department_id, standing)


def _is_past(standing: Standing, facts: RoomFacts, since: int) -> bool:
    if standing.relation == "former":
        return standing.ended_at is None or standing.ended_at <= since
    return facts.status == "closed" and standing.relation in KEEPERS


_WINDOWS = ("enquiry.view_all", "enquiry.monitor", "report.view")


def _may_look_in(me: Bearer, standing: Standing, facts: RoomFacts) -> bool:
    window = "enquiry.monitor" if facts.status in HANDLED else "enquiry.view_all"
    return window in me.rights.permissions and _in_reach(me.rights, me.department_id, standing)


def _in_reach(rights: Rights, department_id: str | None, standing: Standing) -> bool:
    if rights.reach == "all":
        return True
    if rights.reach == "department" and department_id in standing.departments:
        return True
    return standing.relation in _OWN_REACH


def _came_too_late(act: Act, standing: Standing, facts: RoomFacts) -> bool:
    """Whose queue held the enquiry a moment ago learns from the act who was first."""
    return act.name == "pick_up" and standing.targeted and facts.status in HANDLED


def _reaches(me: Me, act: Act, standing: Standing) -> bool:
    if act.by_reach is None or not me.has(act.by_reach):
        return False
    return _in_reach(me.rights, me.department_id, standing)


def _entitled(me: Me, act: Act, standing: Standing, facts: RoomFacts) -> bool:
    if act.permission is not None and not me.has(act.permission):
        return False
    if act.name == "read_room":
        return may_read_room(me, standing, facts)
    if act.name == "download_customer_copy" and not may_read_room(me, standing, facts):
        return False
    if act.name in _NEEDS_THE_SIDE and not may_read_side(me, standing, facts):
        return False
    if act.name == "pick_up" and standing.targeted:
        return True
    return act.name in _BY_THE_SIDE or standing.relation in act.relations or _reaches(me, act, standing)


_BY_THE_SIDE = frozenset(
    ("read_private", "download_private_file", "edit_private_message", "recall_private_message"),
)
"""Acts for which reading the private messages suffices; that one changes one's own alone is for the act to judge."""

_NEEDS_THE_SIDE = _BY_THE_SIDE | {"mark_private_seen", "download_history", "read_originals"}


def _channel_must_fit(act: Act, facts: RoomFacts) -> None:
    if act.channel == "side_talk" and (reason := side_talk_reason(facts)):
        message = "Private messages are not available here."
        raise Refusal("private_message_unavailable", 409, message, reason)
    if act.channel == "members" and not CHANNELS[facts.channel].takes_members:
        message = "Colleagues cannot be added to this kind of enquiry."
        raise Refusal("channel_takes_no_members", 409, message, CHANNELS[facts.channel].reason)


def _status_must_fit(act: Act, facts: RoomFacts) -> None:
    if facts.status in act.statuses or (act.name == "pick_up" and facts.status in HANDLED):
        return  # who picked it up first is the act's own answer
    if facts.status == "closed":
        raise Refusal("enquiry_closed", 409, "This enquiry is closed.", "The customer can start a new one.")
    if act is _FEEDBACK:
        raise Refusal("enquiry_not_closed", 409, "This conversation is still going on.")
    raise Refusal("enquiry_not_handled", 409, "Nobody handles this enquiry yet.", "Pick it up.")


def _has_a_point(act: Act, standing: Standing, facts: RoomFacts) -> bool:
    """Whether a button for an act would do anything: nobody joins a room they are in."""
    if act.name == "pick_up" and facts.status not in act.statuses:
        return False
    return standing.relation not in _POINTLESS.get(act.name, frozenset())


_POINTLESS = {"join": IN_ROOM, "monitor": IN_ROOM, "take_over": OWNER, "leave": OWNER}


def _would_admit(me: Me, name: str, standing: Standing, facts: RoomFacts) -> bool:
    try:
        may(me, name, standing, facts)
    except Refusal:
        return False
    return True


def _not_allowed() -> Refusal:
    return Refusal("not_allowed", 403, "Your role does not allow this.", "Ask an administrator.")

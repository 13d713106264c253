"""The act table: every act of the desk, its kind, its store, what the customer may see of it, and who may perform it.

`admission` decides by it, the permission walk goes over it cell by cell, and the twin worlds draw their acts from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["public", "staff", "administration"]
By = Literal["staff", "assistant", "customer", "outbound", "desk", "anybody"]
RELATIONS = ("owner", "member", "silent", "former", "offered", "none")
STATUSES = ("open", "ongoing", "missed", "followed_up", "closed")

OWNER = frozenset(("owner",))
MEMBERS = frozenset(("owner", "member"))
IN_ROOM = frozenset(("owner", "member", "silent"))
SPEAKERS = frozenset(("owner", "member", "former"))
OFFERED = frozenset(("owner", "offered"))
READERS = frozenset(("owner", "member", "silent", "former", "offered"))
KEEPERS = frozenset(("owner", "member", "silent", "former"))
SPOKE = frozenset(("owner", "member", "former"))
NOBODY: frozenset[str] = frozenset()

ANY_STATUS = frozenset(STATUSES)
HANDLED = frozenset(("ongoing", "followed_up"))
WAITING = frozenset(("open", "missed"))
CLOSED = frozenset(("closed",))
NOT_CLOSED = ANY_STATUS - CLOSED


@dataclass(frozen=True, slots=True)
class Act:
    """One line of the table.

    Args:
        name: the act's name, as proofs carry it and screens ask for it.
        kind: public, staff or administration; never two of them.
        store: ``P`` public, ``P*`` public but off the customers' list, ``S`` private, ``-`` memory only.
        shows: what the customer may see of it; empty for nothing.
        by: who performs it.
        permission: what every performer's role must give, or None.
        in_room: whether it concerns one enquiry; then relation, status and channel are judged too.
        relations: the relations to the room that suffice.
        by_reach: the permission with which the role's reach suffices without a relation, or None.
        statuses: the enquiry's statuses in which it can be done.
        channel: what the channel must carry: ``side_talk``, ``members``, or None for any channel.
        recorded: whether the act itself leaves a line of administration in the ledger.
    """

    name: str
    kind: Kind
    store: Literal["P", "P*", "S", "-"]
    shows: str = ""
    by: By = "staff"
    permission: str | None = None
    in_room: bool = False
    relations: frozenset[str] = NOBODY
    by_reach: str | None = None
    statuses: frozenset[str] = ANY_STATUS
    channel: Literal["side_talk", "members"] | None = None
    recorded: bool = False


def _administration(
    name: str, permission: str | None = None, shows: str = "", by: By = "staff", *, recorded: bool = False
) -> Act:
    return Act(name, "administration", "S", shows, by, permission, recorded=recorded)


def _desk(name: str, permission: str | None, shows: str = "") -> Act:
    return Act(name, "public", "P", shows, permission=permission)


def _public(name: str, shows: str, permission: str | None, relations: frozenset[str], **more: object) -> Act:
    return Act(name, "public", "P", shows, "staff", permission, True, relations, **more)  # type: ignore[arg-type]


def _staff(name: str, permission: str | None, relations: frozenset[str], **more: object) -> Act:
    return Act(name, "staff", "S", "", "staff", permission, True, relations, **more)  # type: ignore[arg-type]


def _customer(name: str, shows: str = "their own") -> Act:
    return Act(name, "public", "P", shows, "customer")


def _outbound(name: str, shows: str) -> Act:
    return Act(name, "public", "P", shows, "outbound")


_IN_BOTH_WORLDS = (
    _administration("set_up", by="anybody", shows="name, picture, routing", recorded=True),
    _administration("sign_in", by="anybody"),
    _administration("accept_invite", by="anybody", shows="name, picture, routing", recorded=True),
    _administration("sign_out"),
    _administration("renew_session"),
    _administration("end_own_session"),
    _administration("change_own_card", shows="name, picture"),
    _administration("change_own_password"),
    _administration("look_at_team"),
    _administration("create_staff", "staff.manage", recorded=True),
    _administration("invite_again", "staff.manage", recorded=True),
    _administration("change_staff", "staff.manage", shows="name, picture, routing", recorded=True),
    _administration("suspend_staff", "staff.manage", shows="routing", recorded=True),
    _administration("reactivate_staff", "staff.manage", shows="routing", recorded=True),
    _administration("create_role", "staff.manage", recorded=True),
    _administration("change_role", "staff.manage", shows="routing", recorded=True),
    _administration("remove_role", "staff.manage", recorded=True),
    _administration("create_assistant", "bot.manage", recorded=True),
    _administration("change_assistant", "bot.manage", recorded=True),
    _administration("end_assistant", "bot.manage", recorded=True),
    _administration("switch_desk_assistant", "bot.manage", recorded=True),
    _administration("create_department", "staff.manage", recorded=True),
    _administration("change_department", "staff.manage", recorded=True),
    _administration("remove_department", "staff.manage", recorded=True),
)

_ON_THE_DESK = (
    Act("renew_presence", "public", "P*", "team online or not, routing", permission="message.send"),
    Act("accept_offer", "public", "P", "a line", permission="message.send"),
    Act("decline_offer", "public", "P*"),
    _desk("create_tag", "settings.manage", "the directory"),
    _desk("change_tag", "settings.manage", "the directory, routing"),
    _desk("archive_tag", "settings.manage", "the directory"),
    _desk("change_desk_settings", "settings.manage", "the desk's name, greeting and looks"),
    Act("change_hold", "public", "P*", "when messages come", permission="settings.manage"),
    Act("change_own_hold", "public", "P*", "when messages come", permission="message.send"),
    _desk("create_channel_token", "api_token.manage"),
    _desk("end_channel_token", "api_token.manage"),
)

_PUBLIC_IN_ROOMS = (
    _public("pick_up", "who joined", "enquiry.pick_up", OFFERED, by_reach="enquiry.pick_up", statuses=WAITING),
    _public("assign", "who joined", "enquiry.assign", NOBODY, by_reach="enquiry.assign", statuses=NOT_CLOSED),
    _public("take_over", "a line", "enquiry.take_over", NOBODY, by_reach="enquiry.take_over", statuses=HANDLED),
    _public("join", "a line", "enquiry.join", NOBODY, by_reach="enquiry.join", statuses=HANDLED, channel="members"),
    _public("leave", "a line", None, MEMBERS),
    _public(
        "offer_room",
        "a line at acceptance",
        None,
        OWNER,
        by_reach="enquiry.assign",
        statuses=HANDLED,
        channel="members",
    ),
    _public("remove_member", "a line", None, OWNER, by_reach="enquiry.assign", statuses=HANDLED),
    _public("send_message", "the message", "message.send", MEMBERS, statuses=HANDLED),
    Act("undo_message", "public", "P*", "", "staff", None, True, SPEAKERS),
    _public("edit_message", "the new text and that it was edited", "message.send", MEMBERS, statuses=HANDLED),
    _public("recall_message", "that it was removed", "message.send", MEMBERS, statuses=HANDLED | CLOSED),
    _public("keep_staff_file", "the file, with its message", "message.send", MEMBERS, statuses=HANDLED),
    Act("type", "public", "-", "typing", "staff", "message.send", True, MEMBERS, statuses=HANDLED),
    _public("mark_seen", "seen", None, MEMBERS),
    _public("close", "the end", None, OWNER, by_reach="enquiry.close"),
)

_AMONG_STAFF = (
    _staff("read_room", None, READERS),
    _staff("read_private", None, KEEPERS),
    _staff("monitor", "enquiry.monitor", NOBODY, by_reach="enquiry.monitor", statuses=HANDLED),
    _staff(
        "send_private_message",
        "private_message.send",
        IN_ROOM,
        by_reach="enquiry.monitor",
        statuses=HANDLED,
        channel="side_talk",
    ),
    _staff(
        "send_private_feedback",
        "private_message.send_closed",
        KEEPERS,
        by_reach="private_message.send_closed",
        statuses=CLOSED,
        channel="side_talk",
    ),
    _staff("edit_private_message", None, KEEPERS, by_reach="enquiry.monitor"),
    _staff("recall_private_message", None, KEEPERS, by_reach="enquiry.monitor"),
    _staff("keep_private_file", "private_message.send", IN_ROOM, by_reach="enquiry.monitor", channel="side_talk"),
    _staff("type_privately", "private_message.send", IN_ROOM, by_reach="enquiry.monitor", channel="side_talk"),
    _staff("mark_private_seen", None, READERS, by_reach="enquiry.monitor"),
    _staff("save_draft", None, READERS, by_reach="enquiry.monitor"),
    _staff("count_slip", "message.send", IN_ROOM),
    _staff("download_private_file", None, KEEPERS),
    _staff("download_history", "report.download", KEEPERS, by_reach="report.download"),
    _staff("download_customer_copy", "report.view", READERS, by_reach="report.view"),
    _staff("withdraw_access", "staff.manage", NOBODY, by_reach="staff.manage", recorded=True),
    _staff("restore_access", "staff.manage", NOBODY, by_reach="staff.manage", recorded=True),
    _staff("read_ledger", "audit.view", READERS, by_reach="audit.view"),
    Act("look_at_mentions", "staff", "S"),
    Act("look_at_canned", "staff", "S"),
    Act("save_own_canned", "staff", "S"),
    Act("remove_own_canned", "staff", "S"),
    Act("save_shared_canned", "staff", "S", permission="canned.share"),
    Act("remove_shared_canned", "staff", "S", permission="canned.share"),
    Act("change_own_alerts", "staff", "S"),
    _staff("read_originals", "audit.view", READERS, by_reach="audit.view"),
    Act("look_at_overview", "staff", "S", permission="enquiry.view_all"),
    Act("change_guard_words", "staff", "S", permission="settings.manage", recorded=True),
    Act("look_at_report", "staff", "S", permission="report.view"),
    Act("download_report", "staff", "S", permission="report.download"),
    Act("look_at_health", "staff", "S", permission="settings.manage"),
    Act("look_at_audit", "staff", "S", permission="audit.view"),
    Act("verify_audit", "staff", "S", permission="audit.view"),
    Act("download_audit", "staff", "S", permission="audit.view"),
)

_COACHING = (
    _staff(
        "suggest_reply",
        "private_message.send",
        IN_ROOM,
        by_reach="enquiry.monitor",
        statuses=HANDLED,
        channel="side_talk",
    ),
    _staff("mark_used", "message.send", SPOKE),
    _staff("dismiss_suggestion", "private_message.send", MEMBERS, by_reach="enquiry.monitor", statuses=HANDLED),
    _staff("raise_flag", None, IN_ROOM, statuses=HANDLED),
    _staff("lower_flag", None, IN_ROOM, by_reach="flag.lower", statuses=HANDLED),
    Act("escalate_flags", "staff", "S", by="desk"),
)

_BY_OTHERS = (
    Act("assistant_reads", "staff", "S", by="assistant"),
    Act("send_as_assistant", "staff", "S", by="assistant"),
    Act("suggest_as_assistant", "staff", "S", by="assistant"),
    _customer("open_session"),
    _customer("introduce"),
    _customer("start_enquiry"),
    _customer("send_as_customer"),
    _customer("keep_customer_file"),
    _customer("type_as_customer"),
    _customer("mark_seen_as_customer"),
    _customer("close_as_customer"),
    _customer("receive", ""),
    _customer("rate"),
    _customer("end_session"),
    _outbound("bring_enquiry", "the enquiry"),
    _outbound("route", "its later effect"),
    _outbound("miss", "a line or the offline form"),
    _outbound("lapse_offer", ""),
    _outbound("release_held", "the message"),
)

ACTS = {
    act.name: act
    for act in (*_IN_BOTH_WORLDS, *_ON_THE_DESK, *_PUBLIC_IN_ROOMS, *_AMONG_STAFF, *_COACHING, *_BY_OTHERS)
}
"""Every act by its name."""

"""Permissions and the built-in roles, as data. What a role may do is looked up here and nowhere else."""

from __future__ import annotations

import msgspec

PERMISSIONS = {
    "enquiry.pick_up": "Pick up enquiries from the open queue.",
    "message.send": "Answer customers.",
    "private_message.send": "Send private messages in rooms they are in, and, with monitoring, in rooms they watch.",
    "enquiry.view_all": "See the Overview and closed enquiries with their private messages, within reach.",
    "enquiry.monitor": "Watch conversations that go on, within reach, without the customer knowing.",
    "enquiry.join": "Join a conversation within reach.",
    "enquiry.take_over": "Take an enquiry over, within reach.",
    "enquiry.assign": "Give an enquiry to a colleague, within reach.",
    "enquiry.close": "Close an enquiry that is somebody else's, within reach.",
    "enquiry.transfer": "Pass on enquiries they own.",
    "enquiry.label": "Label enquiries.",
    "enquiry.block": "Block visitors.",
    "private_message.send_closed": "Leave private feedback on a closed enquiry.",
    "report.view": "See the Enquiry Report.",
    "report.download": "Download reports and chat histories with private messages.",
    "report.share": "Share report views with the team.",
    "contact.edit": "Edit contacts.",
    "contact.merge": "Merge contacts.",
    "contact.erase": "Erase a contact, together with a second person.",
    "canned.share": "Share canned responses with the team.",
    "flag.lower": "Answer a colleague's call for help.",
    "staff.manage": "Add, change and suspend staff, roles and departments.",
    "settings.manage": "Change tags, destinations and the desk's settings.",
    "audit.view": "Read the ledger.",
    "api_token.manage": "Make and end tokens of other systems.",
    "bot.manage": "Set up bots.",
}
"""Every permission with the sentence that settings and documentation print."""

REACHES = ("all", "department", "own")

_AGENT = frozenset(
    (
        "enquiry.pick_up",
        "message.send",
        "private_message.send",
        "enquiry.transfer",
        "enquiry.label",
        "contact.edit",
    )
)
_SUPERVISOR = _AGENT | {
    "enquiry.view_all",
    "enquiry.monitor",
    "enquiry.join",
    "enquiry.take_over",
    "enquiry.assign",
    "enquiry.close",
    "enquiry.block",
    "private_message.send_closed",
    "report.view",
    "report.download",
    "report.share",
    "contact.merge",
    "canned.share",
    "flag.lower",
}


class Rights(msgspec.Struct, frozen=True):
    """What a role gives.

    Args:
        permissions: names out of `PERMISSIONS`.
        reach: ``all`` enquiries, those of the own ``department``, or one's ``own``.
    """

    permissions: frozenset[str]
    reach: str

    def cover(self, other: Rights) -> bool:
        """Whether these rights hold all of another's, so that their holder may hand the other out."""
        return other.permissions <= self.permissions and REACHES.index(self.reach) <= REACHES.index(other.reach)


BUILT_IN = {
    "administrator": ("Administrator", Rights(frozenset(PERMISSIONS), "all")),
    "supervisor": ("Supervisor", Rights(_SUPERVISOR, "department")),
    "agent": ("Agent", Rights(_AGENT, "own")),
}
"""The three roles that every desk has: id and kind in one word → shown name and rights. They cannot be changed."""


def rights_of(kind: str, permissions: str, reach: str) -> Rights:
    """The rights of a stored role: a built-in one's from this table, a custom one's from its row.

    Args:
        kind: administrator, supervisor, agent or custom.
        permissions: a custom role's permissions as a JSON list; names that are no longer known give nothing.
        reach: a custom role's reach.
    """
    if kind in BUILT_IN:
        return BUILT_IN[kind][1]
    listed: list[str] = msgspec.json.decode(permissions, type=list[str])
    return Rights(frozenset(listed) & frozenset(PERMISSIONS), reach if reach in REACHES else "own")

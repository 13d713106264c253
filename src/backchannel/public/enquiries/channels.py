"""What each channel of an enquiry can carry. This is the one place that decides."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Channel:
    """A way that enquiries come in by.

    Args:
        name: the word of the channel, as stored and shown.
        side_talk: whether staff may speak among themselves in its rooms.
        reason: why not, for the staff member who looks for it.
        takes_members: whether colleagues can be added to its rooms.
        wait_s: seconds until an enquiry that nobody picks up is missed; None waits for ever.
        counted: whether its enquiries appear in figures.
    """

    name: str
    side_talk: bool
    reason: str = ""
    takes_members: bool = True
    wait_s: int | None = 60
    counted: bool = True


_EMAIL = "E-mail enquiries are answered by one person; colleagues cannot be in the room to read along."
_PHONE = "Calls through a virtual number or a menu are answered by one person; colleagues cannot be in the room."

CHANNELS = {
    channel.name: channel
    for channel in (
        Channel("widget", side_talk=True),
        Channel("link", side_talk=True),
        Channel("web_call", side_talk=True, wait_s=30),
        Channel("api", side_talk=True),
        Channel("drill", side_talk=True, counted=False),
        Channel("email", side_talk=False, reason=_EMAIL, takes_members=False, wait_s=None),
        Channel("phone", side_talk=False, reason=_PHONE, takes_members=False, wait_s=30),
    )
}


def takes_side_talk(channel: str) -> bool:
    """Whether staff may speak among themselves in rooms of this channel."""
    return CHANNELS[channel].side_talk

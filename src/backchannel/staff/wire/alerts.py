"""How I want to hear of what comes in."""

from __future__ import annotations

from typing import Annotated

import msgspec

from backchannel.staff.wire.body import Body

Minute = Annotated[int, msgspec.Meta(ge=0, lt=1440, description="A minute of the day by the reader's own clock")]


class AlertChoices(Body, frozen=True):
    """What is shown in the workspace (toast), outside of it (popup) and heard, of customers and of private messages.

    `private_text` lets notices of private messages say what was written; without it they carry no text. From
    `quiet_from` to `quiet_to` nothing is heard or shown outside; both are null for no quiet hours.
    """

    customer_toast: bool
    customer_popup: bool
    customer_sound: bool
    private_toast: bool
    private_popup: bool
    private_sound: bool
    private_text: bool
    quiet_from: Minute | None
    quiet_to: Minute | None


TYPES = (AlertChoices,)

"""A one-time link made on the machine's own terminal, for whoever cannot sign in any more."""

from __future__ import annotations

from backchannel.private.audit.heads import Heads
from backchannel.private.team.invites import link_from_the_terminal
from backchannel.settings import Settings
from backchannel.wiring.audit import keep_head
from backchannel.wiring.sealing import open_private
from backchannel.wiring.universe import as_set


async def invitation(settings: Settings, email: str) -> str:
    """The address of a new one-time link; the desk may be running meanwhile.

    Args:
        settings: the desk's settings.
        email: what the colleague signs in with.

    Raises:
        Refusal: `not_found` for an address that nobody has, `staff_suspended`.
    """
    heads = Heads(settings.heads_file, settings.data)
    private = open_private(settings, as_set(settings))
    try:
        access = private.store.principal("staff_private")
        secret = await access.write(lambda tx: link_from_the_terminal(tx, email), ahead=True)
        await keep_head(heads, access)
    finally:
        await private.stop()
    return f"{settings.public_staff_url}/join#{secret}"

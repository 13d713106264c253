"""Which system speaks: the channel's token, looked up at each request, and how much each may ask for."""

from __future__ import annotations

from collections.abc import Mapping

from backchannel.kernel.clock import Clock
from backchannel.kernel.errors import Refusal
from backchannel.live.budget import Budget, Rate
from backchannel.live.peers import TrustedProxies
from backchannel.public.customers.channel_tokens import ChannelToken, channel_by_secret
from backchannel.public.store import PublicAccess
from backchannel.settings import Settings

REQUESTS = Rate(per_minute=1200, at_once=300)
_LONGEST_TOKEN = 200


class ChannelAdmission:
    """The keeper of this part of the customers' listener.

    Args:
        access: the way into the public store.
        clock: the universe's clock.
        settings: how much one address may ask for, and whose word about addresses is taken.
    """

    def __init__(self, access: PublicAccess, clock: Clock, settings: Settings) -> None:
        self._access = access
        self._proxies = TrustedProxies(settings.trusted_proxies)
        per_minute = settings.requests_per_minute
        self._callers = Budget(Rate(per_minute, max(1, per_minute // 4)), clock)
        self._systems = Budget(REQUESTS, clock)

    async def admit(self, headers: Mapping[str, str], peer: str) -> ChannelToken:
        """The system behind a request; headers by lower-case name.

        Raises:
            Refusal: `not_admitted` 401, `too_many` 429.
        """
        self._callers.spend(self._proxies.caller(peer, headers.get("x-forwarded-for")))
        scheme, _, secret = headers.get("authorization", "").partition(" ")
        found = None
        if scheme.lower() == "bearer" and len(secret) <= _LONGEST_TOKEN:
            found = await self._access.read(lambda rx: channel_by_secret(rx, secret.strip()))
        if found is None:
            raise Refusal("not_admitted", 401, "This token admits nobody.", "Make a new one in the desk's settings.")
        self._systems.spend(found.id)
        return found

"""Who may come in by the customers' door. `Admission.admit` decides for HTTP and sockets alike."""

from __future__ import annotations

from collections.abc import Mapping

from backchannel.kernel.clock import Clock
from backchannel.kernel.errors import Refusal
from backchannel.live.budget import Budget, Rate
from backchannel.live.peers import TrustedProxies
from backchannel.public.customers.sessions import IDLE_MS, RENEW_MS, Visitor, renew_session, visitor
from backchannel.public.store import PublicAccess
from backchannel.settings import Settings

PROTOCOL = "backchannel.v1"
_TOKEN_PROTOCOL = "token."  # noqa: S105 - the name before the token, not a token
_LONGEST_TOKEN = 128


class Admission:
    """The customers' door's keeper.

    Args:
        access: the customers' way into the public store.
        clock: the universe's clock.
        settings: how much one address may ask for, and whose word about addresses is taken.
    """

    def __init__(self, access: PublicAccess, clock: Clock, settings: Settings) -> None:
        self._access, self._clock = access, clock
        self._proxies = TrustedProxies(settings.trusted_proxies)
        per_minute = settings.requests_per_minute
        self._requests = Budget(Rate(per_minute, max(1, per_minute // 4)), clock)

    def caller(self, headers: Mapping[str, str], peer: str) -> str:
        """The address that a request is held to; headers by lower-case name."""
        return self._proxies.caller(peer, headers.get("x-forwarded-for"))

    def must_not_flood(self, headers: Mapping[str, str], peer: str) -> None:
        """Count a request of an address.

        Raises:
            Refusal: `too_many`.
        """
        self._requests.spend(self.caller(headers, peer))

    async def admit(self, path: str, headers: Mapping[str, str], peer: str) -> Visitor:
        """The customer behind a request.

        Args:
            path: where to.
            headers: by lower-case name; the token is a bearer, or a sub-protocol of a socket.
            peer: the address at the other end of the connection.

        Raises:
            Refusal: `not_admitted` 401, `too_many` 429.
        """
        self.must_not_flood(headers, peer)
        secret = _protocol_token(headers) if path == "/api/socket" else _bearer(headers)
        found = None
        if secret and len(secret) <= _LONGEST_TOKEN:
            found = await self._access.glance(lambda rx: visitor(rx, secret))
        if found is None:
            raise Refusal("not_admitted", 401, "This chat is not known here.", "Begin a new one.")
        await self._renew(found)
        return found

    async def _renew(self, found: Visitor) -> None:
        if found.idle_until - self._clock() < IDLE_MS - RENEW_MS:
            await self._access.write(lambda tx: renew_session(tx, found.session))


def _bearer(headers: Mapping[str, str]) -> str:
    scheme, _, secret = headers.get("authorization", "").partition(" ")
    return secret.strip() if scheme.lower() == "bearer" else ""


def _protocol_token(headers: Mapping[str, str]) -> str:
    offered = [one.strip() for one in headers.get("sec-websocket-protocol", "").split(",")]
    tokens = [one.removeprefix(_TOKEN_PROTOCOL) for one in offered if one.startswith(_TOKEN_PROTOCOL)]
    return tokens[0] if PROTOCOL in offered and tokens else ""

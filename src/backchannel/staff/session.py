"""Who knocks at the staff door. `Admission.admit` is asked by every request and by every socket alike."""

from __future__ import annotations

import hmac
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import urlsplit

from backchannel.kernel.clock import Clock
from backchannel.kernel.errors import Refusal
from backchannel.kernel.ids import hashed
from backchannel.live.budget import Budget, Rate
from backchannel.live.peers import TrustedProxies
from backchannel.private.store import PrivateAccess
from backchannel.private.team.events import RoleChanged, SessionEnded, StaffChanged
from backchannel.private.team.me import Me, me, me_again
from backchannel.private.team.set_up import needs_set_up
from backchannel.settings import Settings

SOCKET_PATH = "/api/socket"
CSRF_HEADER = "x-csrf-token"
CHANGING = frozenset(("POST", "PUT", "PATCH", "DELETE"))
REMEMBERED_MS = 8_000
"""How long a session is believed without a look at the store; within ten seconds a right that ended is gone."""
MOST_REMEMBERED = 10_000
STRANGERS = Rate(per_minute=600, at_once=200)


class Admission:
    """Turns a cookie into a staff member, and refuses what other pages send in their name.

    Args:
        private: the store that knows sessions.
        clock: its clock.
        settings: where staff find this door (when nobody said, its own origin is that of the address they used), the
            port it listens on (which tells the cookies of two desks on one machine apart), and trusted proxies.
    """

    def __init__(self, private: PrivateAccess, clock: Clock, settings: Settings) -> None:
        url = settings.staff_url
        self._private, self._clock = private, clock
        self._proxies = TrustedProxies(settings.trusted_proxies)
        self._origin = origin_of(url) if url else None
        self.secure = url.startswith("https://")
        self.cookie_name = "__Host-backchannel" if self.secure else f"backchannel_{settings.staff_port}"
        self._known: OrderedDict[str, tuple[Me, int]] = OrderedDict()
        self._changes = 0
        self._strangers = Budget(STRANGERS, clock)
        self._set_up = False

    async def admit(self, path: str, headers: Mapping[str, str], peer: str, method: str = "GET") -> Me:
        """Who asks.

        Args:
            path: the request's path.
            headers: by lower-case name.
            peer: the address it comes from; who comes without a session too often from there is told to wait.
            method: the request's method; a socket's is GET.

        Raises:
            Refusal: `not_set_up` 403, `origin_refused` 403, `not_signed_in` 401, `csrf_missing` 403,
                `too_many` 429.
        """
        await self.greet(path, headers, method)
        if (found := await self._holder(self.token(headers))) is None:
            self._strangers.spend(self.caller(headers, peer))
            raise not_signed_in()
        if method in CHANGING and not hmac.compare_digest(headers.get(CSRF_HEADER, "").encode(), found.csrf.encode()):
            message = "This request does not carry the word that the workspace was given."
            raise Refusal("csrf_missing", 403, message, "Reload the page.")
        return found

    async def greet(self, path: str, headers: Mapping[str, str], method: str = "GET") -> None:
        """Let a request in that needs no session: signing in, accepting an invitation.

        Raises:
            Refusal: `not_set_up` 403, `origin_refused` 403.
        """
        self.check_origin(path, headers, method)
        if not path.startswith("/api/setup") and not await self.is_set_up():
            message = "This desk is not set up yet."
            raise Refusal("not_set_up", 403, message, "Open the link that the terminal shows.")

    def check_origin(self, path: str, headers: Mapping[str, str], method: str = "GET") -> None:
        """Refuse what another page asks for: every changing request and every socket names this door's own origin.

        Raises:
            Refusal: `origin_refused` 403.
        """
        if method not in CHANGING and path.partition("?")[0] != SOCKET_PATH:
            return
        own = self._origin or f"http://{headers.get('host', '').lower()}"
        if headers.get("origin", "").lower() != own:
            raise Refusal("origin_refused", 403, "This request comes from another page.", "Open the workspace itself.")

    def token(self, headers: Mapping[str, str]) -> str:
        """The secret in a request's cookie, empty when there is none."""
        for part in headers.get("cookie", "").split(";"):
            name, _, value = part.strip().partition("=")
            if name == self.cookie_name:
                return value
        return ""

    def caller(self, headers: Mapping[str, str], peer: str) -> str:
        """The address that a request is held to; headers by lower-case name."""
        return self._proxies.caller(peer, headers.get("x-forwarded-for"))

    async def is_set_up(self) -> bool:
        """Whether the desk has its first Administrator; once true, it stays so."""
        if not self._set_up:
            self._set_up = not await self._private.read(needs_set_up)
        return self._set_up

    async def _holder(self, secret: str) -> Me | None:
        if not secret:
            return None
        now, session = self._clock(), hashed(secret)
        if (kept := self._known.get(session)) is not None and kept[1] > now:
            return kept[0] if min(kept[0].idle_until, kept[0].ends_at) > now else None
        changes = self._changes
        found = await self._private.glance(lambda rx: me(rx, secret))
        if found is not None and changes == self._changes:
            self._keep(found, now + REMEMBERED_MS)
        return found

    def _keep(self, found: Me, until: int) -> None:
        self._known[found.session] = (found, until)
        self._known.move_to_end(found.session)
        while len(self._known) > MOST_REMEMBERED:
            self._known.popitem(last=False)

    def committed(self, events: Iterable[object]) -> None:
        """Forget whom a commit of the private store concerns, so that the next request looks again."""
        for event in events:
            if isinstance(event, SessionEnded):
                self.forget(event.session)
            elif isinstance(event, StaffChanged):
                self._forget_where(event.staff_id, lambda kept: kept.staff_id)
            elif isinstance(event, RoleChanged):
                self._forget_where(event.role_id, lambda kept: kept.role_id)

    async def again(self, known: Me) -> Me:
        """The same person as they are now.

        Raises:
            Refusal: `not_signed_in` 401.
        """
        if (found := await self._private.glance(lambda rx: me_again(rx, known.session))) is None:
            raise not_signed_in()
        return found

    def forget(self, session: str) -> None:
        """Look at this session again before it is believed."""
        self._changes += 1
        self._known.pop(session, None)

    def _forget_where(self, wanted: str, named: Callable[[Me], str]) -> None:
        self._changes += 1
        for session in [session for session, (kept, _) in self._known.items() if named(kept) == wanted]:
            del self._known[session]


def origin_of(url: str) -> str:
    """The origin of an address (RFC 6454 §6.2): scheme, host, and the port unless it is the scheme's own."""
    parts = urlsplit(url.lower())
    port = "" if parts.port in (None, 443 if parts.scheme == "https" else 80) else f":{parts.port}"
    host = parts.hostname or ""
    return f"{parts.scheme}://{f'[{host}]' if ':' in host else host}{port}"


def not_signed_in() -> Refusal:
    """The answer to a request without a live session."""
    return Refusal("not_signed_in", 401, "You are not signed in.", "Sign in, please.")

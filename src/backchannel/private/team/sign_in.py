"""Signing in: look up, verify away from the writer, then open the session; with limits on guessing."""

from __future__ import annotations

from collections import deque

import sqlalchemy as sa

from backchannel.kernel.clock import Clock
from backchannel.kernel.errors import Refusal
from backchannel.kernel.text import clean_line
from backchannel.private.store import PrivateAccess, Rx, Tx
from backchannel.private.team.passwords import Credentials, Passwords, VerifiedPassword
from backchannel.private.team.sessions import OpenedSession, open_session, sign_in_failed
from backchannel.private.team.tables import staff
from backchannel.storage.database import prepare

WINDOW_MS = 15 * 60 * 1000
MOST_PER_EMAIL = 5
MOST_PER_ADDRESS = 20
MOST_REMEMBERED = 20_000

_CREDENTIALS = prepare(
    sa.select(staff.c.id, staff.c.password_hash).where(
        staff.c.email == sa.bindparam("email"), staff.c.suspended_at.is_(None), staff.c.password_hash.is_not(None)
    ),
    Credentials,
)


class SignInLimit:
    """Counts failures: 5 for an e-mail address and 20 for a network address within 15 minutes.

    Args:
        clock: the universe's clock.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._failures: dict[tuple[str, str], deque[int]] = {}

    def attempt(self, email: str, address: str) -> None:
        """Let an attempt through. It counts as a failure from now on, so that many at once are no way around.

        Raises:
            Refusal: `too_many_attempts` 429, with the seconds to wait.
        """
        waits = (self._wait(("email", email), MOST_PER_EMAIL), self._wait(("address", address), MOST_PER_ADDRESS))
        if wait := max(waits):
            message = "Too many attempts to sign in."
            raise Refusal("too_many_attempts", 429, message, "Wait a little.", retry_after=-(-wait // 1000))
        for who in (("email", email), ("address", address)):
            while len(self._failures) >= MOST_REMEMBERED and who not in self._failures:
                self._failures.pop(next(iter(self._failures)))
            self._failures.setdefault(who, deque(maxlen=MOST_PER_ADDRESS)).append(self._clock())

    def take_back(self, email: str, address: str) -> None:
        """An attempt was no failure."""
        for who in (("email", email), ("address", address)):
            if times := self._failures.get(who):
                times.pop()

    def succeeded(self, email: str, address: str) -> None:
        """Who owns an e-mail address came through: its failures are forgotten, the network address's others stay."""
        self.take_back(email, address)
        self._failures.pop(("email", email), None)

    def _wait(self, who: tuple[str, str], most: int) -> int:
        """Milliseconds until fewer than `most` failures lie in the window."""
        times = self._failures.get(who)
        if times is None:
            return 0
        while times and times[0] <= self._clock() - WINDOW_MS:
            times.popleft()
        if not times:
            del self._failures[who]
            return 0
        return times[-most] + WINDOW_MS - self._clock() if len(times) >= most else 0


def email_key(email: str) -> str:
    """An e-mail address as accounts are found by it: lower case, no outer blank space."""
    return clean_line(email[:254], 254).lower()


async def credentials(rx: Rx, email: str) -> Credentials | None:
    """What an address's password is verified against; None for the unknown, the suspended and the invited."""
    return await rx.one(_CREDENTIALS, email=email_key(email))


class SignIn:
    """The way in for those who know their password.

    Args:
        access: the private store.
        passwords: verifies them.
        limit: counts failures.
    """

    def __init__(self, access: PrivateAccess, passwords: Passwords, limit: SignInLimit) -> None:
        self._access, self._passwords, self._limit = access, passwords, limit

    async def __call__(self, email: str, password: str, address: str, agent: str) -> OpenedSession:
        """Sign somebody in.

        Args:
            email: their e-mail address, in any case.
            password: what they typed.
            address: the network address that asks, for the limit.
            agent: the browser's own line.

        Raises:
            Refusal: `sign_in_failed` 401, `too_many_attempts` 429, `busy` 503.
        """
        who = email_key(email)
        self._limit.attempt(who, address)
        verified = await self._verified(who, password, address)
        if verified is None:
            raise sign_in_failed()
        opened = await self._open(verified, agent)
        self._limit.succeeded(who, address)
        return opened

    async def _verified(self, who: str, password: str, address: str) -> VerifiedPassword | None:
        known = await self._access.read(lambda rx: credentials(rx, who))
        try:
            return await self._passwords.verify(password, known)
        except Refusal:
            self._limit.take_back(who, address)
            raise

    async def _open(self, verified: VerifiedPassword, agent: str) -> OpenedSession:
        async def act(tx: Tx) -> OpenedSession:
            return await open_session(tx, verified, agent)

        return await self._access.write(act, ahead=True)

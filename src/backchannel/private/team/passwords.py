"""Passwords: hashed and verified on two threads of their own, never where acts are written or requests wait."""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from pwdlib import PasswordHash
from pwdlib.exceptions import UnknownHashError

from backchannel.kernel.errors import Refusal

R = TypeVar("R")
SHORTEST, LONGEST = 10, 200
THREADS = 2
MOST_WAITING = 40


@dataclass(frozen=True, slots=True)
class HashedPassword:
    """A password as it is kept. Only `Passwords` makes one."""

    value: str


@dataclass(frozen=True, slots=True)
class VerifiedPassword:
    """Somebody knew the password of an account. Only `Passwords` makes one.

    Args:
        staff_id: whose account.
        against: the kept hash that it was verified against.
        fresh: the same password under today's parameters, when the kept hash is weaker.
    """

    staff_id: str
    against: str
    fresh: str | None


@dataclass(frozen=True, slots=True)
class Credentials:
    """What is verified against: an account and its kept hash."""

    staff_id: str
    password_hash: str


class Passwords:
    """Argon2id behind a limiter of two: ten sign-ins at once must not take ten times 64 MiB.

    Args:
        hasher: how passwords are hashed; pwdlib's recommendation when left out.
        inline: work on the caller's thread, so that a test's order is the only order.
    """

    def __init__(self, hasher: PasswordHash | None = None, *, inline: bool = False) -> None:
        self._hasher = hasher or PasswordHash.recommended()
        self._pool = None if inline else ThreadPoolExecutor(THREADS, thread_name_prefix="password")
        self._decoy: str | None = None
        self._waiting = 0

    async def hash(self, password: str) -> HashedPassword:
        """A new password, ready to be kept.

        Raises:
            Refusal: `password_too_short` below 10 characters, `password_too_long` above 200, `busy` 503.
        """
        if len(password) < SHORTEST:
            message = f"A password needs at least {SHORTEST} characters."
            raise Refusal("password_too_short", 422, message, "A short sentence is easy to remember.")
        if len(password) > LONGEST:
            raise Refusal("password_too_long", 422, f"A password has at most {LONGEST} characters.")
        return HashedPassword(await self._away(lambda: self._hasher.hash(_composed(password))))

    async def verify(self, password: str, known: Credentials | None) -> VerifiedPassword | None:
        """Whether a password is that of an account. Takes as long for an account that does not exist.

        Raises:
            Refusal: `busy` 503 when 40 wait already.
        """
        possible = known if len(password) <= LONGEST else None
        return await self._away(lambda: self._verify(_composed(password[:LONGEST]), possible))

    def _verify(self, password: str, known: Credentials | None) -> VerifiedPassword | None:
        if self._decoy is None:
            self._decoy = self._hasher.hash("nobody has this password")
        try:
            right, fresh = self._hasher.verify_and_update(password, known.password_hash if known else self._decoy)
        except UnknownHashError:
            return None
        if not right or known is None:
            return None
        return VerifiedPassword(known.staff_id, known.password_hash, fresh)

    async def _away(self, work: Callable[[], R]) -> R:
        if self._pool is None:
            return work()
        if self._waiting >= MOST_WAITING:
            raise Refusal("busy", 503, "Too many people are signing in at once.", "Try again.", retry_after=5)
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, work)
        finally:
            self._waiting -= 1

    def close(self) -> None:
        """End the threads."""
        if self._pool is not None:
            self._pool.shutdown()


def _composed(password: str) -> str:
    """The same letters whichever keyboard made them (RFC 8265 §4.2.2)."""
    return unicodedata.normalize("NFC", password)

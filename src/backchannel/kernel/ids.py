"""Identifiers: time-ordered ids from a generator per universe, shown codes, and hashes of secrets."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable

from backchannel.kernel.clock import Clock

Randomness = Callable[[int], bytes]
"""Answers that many random bytes."""

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class IdSource:
    """Makes UUIDv7 texts (RFC 9562 §5.7), strictly rising within one source; one thread at a time asks it.

    Args:
        clock: the universe's clock.
        randomness: the universe's randomness.
    """

    def __init__(self, clock: Clock, randomness: Randomness = os.urandom) -> None:
        self.clock = clock
        self.randomness = randomness
        self._last = (0, 0)

    def new(self) -> str:
        """A new id, 36 characters; two ids of one source sort in the order they were made."""
        at, counter = self.clock(), int.from_bytes(self.randomness(2)) >> 5
        last_at, last_counter = self._last
        if at <= last_at:
            at, counter = last_at, last_counter + 1
            if counter >= 1 << 12:
                at, counter = at + 1, 0
        self._last = (at, counter)
        tail = int.from_bytes(self.randomness(8)) & ((1 << 62) - 1)
        value = (at & ((1 << 48) - 1)) << 80 | 7 << 76 | counter << 64 | 2 << 62 | tail
        digits = value.to_bytes(16).hex()
        return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def enquiry_code(random_bytes: bytes) -> str:
    """The shown name of an enquiry: ``ENQ-`` and six characters of Crockford's base 32.

    Args:
        random_bytes: at least 4 random bytes; 30 bits of them are used.
    """
    value = int.from_bytes(random_bytes[:4]) >> 2
    return "ENQ-" + "".join(_CROCKFORD[value >> shift & 31] for shift in range(25, -1, -5))


def token(random_bytes: bytes) -> str:
    """A secret as lower-case hexadecimal text, fit for a header or an address."""
    return random_bytes.hex()


def hashed(secret: str) -> str:
    """What is stored of a secret that nobody can guess: its SHA-256 in hexadecimal."""
    return hashlib.sha256(secret.encode()).hexdigest()

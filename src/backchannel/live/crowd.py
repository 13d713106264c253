"""How many sockets each address holds open."""

from __future__ import annotations

from collections import Counter


class Crowd:
    """Counts the sockets of each address.

    Args:
        most: how many one address may hold.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._open: Counter[str] = Counter()

    def enter(self, address: str) -> bool:
        """A socket has opened; false when that is one too many. Either way it must `leave` in the end."""
        self._open[address] += 1
        return self._open[address] <= self._most

    def leave(self, address: str) -> None:
        """A socket is gone."""
        self._open[address] -= 1
        if self._open[address] <= 0:
            del self._open[address]

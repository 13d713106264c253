"""What one process has still to be told, until its socket takes it."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

import msgspec

from backchannel.bus.base import Bell, News

BELLS_AT_ONCE = 400
NEWS_BYTES_AT_ONCE = 32_768
MOST_NEWS = 20_000
PATIENCE_S = 10.0


class Packet(msgspec.Struct, frozen=True, array_like=True):
    """What goes out together: news first, for they may end a right that the bells would serve."""

    news: list[News]
    bells: list[Bell]


_packed = msgspec.msgpack.Encoder()


class Outbox:
    """What waits for one other process: for each room the last place alone, and all news in order.

    Args:
        ticks: seconds that only move forward.
    """

    def __init__(self, ticks: Callable[[], float] = time.monotonic) -> None:
        self._ticks = ticks
        self._bells: dict[str, int] = {}
        self._news: deque[News] = deque()
        self._since = ticks()

    def add(self, news: list[News], bells: list[Bell]) -> None:
        """Let more wait."""
        self._news.extend(news)
        for bell in bells:
            self._bells[bell.room] = max(bell.seq, self._bells.get(bell.room, 0))

    @property
    def hopeless(self) -> bool:
        """Whether its process has taken nothing for so long, or is so far behind, that it must look for itself."""
        return self._ticks() - self._since > PATIENCE_S or len(self._news) > MOST_NEWS

    def empty(self, send: Callable[[bytes], bool]) -> bool:
        """Send what waits, packet by packet; false when the other side takes no more now."""
        while self._news or self._bells:
            news = self._next_news()
            rooms = [] if self._news else list(self._bells)[:BELLS_AT_ONCE]
            if not send(_packed.encode(Packet(news, [Bell(room, self._bells[room]) for room in rooms]))):
                self._news.extendleft(reversed(news))
                return False
            self._since = self._ticks()
            for room in rooms:
                del self._bells[room]
        return True

    def _next_news(self) -> list[News]:
        taken: list[News] = []
        size = 0
        while self._news and (not taken or size + len(self._news[0].body) <= NEWS_BYTES_AT_ONCE):
            size += len(self._news[0].body) + 64
            taken.append(self._news.popleft())
        return taken

"""Who listens at a bus in this process, and what it has still to say of one turn of the event loop."""

from __future__ import annotations

from collections.abc import Iterable

from backchannel.bus.base import Bell, Listener, News, NewsListener


class Ears:
    """Those who hear a bus's bells and news."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []
        self._hearers: list[NewsListener] = []

    def listen(self, listener: Listener) -> None:
        """Call `listener` with every bell from now on."""
        self._listeners.append(listener)

    def hear(self, listener: NewsListener) -> None:
        """Call `listener` with all news of others from now on."""
        self._hearers.append(listener)

    def sound(self, bells: Iterable[Bell]) -> None:
        """Let everybody hear bells."""
        for bell in bells:
            for listener in tuple(self._listeners):
                listener(bell)

    def take(self, news: Iterable[News], bells: Iterable[Bell]) -> None:
        """Let everybody hear what others said: news first, for they may end a right that the bells would serve."""
        for one in news:
            for hearer in tuple(self._hearers):
                hearer(one)
        self.sound(bells)

    def close(self) -> None:
        """Nobody hears anything more."""
        self._listeners.clear()
        self._hearers.clear()


class Turn:
    """What is to be said when a turn of the loop is over: for each room the last place alone, and all news in order."""

    def __init__(self) -> None:
        self._bells: dict[str, int] = {}
        self._news: list[News] = []

    def ring(self, bell: Bell) -> None:
        """Say that a room has something new."""
        self._bells[bell.room] = max(bell.seq, self._bells.get(bell.room, 0))

    def tell(self, news: News) -> None:
        """Say news."""
        self._news.append(news)

    def over(self) -> tuple[list[News], list[Bell]]:
        """What is to be said now; the next turn begins with nothing."""
        news, bells = self._news, [Bell(room, seq) for room, seq in self._bells.items()]
        self._news, self._bells = [], {}
        return news, bells

"""A universe's bells, as its planes hear and ring them: chosen before they can be opened, opened with the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from backchannel.bus import Bell, Bus, News, open_bus
from backchannel.bus.base import Listener
from backchannel.wiring.universe import Universe

Hearer = Callable[[object], None]
"""Hears an event of another process on the event loop; must not wait."""


class Bells:
    """The bus of one universe.

    Args:
        universe: whose they are; it says by which kind of bus they go.
        entry: the entries of this universe's room logs: for each a bell is rung, which says room and place alone.
        news: events that stand in no log and go to the other processes; whatever else comes is not heard.
        as_told: what is told of such an event, where that is not all of it.
    """

    def __init__(
        self,
        universe: Universe,
        entry: type[msgspec.Struct],
        news: Iterable[type[msgspec.Struct]],
        as_told: Callable[[object], object] = lambda event: event,
    ) -> None:
        self._universe, self._entry, self._as_told = universe, entry, as_told
        self._decoders = {one.__name__: msgspec.msgpack.Decoder(one) for one in news}
        self._encoder = msgspec.msgpack.Encoder()
        self._listeners: list[Listener] = []
        self._hearers: list[Hearer] = []
        self._bus: Bus | None = None

    def listen(self, listener: Listener) -> None:
        """Call `listener` with every bell, once the bus is open."""
        self._listeners.append(listener)
        if self._bus is not None:
            self._bus.listen(listener)

    def hear(self, hearer: Hearer) -> None:
        """Call `hearer` with every event of news that another process tells."""
        self._hearers.append(hearer)

    def ring(self, room: str, seq: int) -> None:
        """Tell everybody that a room has something new up to a place; nobody is told before the bus is open."""
        if self._bus is not None:
            self._bus.ring(Bell(room, seq))

    def tell(self, event: object) -> None:
        """Tell the other processes of an event; nobody is told before the bus is open."""
        if self._bus is not None:
            self._bus.tell(News(type(event).__name__, self._encoder.encode(self._as_told(event))))

    def committed(self, events: Iterable[object]) -> None:
        """Pass on what one commit of this process emitted, as far as it concerns the other processes."""
        for event in events:
            if isinstance(event, self._entry):
                self.ring(event.room, event.seq)  # type: ignore[attr-defined]
            elif type(event).__name__ in self._decoders:
                self.tell(event)

    def listens_in(self, folder: Path) -> bool:
        """Whether this process hears the bells of a universe's folder by this."""
        return self._bus is not None and self._bus.listens_in(folder)

    def _heard(self, news: News) -> None:
        if (decoder := self._decoders.get(news.kind)) is None:
            return
        try:
            event = decoder.decode(news.body)
        except msgspec.MsgspecError:  # a process of another version: it says it in other words
            return
        for hearer in tuple(self._hearers):
            hearer(event)

    async def start(self) -> None:
        """Open the bus."""
        self._bus = await open_bus(self._universe.bus, self._universe.folder, self._universe.channel)
        self._bus.hear(self._heard)
        for listener in self._listeners:
            self._bus.listen(listener)

    async def stop(self) -> None:
        """Close the bus."""
        if self._bus is not None:
            await self._bus.close()
            self._bus = None

"""The customers' plane: its door, its feed, and the ways into the public store that it is given."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from typing import Any

from backchannel import __version__
from backchannel.customer import Door, Parts, open_door
from backchannel.customer.description import description
from backchannel.customer.pages import page_routes, served_files
from backchannel.outbound import ChannelDesk, channel_router
from backchannel.outbound.admission import ChannelAdmission
from backchannel.outbound.description import CHANNEL_OPERATIONS
from backchannel.outbound.wire import WIRE_TYPES
from backchannel.public.enquiries.handing import Handing
from backchannel.settings import Settings
from backchannel.wiring.plane import Plane
from backchannel.wiring.public_side import PublicSide

CHECK_SESSIONS_EVERY_S = 10.0
_LOG = logging.getLogger("backchannel.customer")


def customer_plane(public: PublicSide, settings: Settings, pages: Mapping[str, str] | None = None) -> Plane:
    """The customers' door on an open public universe.

    Args:
        public: the universe that customers are served from.
        settings: the settings in force.
        pages: further pages to show, by path, such as a shop that is invented.
    """
    universe = public.universe
    shown = page_routes(served_files(pages or {}), customer_description())
    parts = Parts(public.access("customer"), universe.clock, public.typing, universe.files, settings)
    systems = public.access("outbound")
    channels = ChannelDesk(systems, ChannelAdmission(systems, universe.clock, settings), Handing(systems))
    door = open_door(parts, shown, [channel_router(channels)])
    universe.store.listen(door.committed)
    public.bells.listen(lambda bell: door.rung(bell.room, bell.seq))
    public.bells.hear(lambda event: door.committed([event]))

    async def start() -> None:
        door.tasks.run(_check_sessions(door))

    return Plane("customer", door.app, door.sockets, start, door.tasks.stop)


async def _check_sessions(door: Door) -> None:
    """A session ended elsewhere ends here within ten seconds, whatever happens to the word of it."""
    while True:
        await asyncio.sleep(CHECK_SESSIONS_EVERY_S)
        try:
            await door.check_sessions()
        except Exception:  # noqa: BLE001 - the store may be away for a while: the next look comes
            _LOG.exception("sessions could not be looked at")


def customer_description() -> dict[str, Any]:
    """The OpenAPI document of everything that this listener serves."""
    return description(__version__, CHANNEL_OPERATIONS, WIRE_TYPES)
